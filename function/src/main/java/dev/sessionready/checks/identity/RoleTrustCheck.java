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
import dev.sessionready.check.Text;
import dev.sessionready.check.Verdict;
import dev.sessionready.iam.Decision;
import dev.sessionready.model.AgentVersion;
import dev.sessionready.model.Role;
import dev.sessionready.subject.AgentCredentials;
import dev.sessionready.subject.Subject;
import java.util.List;
import java.util.Optional;

/** Whether the role trusts the service that hands out its credentials. */
@CheckInfo(
    id = "role-trust",
    title = "The role may be assumed on behalf of the instance",
    why =
        "EC2 hands the instance credentials of its role only if the role's trust policy lets EC2 assume"
            + " it; for Default Host Management that is Systems Manager.",
    source = "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_switch-role-ec2.html",
    severity = CRITICAL,
    stage = Stage.CREDENTIALS,
    symptoms = Symptom.NOT_CONNECTED,
    remediation = {
      "aws iam get-role --role-name ROLE --query Role.AssumeRolePolicyDocument",
      "aws iam update-assume-role-policy --role-name ROLE --policy-document file://trust.json",
      "{\"Effect\":\"Allow\",\"Principal\":{\"Service\":\"ec2.amazonaws.com\"},"
          + "\"Action\":\"sts:AssumeRole\"}"
    },
    after = CredentialSourceCheck.class,
    seed = SeedRow.INSTANCE_ROLE)
@AutoService(Check.class)
public final class RoleTrustCheck implements Check {

  @Override
  public Verdict judge(Subject subject) {
    return switch (subject.credentials()) {
      case AgentCredentials.Profile(Role role) -> judge(subject, role, "ec2");
      case AgentCredentials.DefaultHostManagement(Role role) ->
          judge(subject, role, "ssm") instanceof Verdict.Fail fail
              ? fail
              : perhapsInVain(subject).orElseGet(() -> judge(subject, role, "ssm"));
      case AgentCredentials.None _ -> Verdict.notApplicable("identity.no-role");
    };
  }

  // Older agents do not go over to Default Host Management for want of trust, and of one that has
  // not registered the version is unknown.
  private static Optional<Verdict> perhapsInVain(Subject subject) {
    return subject
        .profileRole()
        .filter(_ -> !isVersionKnown(subject))
        .filter(role -> subject.trust(role).assumableBy("ec2") instanceof Decision.Denied)
        .map(role ->
            Verdict.unverifiable(
                List.of(role.arn()),
                "role-trust.perhaps-in-vain",
                role.name(),
                subject.place().partition().servicePrincipals("ec2").getFirst(),
                Subject.FALLS_BACK_ON_TRUST));
  }

  private static boolean isVersionKnown(Subject subject) {
    return subject.managed().flatMap(agent -> AgentVersion.find(agent.agentVersion())).isPresent();
  }

  private static Verdict judge(Subject subject, Role role, String service) {
    String principal = subject.place().partition().servicePrincipals(service).getFirst();
    return switch (subject.trust(role).assumableBy(service)) {
      case Decision.Allowed _ -> Verdict.pass("role-trust.trusts", role.name(), principal);
      case Decision.Depends _ ->
          Verdict.unverifiable(List.of(role.arn()), "role-trust.depends", role.name());
      case Decision.Denied _ -> failure(role, principal);
    };
  }

  private static Verdict failure(Role role, String principal) {
    return Verdict.fail(
            CRITICAL, Symptom.NOT_CONNECTED, "role-trust.refuses", role.name(), principal)
        .withResources(List.of(role.arn()))
        .withSteps(
            FixStep.look(
                Command.aws("iam", "get-role", "--role-name", role.name())
                    .with("--query", "Role.AssumeRolePolicyDocument")
                    .toString()),
            FixStep.fix(
                Text.message(
                    "fix.add-statement",
                    Command.aws("iam", "update-assume-role-policy", "--role-name", role.name())
                        .with("--policy-document", "file://trust.json")
                        .toString())),
            FixStep.fix(
                "{\"Effect\":\"Allow\",\"Principal\":{\"Service\":\"%s\"},\"Action\":\"sts:AssumeRole\"}"
                    .formatted(principal)));
  }
}
