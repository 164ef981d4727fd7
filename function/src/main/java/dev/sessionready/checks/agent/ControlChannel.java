package dev.sessionready.checks.agent;

import static dev.sessionready.check.Severity.CRITICAL;

import com.google.auto.service.AutoService;
import dev.sessionready.check.Check;
import dev.sessionready.check.CheckInfo;
import dev.sessionready.check.FixStep;
import dev.sessionready.check.NoFix;
import dev.sessionready.check.Stage;
import dev.sessionready.check.Suspect;
import dev.sessionready.check.Symptom;
import dev.sessionready.check.Text;
import dev.sessionready.check.Verdict;
import dev.sessionready.checks.identity.CoreActions;
import dev.sessionready.checks.identity.CredentialSource;
import dev.sessionready.checks.identity.DefaultHostManagement;
import dev.sessionready.checks.identity.EndpointPolicies;
import dev.sessionready.checks.identity.ProfileShadowsHostManagement;
import dev.sessionready.checks.identity.RoleTrust;
import dev.sessionready.checks.network.EndpointIngress;
import dev.sessionready.checks.network.EndpointPresent;
import dev.sessionready.checks.network.EndpointState;
import dev.sessionready.checks.network.InstanceEgress;
import dev.sessionready.checks.network.NetworkAcls;
import dev.sessionready.checks.network.PrivateDns;
import dev.sessionready.checks.network.Resolver;
import dev.sessionready.checks.network.Routes;
import dev.sessionready.checks.network.VpcDns;
import dev.sessionready.model.Subject;
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
    seen = Symptom.NOT_CONNECTED,
    fix = {
      "aws ec2 describe-dhcp-options --dhcp-options-ids DHCP_OPTIONS",
      "aws ssm get-connection-status --target INSTANCE_ID",
      "aws organizations list-policies-for-target --filter SERVICE_CONTROL_POLICY --target-id ACCOUNT",
      "aws ec2 reboot-instances --instance-ids INSTANCE_ID",
      "sudo systemctl restart amazon-ssm-agent",
      "Restart-Service AmazonSSMAgent"
    },
    after = {
      MetadataService.class,
      CredentialSource.class,
      RoleTrust.class,
      DefaultHostManagement.class,
      ProfileShadowsHostManagement.class,
      CoreActions.class,
      EndpointPolicies.class,
      EndpointPresent.class,
      EndpointIngress.class,
      InstanceEgress.class,
      NetworkAcls.class,
      Routes.class,
      EndpointState.class,
      PrivateDns.class,
      Resolver.class,
      VpcDns.class,
      AgentOnline.class
    })
@AutoService(Check.class)
public final class ControlChannel implements Check {

  @Override
  public Verdict judge(Subject subject) {
    return switch (Presence.of(subject)) {
      case Presence.Away(var because) -> new Verdict.NotApplicable(because);
      case Presence.Online _ -> online(subject);
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
    return subject.isStarting() ? starting(subject) : shut(subject);
  }

  // The agent reports first, and opens the channel some time after.
  private static Verdict starting(Subject subject) {
    return Verdict.unverifiable(
        List.of(subject.instance().id()),
        "control-channel.starting",
        subject.minutesSinceLaunch(),
        subject.expectations().graceMinutes());
  }

  private static Verdict shut(Subject subject) {
    String id = subject.instance().id();
    String account = subject.place().account();
    return Verdict.fail(CRITICAL, Symptom.NOT_CONNECTED, "control-channel.shut", id)
        .withResources(List.of(id))
        .withoutFix(
            NoFix.INSIDE_MACHINE,
            FixStep.look("aws ssm get-connection-status --target " + id),
            FixStep.look(Text.message("fix.look-for-service-control-policy", account)),
            FixStep.look(
                "aws organizations list-policies-for-target --filter SERVICE_CONTROL_POLICY"
                    + " --target-id "
                    + account),
            FixStep.onMachine(Text.message("fix.reboot-from-outside")),
            FixStep.onMachine("aws ec2 reboot-instances --instance-ids " + id),
            FixStep.onMachine(Text.message("fix.restart-there")),
            FixStep.onMachine(Shell.on(subject).restart()));
  }

  @Override
  public Verdict.Fail suspecting(Verdict.Fail own, List<Suspect> suspects) {
    return suspects.isEmpty() ? own : Evidence.name(own, suspects, own.fix());
  }
}
