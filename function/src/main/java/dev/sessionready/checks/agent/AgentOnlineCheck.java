package dev.sessionready.checks.agent;

import static dev.sessionready.check.Severity.CRITICAL;

import com.google.auto.service.AutoService;
import dev.sessionready.check.Check;
import dev.sessionready.check.CheckInfo;
import dev.sessionready.check.Command;
import dev.sessionready.check.FixStep;
import dev.sessionready.check.NoFix;
import dev.sessionready.check.SeedRow;
import dev.sessionready.check.Stage;
import dev.sessionready.check.Suspect;
import dev.sessionready.check.Symptom;
import dev.sessionready.check.Text;
import dev.sessionready.check.Verdict;
import dev.sessionready.checks.identity.CoreActionsCheck;
import dev.sessionready.checks.identity.CredentialSourceCheck;
import dev.sessionready.checks.identity.DefaultHostManagementCheck;
import dev.sessionready.checks.identity.EndpointPoliciesCheck;
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
import dev.sessionready.subject.JudgedAgent;
import dev.sessionready.subject.Subject;
import java.util.List;
import java.util.Optional;

/** Whether the agent has registered and still reports. */
@CheckInfo(
    id = "agent-online",
    title = "SSM Agent is registered with Systems Manager and online",
    why =
        "Session Manager reaches an instance only through the agent on it, which must have"
            + " registered and must still report.",
    source =
        "https://docs.aws.amazon.com/systems-manager/latest/userguide/troubleshooting-ssm-agent.html",
    severity = CRITICAL,
    stage = Stage.AGENT,
    symptoms = Symptom.NOT_CONNECTED,
    remediation = {
      "aws ec2 describe-dhcp-options --dhcp-options-ids DHCP_OPTIONS",
      "aws ec2 get-console-output --instance-id INSTANCE_ID --latest",
      "aws ec2 reboot-instances --instance-ids INSTANCE_ID",
      "sudo ssm-cli get-diagnostics --output table",
      "& \"C:\\Program Files\\Amazon\\SSM\\ssm-cli.exe\" get-diagnostics --output table",
      "sudo systemctl restart amazon-ssm-agent",
      "sudo /snap/amazon-ssm-agent/current/ssm-cli get-diagnostics --output table",
      "sudo snap restart amazon-ssm-agent",
      "sudo launchctl unload /Library/LaunchDaemons/com.amazon.aws.ssm.plist && sudo launchctl load -w /Library/LaunchDaemons/com.amazon.aws.ssm.plist",
      "sudo restart amazon-ssm-agent",
      "Restart-Service AmazonSSMAgent",
      AgentOnlineCheck.HYBRID
    },
    after = {
      MetadataServiceCheck.class,
      CredentialSourceCheck.class,
      RoleTrustCheck.class,
      DefaultHostManagementCheck.class,
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
      VpcDnsCheck.class
    },
    seed = SeedRow.AGENT)
@AutoService(Check.class)
public final class AgentOnlineCheck implements Check {

  /** How the machines are listed whose agents report by a hybrid activation. */
  static final String HYBRID =
      "aws ssm describe-instance-information --filters Key=ResourceType,Values=ManagedInstance";

  private static final FixStep UNEXPLAINED = FixStep.look(Text.message("fix.look-on-the-machine"));
  private static final FixStep ONLY_THEN =
      FixStep.look(Text.message("fix.only-then-look-on-the-machine"));

  @Override
  public Verdict judge(Subject subject) {
    String id = subject.instance().id();
    if (!subject.instance().isRunning()) {
      return Verdict.notApplicable("agent.not-running", id, subject.instance().state());
    }
    Optional<JudgedAgent> managed = subject.managed();
    if (managed.filter(JudgedAgent::isOnline).isPresent()) {
      return Verdict.pass("agent-online.online", id);
    }
    Text what =
        managed.map(AgentOnlineCheck::silent).orElse(Text.message("agent-online.absent", id));
    if (subject.connectionStatus().ask().filter("connected"::equals).isPresent()) {
      return new Verdict.Warn(Text.message("agent-online.connected", what), List.of(id), List.of());
    }
    if (subject.isStarting()) {
      if (managed.isEmpty()) {
        return starting(subject, "agent-online.starting");
      }
      // The entry of an instance that was stopped reports its former run until the first report.
      if (!managed.get().isHeardSinceLaunch()) {
        return starting(subject, "agent-online.starting-again");
      }
    }
    return failure(subject, what);
  }

  private static Text silent(JudgedAgent agent) {
    String lastPing = agent.lastPing();
    return Text.message(
        "agent-online.silent",
        agent.instanceId(),
        agent.pingStatus(),
        lastPing == null ? "-" : lastPing);
  }

  private static Verdict starting(Subject subject, String key) {
    return Verdict.unverifiable(
        List.of(subject.instance().id()),
        key,
        subject.minutesSinceLaunch(),
        subject.expectations().graceMinutes());
  }

  private static Verdict failure(Subject subject, Text what) {
    String id = subject.instance().id();
    MachineCommands shell = MachineCommands.on(subject);
    return Verdict.fail(CRITICAL, Symptom.NOT_CONNECTED, what)
        .withResources(List.of(id))
        .withoutFix(
            NoFix.INSIDE_MACHINE,
            UNEXPLAINED,
            FixStep.look(
                Command.aws("ec2", "get-console-output", "--instance-id", id, "--latest")
                    .toString()),
            FixStep.onMachine(Text.message("fix.reboot-from-outside")),
            FixStep.onMachine(
                Command.aws("ec2", "reboot-instances", "--instance-ids", id).toString()),
            FixStep.onMachine(Text.message("fix.diagnose-there")),
            FixStep.onMachine(shell.diagnose()),
            FixStep.onMachine(Text.message("fix.restart-there")),
            FixStep.onMachine(shell.restart()),
            FixStep.look(Text.message("fix.look-for-hybrid-registration")),
            FixStep.look(HYBRID));
  }

  // Reports name the steps only where no other failure explains this one. That nothing which AWS
  // shows explains it is true only while none of that is in doubt.
  @Override
  public Verdict.Fail suspecting(Verdict.Fail own, List<Suspect> suspects) {
    return suspects.isEmpty()
        ? own
        : Evidence.name(
            own,
            suspects,
            own.remediation().stream()
                .map(step -> step.equals(UNEXPLAINED) ? ONLY_THEN : step)
                .toList());
  }
}
