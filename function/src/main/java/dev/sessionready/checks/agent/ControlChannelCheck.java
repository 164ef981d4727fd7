package dev.sessionready.checks.agent;

import static dev.sessionready.check.Severity.CRITICAL;

import com.google.auto.service.AutoService;
import dev.sessionready.check.Check;
import dev.sessionready.check.CheckInfo;
import dev.sessionready.check.Command;
import dev.sessionready.check.FixStep;
import dev.sessionready.check.NoFix;
import dev.sessionready.check.Stage;
import dev.sessionready.check.Suspect;
import dev.sessionready.check.Symptom;
import dev.sessionready.check.Text;
import dev.sessionready.check.Verdict;
import dev.sessionready.checks.identity.CoreActionsCheck;
import dev.sessionready.checks.identity.CredentialSourceCheck;
import dev.sessionready.checks.identity.DefaultHostManagementCheck;
import dev.sessionready.checks.identity.EndpointPoliciesCheck;
import dev.sessionready.checks.identity.ProfileShadowsHostManagementCheck;
import dev.sessionready.checks.identity.RoleTrustCheck;
import dev.sessionready.checks.network.EndpointIngressCheck;
import dev.sessionready.checks.network.EndpointPresentCheck;
import dev.sessionready.checks.network.EndpointStateCheck;
import dev.sessionready.checks.network.InstanceEgressCheck;
import dev.sessionready.checks.network.NetworkAclsCheck;
import dev.sessionready.checks.network.PrivateDnsCheck;
import dev.sessionready.checks.network.ResolverCheck;
import dev.sessionready.checks.network.RoutesCheck;
import dev.sessionready.checks.network.VpcDnsCheck;
import dev.sessionready.subject.Subject;
import java.util.List;
import java.util.Optional;

/** Whether Session Manager itself reaches an agent that is online. */
@CheckInfo(
    id = "control-channel",
    title = "The agent keeps a control channel open to Session Manager",
    why =
        "Sessions are asked for over the control channel, which the agent opens to ssmmessages. An agent"
            + " registers and reports through ssm alone, so it may be online without a channel.",
    source =
        "https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetConnectionStatus.html",
    severity = CRITICAL,
    stage = Stage.AGENT,
    symptoms = Symptom.NOT_CONNECTED,
    remediation = {
      "aws ec2 describe-dhcp-options --dhcp-options-ids DHCP_OPTIONS",
      "aws ssm get-connection-status --target INSTANCE_ID",
      "aws organizations list-policies-for-target --filter SERVICE_CONTROL_POLICY --target-id ACCOUNT",
      "aws ec2 reboot-instances --instance-ids INSTANCE_ID",
      "sudo systemctl restart amazon-ssm-agent",
      "Restart-Service AmazonSSMAgent"
    },
    after = {
      MetadataServiceCheck.class,
      CredentialSourceCheck.class,
      RoleTrustCheck.class,
      DefaultHostManagementCheck.class,
      ProfileShadowsHostManagementCheck.class,
      CoreActionsCheck.class,
      EndpointPoliciesCheck.class,
      EndpointPresentCheck.class,
      EndpointIngressCheck.class,
      InstanceEgressCheck.class,
      NetworkAclsCheck.class,
      RoutesCheck.class,
      EndpointStateCheck.class,
      PrivateDnsCheck.class,
      ResolverCheck.class,
      VpcDnsCheck.class,
      AgentOnlineCheck.class
    })
@AutoService(Check.class)
public final class ControlChannelCheck implements Check {

  @Override
  public Verdict judge(Subject subject) {
    return switch (AgentPresence.of(subject)) {
      case AgentPresence.Away(var because) -> new Verdict.NotApplicable(because);
      case AgentPresence.Online _ -> online(subject);
    };
  }

  private static Verdict online(Subject subject) {
    String id = subject.instance().id();
    Optional<String> status = subject.connectionStatus().ask();
    if (status.isEmpty()) {
      return Verdict.notApplicable("control-channel.not-asked", id);
    }
    if (status.get().equals("connected")) {
      return Verdict.pass("control-channel.open", id);
    }
    return subject.isStarting() ? starting(subject) : blocked(subject);
  }

  // The agent reports first, and opens the channel some time after.
  private static Verdict starting(Subject subject) {
    return Verdict.unverifiable(
        List.of(subject.instance().id()),
        "control-channel.starting",
        subject.minutesSinceLaunch(),
        subject.expectations().graceMinutes());
  }

  private static Verdict blocked(Subject subject) {
    String id = subject.instance().id();
    String account = subject.place().account();
    return Verdict.fail(CRITICAL, Symptom.NOT_CONNECTED, "control-channel.blocked", id)
        .withResources(List.of(id))
        .withoutFix(
            NoFix.INSIDE_MACHINE,
            FixStep.look(Command.aws("ssm", "get-connection-status", "--target", id).toString()),
            FixStep.look(Text.message("fix.look-for-service-control-policy", account)),
            FixStep.look(
                Command.aws("organizations", "list-policies-for-target", "--filter")
                    .with("SERVICE_CONTROL_POLICY", "--target-id", account)
                    .toString()),
            FixStep.onMachine(Text.message("fix.reboot-from-outside")),
            FixStep.onMachine(
                Command.aws("ec2", "reboot-instances", "--instance-ids", id).toString()),
            FixStep.onMachine(Text.message("fix.restart-there")),
            FixStep.onMachine(MachineCommands.on(subject).restart()));
  }

  @Override
  public Verdict.Fail suspecting(Verdict.Fail own, List<Suspect> suspects) {
    return suspects.isEmpty() ? own : Evidence.name(own, suspects, own.remediation());
  }
}
