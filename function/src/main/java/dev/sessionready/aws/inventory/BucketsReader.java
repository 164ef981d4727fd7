package dev.sessionready.aws.inventory;

import dev.sessionready.aws.client.Answers;
import dev.sessionready.aws.client.AwsCall;
import dev.sessionready.aws.client.Parallel;
import dev.sessionready.aws.client.Permission;
import dev.sessionready.aws.client.SdkValues;
import dev.sessionready.fact.Fact;
import dev.sessionready.fact.Fact.Absent;
import dev.sessionready.fact.Fact.Known;
import dev.sessionready.fact.Fact.Unreadable;
import dev.sessionready.model.Bucket;
import dev.sessionready.model.BucketEncryption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionByDefault;

/** Reads S3 buckets, of this account or of others as far as they let it. */
public record BucketsReader(S3Client s3, AwsCall ask) {

  private static final int PAGE = 10_000;

  /** The bucket of that name, or absent where S3 knows none in any account. */
  Fact<Bucket> bucket(String name) {
    Fact<List<software.amazon.awssdk.services.s3.model.Bucket>> ours = ours(name);
    Fact<String> region = region(name, ours);
    return switch (region) {
      case Absent<String>() -> Fact.absent();
      case Known<String> _, Unreadable<String> _ ->
          Fact.known(bucket(name, Answers.map(ours, listed -> !listed.isEmpty()), region));
    };
  }

  private Bucket bucket(String name, Fact<Boolean> owned, Fact<String> region) {
    CompletableFuture<Fact<BucketEncryption>> encryption = Parallel.start(() -> encryption(name));
    CompletableFuture<Fact<String>> policy = Parallel.start(() -> policy(name));
    Fact<String> ownership = objectOwnership(name);
    return new Bucket(name, owned, region, encryption.join(), policy.join(), ownership);
  }

  private Fact<List<software.amazon.awssdk.services.s3.model.Bucket>> ours(String name) {
    return ask.forValue(
        Permission.LIST_ALL_MY_BUCKETS,
        () ->
            s3
                .listBucketsPaginator(request -> request.prefix(name).maxBuckets(PAGE))
                .buckets()
                .stream()
                .filter(bucket -> bucket.name().equals(name))
                .toList());
  }

  private Fact<String> region(
      String name, Fact<List<software.amazon.awssdk.services.s3.model.Bucket>> ours) {
    return Answers.seen(ours).stream()
        .flatMap(List::stream)
        .flatMap(bucket -> Optional.ofNullable(bucket.bucketRegion()).stream())
        .findFirst()
        .map(Fact::known)
        .orElseGet(() -> location(name));
  }

  /** Its region, as S3 answers it. */
  public Fact<String> location(String name) {
    return Answers.map(
        ask.forValue(
            Permission.GET_BUCKET_LOCATION,
            () ->
                SdkValues.orEmpty(
                    s3.getBucketLocation(request -> request.bucket(name))
                        .locationConstraintAsString())),
        BucketsReader::region);
  }

  // https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketLocation.html
  private static String region(String constraint) {
    return switch (constraint) {
      case "" -> "us-east-1";
      case "EU" -> "eu-west-1";
      default -> constraint;
    };
  }

  /** How it encrypts by default. */
  public Fact<BucketEncryption> encryption(String name) {
    return ask.forOptional(
        Permission.GET_ENCRYPTION_CONFIGURATION,
        () ->
            s3
                .getBucketEncryption(request -> request.bucket(name))
                .serverSideEncryptionConfiguration()
                .rules()
                .stream()
                .flatMap(
                    rule -> Optional.ofNullable(rule.applyServerSideEncryptionByDefault()).stream())
                .findFirst()
                .map(BucketsReader::encryption));
  }

  private static BucketEncryption encryption(ServerSideEncryptionByDefault actual) {
    return new BucketEncryption(
        SdkValues.orEmpty(actual.sseAlgorithmAsString()), actual.kmsMasterKeyID());
  }

  private Fact<String> policy(String name) {
    return ask.forValue(
        Permission.GET_BUCKET_POLICY,
        () -> s3.getBucketPolicy(request -> request.bucket(name)).policy());
  }

  private Fact<String> objectOwnership(String name) {
    return ask.forOptional(
        Permission.GET_BUCKET_OWNERSHIP_CONTROLS,
        () ->
            s3
                .getBucketOwnershipControls(request -> request.bucket(name))
                .ownershipControls()
                .rules()
                .stream()
                .map(rule -> SdkValues.orEmpty(rule.objectOwnershipAsString()))
                .findFirst());
  }
}
