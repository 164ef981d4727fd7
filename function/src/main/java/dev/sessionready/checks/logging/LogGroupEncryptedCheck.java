package dev.sessionready.checks.logging;

import static dev.sessionready.check.Severity.HIGH;

import com.google.auto.service.AutoService;
import dev.sessionready.check.Check;
import dev.sessionready.check.CheckInfo;
import dev.sessionready.check.SeedRow;
import dev.sessionready.check.Stage;
import dev.sessionready.check.Symptom;
import dev.sessionready.check.Verdict;
import dev.sessionready.model.SessionPreferences;
import dev.sessionready.subject.Subject;
import java.util.List;

/** Whether the log group has a key where the preferences demand one. */
@CheckInfo(
    id = "log-group-encrypted",
    title = "The log group has a KMS key where the preferences demand an encrypted one",
    why =
        "With cloudWatchEncryptionEnabled the agent refuses every session unless the log group has a"
            + " KMS key of its own.",
    source =
        "https://docs.aws.amazon.com/systems-manager/latest/userguide/session-manager-logging-cloudwatch-logs.html",
    severity = HIGH,
    stage = Stage.LOGGING,
    symptoms = Symptom.LOG_GROUP_NOT_ENCRYPTED,
    remediation = {ChosenLogsKey.READ_POLICY, ChosenLogsKey.PUT_POLICY, ChosenLogsKey.ASSOCIATE},
    after = LogGroupCheck.class,
    seed = SeedRow.LOGS_KEY_POLICY)
@AutoService(Check.class)
public final class LogGroupEncryptedCheck implements Check {

  @Override
  public Verdict judge(Subject subject) {
    return LogGroupTarget.group(
        subject,
        group -> {
          subject.preferences().requireSettled(SessionPreferences.CLOUDWATCH_ENCRYPTION);
          if (!subject.preferences().cloudWatch().encryptionEnabled()) {
            return Verdict.notApplicable("log-group-encrypted.not-demanded");
          }
          return group.kmsKeyId() == null
              ? Verdict.fail(
                      HIGH,
                      Symptom.LOG_GROUP_NOT_ENCRYPTED,
                      "log-group-encrypted.no-key",
                      group.name())
                  .withResources(List.of(group.arn()))
                  .withSteps(new ChosenLogsKey(subject.place(), group.name()).associate())
              : Verdict.pass("log-group-encrypted.has-key", group.name());
        });
  }
}
