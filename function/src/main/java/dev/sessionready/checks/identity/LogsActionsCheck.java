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
import dev.sessionready.model.Role;
import dev.sessionready.model.SessionPreferences;
import dev.sessionready.subject.AgentPermissions;
import dev.sessionready.subject.Subject;
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
    symptoms = {
      Symptom.LOG_GROUP_NOT_ENCRYPTED,
      Symptom.NOTHING_IN_CLOUDWATCH,
      Symptom.EMPTY_STREAM
    },
    remediation = {
      "aws iam put-role-policy --role-name ROLE --policy-name POLICY_NAME"
          + " --policy-document file://policy.json",
      "aws iam get-role-policy --role-name ROLE --policy-name POLICY_NAME --query PolicyDocument"
          + " > policy.json"
    },
    after = CredentialSourceCheck.class,
    seed = SeedRow.INSTANCE_ROLE)
@AutoService(Check.class)
public final class LogsActionsCheck implements Check {

  static final String DESCRIBE = "logs:DescribeLogGroups";
  static final String DESCRIBE_STREAMS = "logs:DescribeLogStreams";
  static final String PUT = "logs:PutLogEvents";

  @Override
  public Verdict judge(Subject subject) {
    return SessionFeature.CLOUDWATCH_LOGS.judge(
        subject,
        (preferences, role) ->
            judge(subject, preferences, role, wants(subject, preferences, role)));
  }

  private static Verdict judge(
      Subject subject, SessionPreferences preferences, Role role, FeaturePermissions wants) {
    List<FixStep> fix = wants.fix("session-manager-logs", subject.place());
    boolean harmless = isHarmless(preferences, wants);
    if (harmless && wants.refuses(DESCRIBE)) {
      preferences.requireSettled(SessionPreferences.CLOUDWATCH_ENCRYPTION);
    }
    if (!wants.refused().isEmpty() && !harmless) {
      return Verdict.fail(
              HIGH,
              symptom(preferences, wants),
              "logs-actions.refused",
              role.name(),
              wants.refusedActions(),
              wants.why())
          .withResources(List.of(role.arn()))
          .withSteps(fix);
    }
    if (!wants.doubtful().isEmpty()) {
      return RolePermissions.doubt(role, wants);
    }
    return harmless
        ? new Verdict.Warn(
            Text.message("logs-actions.describe", role.name(), wants.refusedActions()),
            List.of(role.arn()),
            fix)
        : Verdict.pass("logs-actions.allowed", role.name());
  }

  static FeaturePermissions wants(Subject subject, SessionPreferences preferences, Role role) {
    AgentPermissions permissions = subject.permissions(role);
    return new FeaturePermissions(
        role,
        RequiredAction.logs(subject.place(), preferences).stream()
            .map(need ->
                new RequestedAction(
                    need.action(), need.granted(), permissions.decide(need.action(), need.asked())))
            .toList());
  }

  /**
   * Whether sessions are logged all the same: the agent goes on where it may not list the streams
   * of the group, and, with neither flag set, where it may not look for the group.
   *
   * @see <a
   *     href="https://github.com/aws/amazon-ssm-agent/blob/mainline/agent/agentlogstocloudwatch/cloudwatchlogspublisher/cloudwatchlogsservice.go">
   *     How the agent writes to CloudWatch Logs</a>
   */
  static boolean isHarmless(SessionPreferences preferences, FeaturePermissions wants) {
    return !wants.refused().isEmpty() && seen(preferences, wants).isEmpty();
  }

  /** What is seen where those are refused. */
  static Symptom symptom(SessionPreferences preferences, FeaturePermissions wants) {
    if (wants.refuses(DESCRIBE) && preferences.cloudWatch().encryptionEnabled()) {
      return Symptom.LOG_GROUP_NOT_ENCRYPTED;
    }
    return seen(preferences, wants).equals(List.of(PUT))
        ? Symptom.EMPTY_STREAM
        : Symptom.NOTHING_IN_CLOUDWATCH;
  }

  private static List<String> seen(SessionPreferences preferences, FeaturePermissions wants) {
    return wants.refusedActions().stream()
        .filter(action -> !action.equals(DESCRIBE_STREAMS))
        .filter(action -> !(action.equals(DESCRIBE) && isLookIdle(preferences)))
        .toList();
  }

  private static boolean isLookIdle(SessionPreferences preferences) {
    return !preferences.cloudWatch().encryptionEnabled()
        && !preferences.cloudWatch().streamingEnabled();
  }
}
