package dev.sessionready.checks.identity;

import static dev.sessionready.check.Severity.HIGH;

import com.google.auto.service.AutoService;
import dev.sessionready.check.Check;
import dev.sessionready.check.CheckInfo;
import dev.sessionready.check.FixStep;
import dev.sessionready.check.SeedRow;
import dev.sessionready.check.Stage;
import dev.sessionready.check.Symptom;
import dev.sessionready.check.Text;
import dev.sessionready.check.Verdict;
import dev.sessionready.model.Permissions;
import dev.sessionready.model.Role;
import dev.sessionready.model.SessionPreferences;
import dev.sessionready.model.Subject;
import java.util.List;

/** Whether the role may write the log stream that the preferences ask for. */
@CheckInfo(
    id = "logs-actions",
    title = "The role may write session logs to CloudWatch Logs",
    why =
        "The agent looks for the log group with logs:DescribeLogGroups, which works on all groups or"
            + " none, before the shell starts; it then writes the stream itself.",
    source =
        "https://docs.aws.amazon.com/systems-manager/latest/userguide/getting-started-create-iam-instance-profile.html",
    severity = HIGH,
    stage = Stage.LOGGING,
    seen = {Symptom.LOG_GROUP_NOT_ENCRYPTED, Symptom.NOTHING_IN_CLOUDWATCH, Symptom.EMPTY_STREAM},
    fix =
        "aws iam put-role-policy --role-name ROLE --policy-name POLICY_NAME"
            + " --policy-document file://policy.json",
    after = CredentialSource.class,
    seed = SeedRow.INSTANCE_ROLE)
@AutoService(Check.class)
public final class LogsActions implements Check {

  static final String DESCRIBE = "logs:DescribeLogGroups";
  static final String PUT = "logs:PutLogEvents";

  @Override
  public Verdict judge(Subject subject) {
    return Feature.CLOUDWATCH_LOGS.judge(
        subject,
        (preferences, role) -> judge(preferences, role, wants(subject, preferences, role)));
  }

  private static Verdict judge(SessionPreferences preferences, Role role, Wants wants) {
    boolean harmless = isHarmless(preferences, wants);
    if (!wants.refused().isEmpty() && !harmless) {
      return Verdict.fail(
              HIGH,
              symptom(preferences, wants),
              "logs-actions.refused",
              role.name(),
              wants.refusedActions(),
              wants.why())
          .withResources(List.of(role.arn()))
          .withFix(wants.fix("session-manager-logs"));
    }
    if (!wants.doubtful().isEmpty()) {
      return Roles.doubt(role, wants);
    }
    return harmless
        ? new Verdict.Warn(
            Text.message("logs-actions.describe", role.name()),
            List.of(role.arn()),
            FixStep.fixes(wants.fix("session-manager-logs")))
        : Verdict.pass("logs-actions.allowed", role.name());
  }

  private static Wants wants(Subject subject, SessionPreferences preferences, Role role) {
    Permissions permissions = subject.permissions(role);
    return new Wants(
        role,
        Need.logs(subject.place(), preferences).stream()
            .map(need ->
                new Want(
                    need.action(), need.granted(), permissions.decide(need.action(), need.asked())))
            .toList());
  }

  /**
   * Whether nothing comes of what is refused: with neither flag the agent only warns in its own log
   * when it cannot look for the log group, and uploads at the end all the same.
   */
  static boolean isHarmless(SessionPreferences preferences, Wants wants) {
    return wants.refusedActions().equals(List.of(DESCRIBE)) && isLookIdle(preferences);
  }

  /** What is seen where those are refused. */
  static Symptom symptom(SessionPreferences preferences, Wants wants) {
    if (wants.refuses(DESCRIBE) && preferences.cloudWatchEncryptionEnabled()) {
      return Symptom.LOG_GROUP_NOT_ENCRYPTED;
    }
    // Where the look has no consequence, the stream is created whether it was allowed or not.
    List<String> felt =
        wants.refusedActions().stream()
            .filter(action -> !(action.equals(DESCRIBE) && isLookIdle(preferences)))
            .toList();
    return felt.equals(List.of(PUT)) ? Symptom.EMPTY_STREAM : Symptom.NOTHING_IN_CLOUDWATCH;
  }

  private static boolean isLookIdle(SessionPreferences preferences) {
    return !preferences.cloudWatchEncryptionEnabled() && !preferences.cloudWatchStreamingEnabled();
  }
}
