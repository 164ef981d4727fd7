package dev.sessionready.aws;

import dev.sessionready.aws.client.AwsCall;
import dev.sessionready.aws.client.Clients;
import dev.sessionready.aws.client.Permission;
import dev.sessionready.fact.Fact;
import dev.sessionready.fact.ReadFailure;
import dev.sessionready.rule.ReportStore;
import java.nio.file.Path;
import java.util.Optional;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;

/**
 * Reports in a bucket of S3.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObject.html">PutObject</a>
 */
public record LiveReportStore(S3Client s3, AwsCall ask, String bucket) implements ReportStore {

  /** The store of a bucket that those clients may write to. */
  public LiveReportStore(Clients clients, String bucket) {
    this(clients.s3(), new AwsCall(), bucket);
  }

  @Override
  public Optional<ReadFailure> put(String name, String mediaType, Path report) {
    Fact<PutObjectResponse> put =
        ask.forValue(
            Permission.PUT_OBJECT,
            () -> s3.putObject(r -> r.bucket(bucket).key(name).contentType(mediaType), report));
    return switch (put) {
      case Fact.Known<PutObjectResponse> _ -> Optional.empty();
      case Fact.Absent<PutObjectResponse> _ ->
          Optional.of(new ReadFailure(Permission.PUT_OBJECT.action(), "there is no such bucket"));
      case Fact.Unreadable<PutObjectResponse>(ReadFailure failure) -> Optional.of(failure);
    };
  }

  @Override
  public String address(String name) {
    return address(bucket, name);
  }

  /** The address of an object. */
  public static String address(String bucket, String name) {
    return "s3://" + bucket + "/" + name;
  }
}
