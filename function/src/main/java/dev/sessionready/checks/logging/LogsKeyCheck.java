package dev.sessionready.checks.logging;

import static dev.sessionready.check.Severity.HIGH;

import com.google.auto.service.AutoService;
import dev.sessionready.check.Check;
import dev.sessionready.check.CheckInfo;
import dev.sessionready.check.SeedRow;
import dev.sessionready.check.Stage;
import dev.sessionready.check.Symptom;
import dev.sessionready.check.Text;
import dev.sessionready.check.Verdict;
import dev.sessionready.subject.Subject;
import java.util.List;

/** Whether the key that the log group is encrypted with serves. */
@CheckInfo(
    id = "logs-key",
    title = "The key of the log group is enabled and symmetric",
    why =
        "CloudWatch Logs takes in nothing for a log group whose key is disabled or deleted: sessions"
            + " work and their log stream stays empty.",
    source = "https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html",
    severity = HIGH,
    stage = Stage.LOGGING,
    symptoms = Symptom.EMPTY_STREAM,
    remediation = {
      "aws kms enable-key --key-id KEY_ARN",
      "aws kms cancel-key-deletion --key-id KEY_ARN",
      "aws kms import-key-material --key-id KEY_ARN --import-token fileb://IMPORT_TOKEN --encrypted-key-material fileb://KEY_MATERIAL --expiration-model KEY_MATERIAL_DOES_NOT_EXPIRE",
      "aws kms connect-custom-key-store --custom-key-store-id KEY_STORE_ID",
      ChosenLogsKey.READ_POLICY,
      ChosenLogsKey.PUT_POLICY,
      ChosenLogsKey.ASSOCIATE
    },
    after = LogGroupCheck.class,
    seed = SeedRow.LOGS_KEY_POLICY)
@AutoService(Check.class)
public final class LogsKeyCheck implements Check {

  @Override
  public Verdict judge(Subject subject) {
    return LogGroupTarget.key(
        subject,
        (group, keyArn) ->
            new KeyState(subject, keyArn, subject.place().region(), called(keyArn, group.name()))
                .judge(
                    Symptom.EMPTY_STREAM,
                    List.of(group.arn()),
                    new ChosenLogsKey(subject.place(), group.name()).associate()));
  }

  /** What the sentences call the key of a log group. */
  static Text called(String keyArn, String group) {
    return Text.message("logs-key.called", keyArn.substring(keyArn.lastIndexOf('/') + 1), group);
  }
}
