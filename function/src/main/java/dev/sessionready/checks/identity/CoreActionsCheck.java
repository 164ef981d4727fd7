package dev.sessionready.checks.identity;

import static dev.sessionready.check.Severity.CRITICAL;

import com.google.auto.service.AutoService;
import dev.sessionready.check.Check;
import dev.sessionready.check.CheckInfo;
import dev.sessionready.check.SeedRow;
import dev.sessionready.check.Stage;
import dev.sessionready.check.Symptom;
import dev.sessionready.check.Verdict;
import dev.sessionready.fact.Fact;
import dev.sessionready.model.Role;
import dev.sessionready.subject.AgentPermissions;
import dev.sessionready.subject.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether the role may do what every session needs. */
@CheckInfo(
    id = "core-actions",
    title = "The role may register the agent and open its channels",
    why =
        "The agent registers with ssm:UpdateInstanceInformation and carries sessions over the"
            + " control and data channels of ssmmessages. Without the channels an instance shows as"
            + " online and still answers TargetNotConnected.",
    source =
        "https://docs.aws.amazon.com/systems-manager/latest/userguide/getting-started-create-iam-instance-profile.html",
    severity = CRITICAL,
    stage = Stage.CREDENTIALS,
    symptoms = {Symptom.NOT_CONNECTED, Symptom.SESSION_HANGS},
    remediation = {
      "aws iam put-role-policy --role-name ROLE --policy-name POLICY_NAME"
          + " --policy-document file://policy.json",
      "aws iam get-role-policy --role-name ROLE --policy-name POLICY_NAME --query PolicyDocument"
          + " > policy.json",
      "aws iam get-policy-version --policy-arn POLICY_ARN --version-id VERSION_ID --query"
          + " PolicyVersion.Document > policy.json",
      "aws iam create-policy-version --policy-arn POLICY_ARN --policy-document file://policy.json"
          + " --set-as-default",
      "aws iam detach-role-policy --role-name ROLE --policy-arn POLICY_ARN",
      "aws iam tag-role --role-name ROLE --tags Key=KEY,Value=VALUE"
    },
    after = {CredentialSourceCheck.class, ProfileShadowsHostManagementCheck.class},
    seed = SeedRow.INSTANCE_ROLE)
@AutoService(Check.class)
public final class CoreActionsCheck implements Check {

  /** What the channels of a session need of ssmmessages. */
  static final List<String> CHANNELS =
      List.of(
          "ssmmessages:CreateControlChannel",
          "ssmmessages:OpenControlChannel",
          "ssmmessages:CreateDataChannel",
          "ssmmessages:OpenDataChannel");

  @Override
  public Verdict judge(Subject subject) {
    Optional<Role> role = RolePermissions.of(subject.credentials());
    if (role.isEmpty()) {
      return Verdict.notApplicable("identity.no-role");
    }
    FeaturePermissions wants = wants(subject, role.get());
    if (!wants.refused().isEmpty()) {
      return refused(subject, role.get(), wants);
    }
    return wants.doubtful().isEmpty()
        ? Verdict.pass("core-actions.allowed", role.get().name())
        : RolePermissions.doubt(role.get(), wants);
  }

  private static Verdict.Fail refused(Subject subject, Role role, FeaturePermissions wants) {
    return Verdict.fail(
            CRITICAL,
            symptom(wants),
            outlives(subject, wants)
                ? "core-actions.refused-yet-connected"
                : "core-actions.refused",
            role.name(),
            wants.refusedActions(),
            wants.why())
        .withResources(List.of(role.arn()))
        .withSteps(wants.fix("session-manager-core", subject.place()));
  }

  // A channel that is open stays so when the role loses its actions, and cannot be renewed then.
  private static boolean outlives(Subject subject, FeaturePermissions wants) {
    return subject.connectionStatus().equals(Fact.known("connected"))
        && wants.refusedActions().stream().anyMatch(action -> action.endsWith("ControlChannel"));
  }

  private static Symptom symptom(FeaturePermissions wants) {
    return wants.refusedActions().stream().allMatch(action -> action.endsWith("DataChannel"))
        ? Symptom.SESSION_HANGS
        : Symptom.NOT_CONNECTED;
  }

  static FeaturePermissions wants(Subject subject, Role role) {
    AgentPermissions permissions = subject.permissions(role);
    String instanceArn = subject.place().instanceArn(subject.instance().id());
    List<RequestedAction> wants = new ArrayList<>();
    String register = "ssm:UpdateInstanceInformation";
    wants.add(new RequestedAction(register, "*", permissions.decide(register, instanceArn)));
    for (String action : CHANNELS) {
      wants.add(new RequestedAction(action, "*", permissions.decide(action, "*")));
    }
    return new FeaturePermissions(role, wants);
  }
}
