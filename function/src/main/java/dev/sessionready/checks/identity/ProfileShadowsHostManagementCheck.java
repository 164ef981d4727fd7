package dev.sessionready.checks.identity;

import static dev.sessionready.check.Severity.CRITICAL;

import com.google.auto.service.AutoService;
import dev.sessionready.check.Check;
import dev.sessionready.check.CheckInfo;
import dev.sessionready.check.Command;
import dev.sessionready.check.SeedRow;
import dev.sessionready.check.Stage;
import dev.sessionready.check.Symptom;
import dev.sessionready.check.Text;
import dev.sessionready.check.Verdict;
import dev.sessionready.iam.Decision;
import dev.sessionready.model.Role;
import dev.sessionready.subject.AgentCredentials;
import dev.sessionready.subject.AgentPermissions;
import dev.sessionready.subject.Subject;
import java.util.List;

/**
 * Whether a profile that can register but not connect keeps Default Host Management from helping.
 */
@CheckInfo(
    id = "profile-shadows-host-management",
    title = "The instance profile does not shadow Default Host Management",
    why =
        "As soon as the profile's role allows ssm:UpdateInstanceInformation the agent uses it and never"
            + " asks Default Host Management. If that role lacks the channels of ssmmessages, the instance"
            + " is online and cannot be connected to.",
    source =
        "https://docs.aws.amazon.com/systems-manager/latest/userguide/fleet-manager-default-host-management-configuration.html",
    severity = CRITICAL,
    stage = Stage.CREDENTIALS,
    symptoms = Symptom.NOT_CONNECTED,
    remediation =
        "aws iam attach-role-policy --role-name ROLE --policy-arn"
            + " arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore",
    after = CredentialSourceCheck.class,
    seed = SeedRow.INSTANCE_ROLE)
@AutoService(Check.class)
public final class ProfileShadowsHostManagementCheck implements Check {

  @Override
  public Verdict judge(Subject subject) {
    if (!(subject.credentials() instanceof AgentCredentials.Profile(Role role))) {
      return Verdict.notApplicable("profile-shadows-host-management.no-profile");
    }
    AgentPermissions permissions = subject.permissions(role);
    List<String> refused =
        CoreActionsCheck.CHANNELS.stream()
            .filter(action -> permissions.decide(action, "*") instanceof Decision.Denied)
            .toList();
    boolean doubtful =
        CoreActionsCheck.CHANNELS.stream()
            .anyMatch(action -> permissions.decide(action, "*") instanceof Decision.Depends);
    if (refused.isEmpty() && doubtful) {
      return Verdict.unverifiable(
          List.of(role.arn()), "profile-shadows-host-management.depends", role.name());
    }
    if (refused.isEmpty()) {
      return Verdict.pass("profile-shadows-host-management.connects", role.name());
    }
    if (subject.defaultHostManagement().isEmpty()) {
      return Verdict.notApplicable("profile-shadows-host-management.unset");
    }
    return Verdict.fail(
            CRITICAL,
            Symptom.NOT_CONNECTED,
            "profile-shadows-host-management.shadows",
            role.name(),
            refused)
        .withResources(List.of(subject.instance().id(), role.arn()))
        .withRemediation(
            Text.word(
                Command.aws("iam", "attach-role-policy", "--role-name", role.name(), "--policy-arn")
                    .with(
                        "arn:%s:iam::aws:policy/AmazonSSMManagedInstanceCore"
                            .formatted(subject.place().partition()))
                    .toString()),
            Text.message("fix.or-remove-registration", role.name()));
  }
}
