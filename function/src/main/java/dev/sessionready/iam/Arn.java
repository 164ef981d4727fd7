package dev.sessionready.iam;

import java.util.Optional;

/**
 * An Amazon Resource Name in its parts.
 *
 * @param region empty where the service has none, as IAM
 * @param account empty where the service has none, as S3
 * @param resource all that follows the fifth colon, further colons among it
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html">ARNs</a>
 */
public record Arn(
    String partition, String service, String region, String account, String resource) {

  /** How many parts an ARN has, {@code arn} itself included. */
  static final int PARTS = 6;

  /** The parts of an ARN, or empty for a text that is none. */
  public static Optional<Arn> parse(String text) {
    String[] part = text.split(":", PARTS);
    return part.length == PARTS && part[0].equals("arn")
        ? Optional.of(new Arn(part[1], part[2], part[3], part[4], part[5]))
        : Optional.empty();
  }
}
