package dev.sessionready.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.Arrays;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.services.s3.model.GetBucketLocationResponse;

/** What may befall a call to AWS. */
public enum Fault {
  THROTTLED,
  SERVER_ERROR,
  UNAVAILABLE,
  TIMED_OUT,
  RESET,
  /** The body breaks off in its middle. */
  TRUNCATED,
  /** Something between us and AWS answers with a page of its own. */
  MALFORMED,
  EMPTY_BODY,
  /** An answer that has none of its fields. */
  MISSING_FIELDS,
  DENIED,
  EXPIRED_TOKEN,
  /** A page without items that names a next one, as AWS may send. */
  EMPTY_PAGE,
  /** Every page names the same next one. */
  REPEATED_TOKEN,
  /** A second page lists what the first one did, as where a listing moves while it is read. */
  REPEATED_PAGE,
  /**
   * An instance vanishes just before the call: from then on listings leave it out, and whoever asks
   * for it by its id is told that there is none.
   */
  INSTANCE_VANISHED;

  /** What goes over the wire; a status of 0 leaves the head as it was. */
  record Wire(int status, SdkBytes body) {}

  /** Whether it can befall that answer. */
  public boolean canBefall(SdkResponse answer) {
    return switch (this) {
      case EMPTY_PAGE, REPEATED_TOKEN, REPEATED_PAGE -> Pages.has(answer);
      // So S3 answers of us-east-1.
      case MISSING_FIELDS -> !(answer instanceof GetBucketLocationResponse);
      case THROTTLED,
          SERVER_ERROR,
          UNAVAILABLE,
          TIMED_OUT,
          RESET,
          TRUNCATED,
          MALFORMED,
          EMPTY_BODY,
          DENIED,
          EXPIRED_TOKEN,
          INSTANCE_VANISHED ->
          true;
    };
  }

  /** What comes over the wire in place of a whole answer. */
  Wire onTheWire(String operation, byte[] whole) throws IOException {
    return switch (this) {
      case THROTTLED ->
          error(
              operation,
              new Codes("RequestLimitExceeded", "Throttling", "SlowDown", "ThrottlingException"),
              400);
      case SERVER_ERROR ->
          error(
              operation,
              new Codes("InternalError", "InternalFailure", "InternalError", "InternalServerError"),
              500);
      case UNAVAILABLE ->
          error(
              operation,
              new Codes(
                  "Unavailable", "ServiceUnavailable", "ServiceUnavailable", "ServiceUnavailable"),
              503);
      case DENIED ->
          error(
              operation,
              new Codes(
                  "UnauthorizedOperation", "AccessDenied", "AccessDenied", "AccessDeniedException"),
              403);
      case EXPIRED_TOKEN ->
          error(
              operation,
              new Codes("RequestExpired", "ExpiredToken", "ExpiredToken", "ExpiredTokenException"),
              400);
      case TIMED_OUT -> throw new SocketTimeoutException("Read timed out");
      case RESET -> throw new SocketException("Connection reset");
      case TRUNCATED -> wire(0, Arrays.copyOf(whole, whole.length / 2));
      case MALFORMED -> wire(200, "<html><body>Please sign in</body></html>".getBytes(UTF_8));
      case EMPTY_BODY -> wire(200, new byte[0]);
      case MISSING_FIELDS, EMPTY_PAGE, REPEATED_TOKEN, REPEATED_PAGE, INSTANCE_VANISHED ->
          wire(0, whole);
    };
  }

  /** What the SDK makes of an answer whose body came whole. */
  SdkResponse spoil(SdkResponse answer, boolean isInvented) {
    return switch (this) {
      case MISSING_FIELDS -> Pages.bare(answer);
      case EMPTY_PAGE -> isInvented || !Pages.has(answer) ? answer : Pages.emptied(answer);
      case REPEATED_TOKEN -> Pages.has(answer) ? Pages.followed(answer) : answer;
      case REPEATED_PAGE -> isInvented || !Pages.has(answer) ? answer : Pages.followed(answer);
      case THROTTLED,
          SERVER_ERROR,
          UNAVAILABLE,
          TIMED_OUT,
          RESET,
          TRUNCATED,
          MALFORMED,
          EMPTY_BODY,
          DENIED,
          EXPIRED_TOKEN,
          INSTANCE_VANISHED ->
          answer;
    };
  }

  static Wire wire(int status, byte[] body) {
    return new Wire(status, SdkBytes.fromByteArray(body));
  }

  /** One error in the words of each protocol. */
  record Codes(String ec2, String query, String s3, String json) {}

  static Wire error(String operation, Codes codes, int status) {
    ResponseDefinitionBuilder answer =
        switch (operation.substring(0, operation.indexOf(':'))) {
          case "Ec2" -> Stubs.ec2Error(status, codes.ec2());
          case "Iam", "Sts", "Route 53" -> Stubs.queryError(status, codes.query());
          case "S3" -> Stubs.s3Error(status, codes.s3());
          case String _ -> Stubs.jsonError(status, codes.json());
        };
    ResponseDefinition built = answer.build();
    return wire(built.getStatus(), built.getBody().getBytes(UTF_8));
  }
}
