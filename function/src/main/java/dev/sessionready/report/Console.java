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
      case "aws" -> Optional.of("console.aws.amazon.com");
      case "aws-cn" -> Optional.of("console.amazonaws.cn");
      case "aws-us-gov" -> Optional.of("console.amazonaws-us-gov.com");
      case "aws-eusc" -> Optional.of("console.amazonaws-eusc.eu");
      default -> Optional.empty();
    };
  }
}
