package dev.sessionready.checks.logging;

import dev.sessionready.iam.Arn;
import dev.sessionready.model.SessionPreferences;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What stands in the preferences for the name of a log group.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_CreateLogGroup.html">
 *     CreateLogGroup</a>
 */
record LogGroupName(String value) {

  private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_./#-]{1,512}");
  private static final int LEGIBLE = 64;
  private static final Pattern RESOURCE = Pattern.compile("log-group:([^:]+).*");

  /** Whether a log group can have it, or a parameter stands for it, which only the agent knows. */
  boolean isPossible() {
    return SessionPreferences.isParameter(value) || NAME.matcher(value).matches();
  }

  /** Whether it is the ARN of a log group. */
  boolean isArn() {
    return named().isPresent();
  }

  /** Enough of it to recognise: what AWS Config shows has no space for the longest ones. */
  String head() {
    return value.length() <= LEGIBLE ? value : value.substring(0, LEGIBLE) + "...";
  }

  /** The name alone where this is an ARN, else a place to fill. */
  String meant() {
    return named().orElse("LOG_GROUP");
  }

  private Optional<String> named() {
    return Arn.parse(value)
        .filter(arn -> arn.service().equals("logs"))
        .map(arn -> RESOURCE.matcher(arn.resource()))
        .filter(Matcher::matches)
        .map(resource -> resource.group(1));
  }
}
