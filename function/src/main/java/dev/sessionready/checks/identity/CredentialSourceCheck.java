package dev.sessionready.checks.identity;

import static dev.sessionready.check.Severity.CRITICAL;

import com.google.auto.service.AutoService;
import dev.sessionready.check.Check;
import dev.sessionready.check.CheckInfo;
import dev.sessionready.check.Command;
import dev.sessionready.check.FixStep;
import dev.sessionready.check.SeedRow;
import dev.sessionready.check.Stage;
import dev.sessionready.check.Symptom;
import dev.sessionready.check.Verdict;
import dev.sessionready.subject.AgentCredentials;
import dev.sessionready.subject.JudgedInstance;
import dev.sessionready.subject.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Whether the agent gets credentials at all. */
@CheckInfo(
    id = "credential-source",
    title = "The instance has a role, by its profile or by Default Host Management",
    why =
        "The agent calls AWS with the credentials of the instance profile or, where that does not"
            + " let it register, with those of Default Host Management Configuration.",
    source =
        "https://docs.aws.amazon.com/systems-manager/latest/userguide/setup-instance-permissions.html",
    severity = CRITICAL,
    stage = Stage.CREDENTIALS,
    symptoms = Symptom.NOT_CONNECTED,
    remediation = {
      "aws ec2 associate-iam-instance-profile --instance-id INSTANCE_ID"
          + " --iam-instance-profile Name=PROFILE",
      "aws ec2 describe-iam-instance-profile-associations --filters"
          + " Name=instance-id,Values=INSTANCE_ID",
      "aws ec2 replace-iam-instance-profile-association --association-id ASSOCIATION"
          + " --iam-instance-profile Name=PROFILE",
      "aws iam remove-role-from-instance-profile --instance-profile-name PROFILE"
          + " --role-name OLD_ROLE",
      "aws iam add-role-to-instance-profile --instance-profile-name PROFILE --role-name ROLE"
    },
    seed = SeedRow.INSTANCE_ROLE)
@AutoService(Check.class)
public final class CredentialSourceCheck implements Check {

  @Override
  public Verdict judge(Subject subject) {
    return switch (subject.credentials()) {
      case AgentCredentials.Profile(var role) ->
          Verdict.pass("credential-source.profile", role.name());
      case AgentCredentials.DefaultHostManagement(var role) ->
          Verdict.pass("credential-source.default-host-management", role.name());
      case AgentCredentials.None(AgentCredentials.Lack lack) -> none(subject.instance(), lack);
    };
  }

  private static Verdict none(JudgedInstance instance, AgentCredentials.Lack lack) {
    List<String> resources = new ArrayList<>(List.of(instance.id()));
    String profile = instance.instanceProfileArn();
    if (profile != null) {
      resources.add(profile);
    }
    String key = "credential-source." + lack.name().toLowerCase(Locale.ROOT).replace('_', '-');
    return Verdict.fail(CRITICAL, Symptom.NOT_CONNECTED, key, instance.id(), name(profile))
        .withResources(resources)
        .withSteps(fix(instance.id(), name(profile), lack));
  }

  private static List<FixStep> fix(String instanceId, String profile, AgentCredentials.Lack lack) {
    return switch (lack) {
      case NO_PROFILE ->
          List.of(
              FixStep.fix(
                  Command.aws("ec2", "associate-iam-instance-profile", "--instance-id", instanceId)
                      .with("--iam-instance-profile", "Name=PROFILE")
                      .toString()));
      case PROFILE_GONE ->
          List.of(
              FixStep.look(
                  Command.aws("ec2", "describe-iam-instance-profile-associations", "--filters")
                      .with("Name=instance-id,Values=" + instanceId)
                      .toString()),
              FixStep.fix(
                  "aws ec2 replace-iam-instance-profile-association --association-id ASSOCIATION"
                      + " --iam-instance-profile Name=PROFILE"));
      case PROFILE_WITHOUT_ROLE -> List.of(FixStep.fix(add(profile)));
      case ROLE_GONE ->
          List.of(
              FixStep.fix(
                  Command.aws("iam", "remove-role-from-instance-profile")
                      .with("--instance-profile-name", profile, "--role-name", "OLD_ROLE")
                      .toString()),
              FixStep.fix(add(profile)));
    };
  }

  private static String add(String profile) {
    return Command.aws("iam", "add-role-to-instance-profile", "--instance-profile-name", profile)
        .with("--role-name", "ROLE")
        .toString();
  }

  private static String name(@Nullable String profileArn) {
    return profileArn == null ? "-" : profileArn.substring(profileArn.lastIndexOf('/') + 1);
  }
}
