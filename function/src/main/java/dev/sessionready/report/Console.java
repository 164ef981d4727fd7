package dev.sessionready.report;

import dev.sessionready.model.Place;
import java.util.Optional;

/**
 * The hosts of the AWS Management Console.
 *
 * @see <a href="https://docs.aws.amazon.com/general/latest/gr/mgmt-console.html">Management console
 *     endpoints</a>
 */
final class Console {

  private Console() {}

  /** The host for a place, empty where its partition has a console that is not public. */
  static Optional<String> of(Place place) {
    return switch (place.partition()) {
      case "aws" -> domain("aws.amazon.com");
      case "aws-cn" -> domain("amazonaws.cn");
      case "aws-us-gov" -> domain("amazonaws-us-gov.com");
      case "aws-eusc" -> domain("amazonaws-eusc.eu");
      default -> Optional.empty();
    };
  }

  private static Optional<String> domain(String name) {
    return Optional.of("console." + name);
  }
}
