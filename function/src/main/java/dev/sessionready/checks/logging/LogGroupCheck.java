package dev.sessionready.checks.logging;

import static dev.sessionready.check.Severity.HIGH;

import com.google.auto.service.AutoService;
import dev.sessionready.check.Check;
import dev.sessionready.check.CheckInfo;
import dev.sessionready.check.Command;
import dev.sessionready.check.FixStep;
import dev.sessionready.check.SeedRow;
import dev.sessionready.check.Stage;
import dev.sessionready.check.Symptom;
import dev.sessionready.check.Verdict;
import dev.sessionready.model.SessionPreferences;
import dev.sessionready.subject.Subject;
import java.util.List;

/** Whether the log group that the preferences name is there. */
@CheckInfo(
    id = "log-group",
    title = "The log group that the preferences name exists",
    why =
        "The agent looks in the account and region of the instance for a log group of exactly that"
            + " name, and never creates one. Where it finds none it refuses the session if encryption"
            + " is demanded; otherwise the session works and nothing is logged.",
    source =
        "https://docs.aws.amazon.com/systems-manager/latest/userguide/session-manager-logging.html",
    severity = HIGH,
    stage = Stage.LOGGING,
    symptoms = {Symptom.LOG_GROUP_NOT_ENCRYPTED, Symptom.NOTHING_IN_CLOUDWATCH},
    remediation = {
      "aws logs create-log-group --log-group-name LOG_GROUP",
      ChosenLogsKey.READ_POLICY,
      ChosenLogsKey.PUT_POLICY,
      "aws logs create-log-group --log-group-name LOG_GROUP --kms-key-id KEY_ARN",
      SessionDocumentCommands.READ,
      SessionDocumentCommands.UPDATE,
      SessionDocumentCommands.MAKE_DEFAULT
    },
    seed = SeedRow.LOGS_KEY_POLICY)
@AutoService(Check.class)
public final class LogGroupCheck implements Check {

  @Override
  public Verdict judge(Subject subject) {
    SessionPreferences preferences = subject.preferences();
    if (!preferences.logsToCloudWatch()) {
      return Verdict.notApplicable("preferences.no-cloudwatch");
    }
    LogGroupName name = new LogGroupName(preferences.cloudWatch().logGroupName());
    if (!name.isPossible()) {
      return misnamed(subject, name, seen(preferences));
    }
    return subject.account().logGroup(name.value()).ask().isPresent()
        ? Verdict.pass("log-group.exists", name.value())
        : Verdict.fail(HIGH, seen(preferences), "log-group.absent", name.value())
            .withResources(List.of(subject.place().logGroupArn(name.value())))
            .withSteps(create(subject, name.value(), preferences));
  }

  // A group without a key is refused where encryption is demanded, and one with a key is made only
  // where CloudWatch Logs may use that.
  // https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html
  private static List<FixStep> create(
      Subject subject, String name, SessionPreferences preferences) {
    Command create = Command.aws("logs", "create-log-group", "--log-group-name", name);
    if (!preferences.cloudWatch().encryptionEnabled()) {
      return List.of(FixStep.fix(create.toString()));
    }
    return new ChosenLogsKey(subject.place(), name)
        .before(FixStep.fix(create.with("--kms-key-id", "KEY_ARN").toString()));
  }

  private static Symptom seen(SessionPreferences preferences) {
    return preferences.cloudWatch().encryptionEnabled()
        ? Symptom.LOG_GROUP_NOT_ENCRYPTED
        : Symptom.NOTHING_IN_CLOUDWATCH;
  }

  private static Verdict misnamed(Subject subject, LogGroupName name, Symptom seen) {
    SessionDocumentCommands document = SessionDocumentCommands.of(subject);
    Verdict.Fail fail =
        name.isArn()
            ? Verdict.fail(HIGH, seen, "log-group.arn", name.value(), name.meant())
            : Verdict.fail(HIGH, seen, "log-group.misnamed", name.head());
    return fail.withResources(List.of(document.name()))
        .withSteps(document.set("cloudWatchLogGroupName: " + name.meant()));
  }
}
