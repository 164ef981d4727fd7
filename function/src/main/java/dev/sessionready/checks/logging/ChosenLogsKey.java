package dev.sessionready.checks.logging;

import dev.sessionready.check.Command;
import dev.sessionready.check.FixStep;
import dev.sessionready.check.Text;
import dev.sessionready.model.AccountRegion;
import java.util.List;
import java.util.stream.Stream;

/**
 * A key that its operator chooses for a log group. CloudWatch Logs uses it in its own name, so the
 * key's policy has to allow that before the group gets the key.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html">
 *     Encrypt log data</a>
 */
record ChosenLogsKey(AccountRegion place, String group) {

  /** The command by which a group that is there gets the key. */
  static final String ASSOCIATE =
      "aws logs associate-kms-key --log-group-name LOG_GROUP --kms-key-id KEY_ARN";

  static final String READ_POLICY =
      "aws kms get-key-policy --key-id KEY_ARN --policy-name default --query Policy --output text > policy.json";

  static final String PUT_POLICY =
      "aws kms put-key-policy --key-id KEY_ARN --policy-name default --policy file://policy.json";

  private static final String KEY = "KEY_ARN";

  /** The steps that allow CloudWatch Logs the key and give it to the group. */
  List<FixStep> associate() {
    return before(FixStep.fix(ASSOCIATE.replace("LOG_GROUP", Command.quote(group))));
  }

  /** The steps that allow CloudWatch Logs the key, and then the one that uses it. */
  List<FixStep> before(FixStep use) {
    return Stream.of(
            FixStep.look(READ_POLICY),
            FixStep.fix(Text.message("fix.add-statement", PUT_POLICY)),
            FixStep.fix(new LogsPrincipal(place, group, KEY).statement()),
            use)
        .toList();
  }
}
