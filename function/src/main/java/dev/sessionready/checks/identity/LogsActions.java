package dev.sessionready.checks.identity;

import static dev.sessionready.check.Severity.HIGH;

import com.google.auto.service.AutoService;
import dev.sessionready.check.Check;
import dev.sessionready.check.CheckInfo;
import dev.sessionready.check.SeedRow;
import dev.sessionready.check.Stage;
import dev.sessionready.check.Symptom;
import dev.sessionready.check.Text;
import dev.sessionready.check.Verdict;
import dev.sessionready.model.Permissions;
import dev.sessionready.model.Place;
import dev.sessionready.model.Role;
import dev.sessionready.model.SessionPreferences;
import dev.sessionready.model.Subject;
import java.util.List;
import java.util.Optional;

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

  private static final String DESCRIBE = "logs:DescribeLogGroups";
  private static final String PUT = "logs:PutLogEvents";

  @Override
  public Verdict judge(Subject subject) {
    SessionPreferences preferences = subject.preferences();
    if (!preferences.logsToCloudWatch()) {
      return Verdict.notApplicable("preferences.no-cloudwatch");
    }
    Optional<Role> role = Roles.of(subject.credentials());
    if (role.isEmpty()) {
      return Verdict.notApplicable("identity.no-role");
    }
    Wants wants = wants(subject, preferences, role.get());
    if (isHarmless(preferences, wants)) {
      return new Verdict.Warn(
          Text.message("logs-actions.describe", role.get().name()),
          List.of(role.get().arn()),
          wants.fix("session-manager-logs"));
    }
    if (!wants.refused().isEmpty()) {
      return Verdict.fail(
              HIGH,
              symptom(preferences, wants),
              "logs-actions.refused",
              role.get().name(),
              wants.refusedActions(),
              wants.why())
          .withResources(List.of(role.get().arn()))
          .withFix(wants.fix("session-manager-logs"));
    }
    return wants.doubtful().isEmpty()
        ? Verdict.pass("logs-actions.allowed", role.get().name())
        : Roles.doubt(role.get(), wants);
  }

  // Without either flag the agent only warns in its own log when it cannot see the log group.
  private static boolean isHarmless(SessionPreferences preferences, Wants wants) {
    return wants.refusedActions().equals(List.of(DESCRIBE))
        && !preferences.cloudWatchEncryptionEnabled()
        && !preferences.cloudWatchStreamingEnabled();
  }

  private static Wants wants(Subject subject, SessionPreferences preferences, Role role) {
    Permissions permissions = subject.permissions(role);
    Place place = subject.place();
    String group = place.logGroupArn(preferences.cloudWatchLogGroupName());
    // AWS asks for all groups, and names them in either of these forms.
    String allGroups = place.logGroupArn("*");
    String noGroup = place.logGroupArn(":log-stream:");
    return new Wants(
        role,
        List.of(
            new Want(DESCRIBE, "*", permissions.decide(DESCRIBE, allGroups)),
            new Want(DESCRIBE, "*", permissions.decide(DESCRIBE, noGroup)),
            want(permissions, "logs:CreateLogStream", group + ":log-stream:*"),
            want(permissions, "logs:DescribeLogStreams", group + ":*"),
            want(permissions, PUT, group + ":log-stream:*")));
  }

  private static Want want(Permissions permissions, String action, String resource) {
    return new Want(action, resource, permissions.decide(action, resource));
  }

  /** What is seen where those are refused. */
  static Symptom symptom(SessionPreferences preferences, Wants wants) {
    if (wants.refuses(DESCRIBE) && preferences.cloudWatchEncryptionEnabled()) {
      return Symptom.LOG_GROUP_NOT_ENCRYPTED;
    }
    boolean onlyPut = wants.refusedActions().equals(List.of(PUT));
    return onlyPut ? Symptom.EMPTY_STREAM : Symptom.NOTHING_IN_CLOUDWATCH;
  }
}
