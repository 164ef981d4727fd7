package dev.sessionready.checks.agent;

import static dev.sessionready.check.Severity.CRITICAL;

import com.google.auto.service.AutoService;
import dev.sessionready.check.Check;
import dev.sessionready.check.CheckInfo;
import dev.sessionready.check.FixStep;
import dev.sessionready.check.NoFix;
import dev.sessionready.check.SeedRow;
import dev.sessionready.check.Stage;
import dev.sessionready.check.Suspect;
import dev.sessionready.check.Symptom;
import dev.sessionready.check.Text;
import dev.sessionready.check.Verdict;
import dev.sessionready.checks.identity.CoreActions;
import dev.sessionready.checks.identity.CredentialSource;
import dev.sessionready.checks.identity.DefaultHostManagement;
import dev.sessionready.checks.identity.EndpointPolicies;
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
import dev.sessionready.model.ManagedInstance;
import dev.sessionready.model.Subject;
import java.time.Instant;
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
    seen = Symptom.NOT_CONNECTED,
    fix = {
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
      "aws ssm describe-instance-information --filters Key=InstanceIds,Values=INSTANCE_ID"
    },
    after = {
      MetadataService.class,
      CredentialSource.class,
      RoleTrust.class,
      DefaultHostManagement.class,
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
      VpcDns.class
    },
    seed = SeedRow.AGENT)
@AutoService(Check.class)
public final class AgentOnline implements Check {

  private static final FixStep UNEXPLAINED =
      FixStep.look(Text.message("fix.look-on-the-machine"));
  private static final FixStep ONLY_THEN =
      FixStep.look(Text.message("fix.only-then-look-on-the-machine"));

  @Override
  public Verdict judge(Subject subject) {
    String id = subject.instance().id();
    if (!subject.instance().isRunning()) {
      return Verdict.notApplicable("agent.not-running", id, subject.instance().state());
    }
    Optional<ManagedInstance> managed = subject.managed();
    if (managed.filter(ManagedInstance::isOnline).isPresent()) {
      return Verdict.pass("agent-online.online", id);
    }
    Text what = managed.map(AgentOnline::silent).orElse(Text.message("agent-online.absent", id));
    if (subject.connectionStatus().ask().filter("connected"::equals).isPresent()) {
      return new Verdict.Warn(Text.message("agent-online.connected", what), List.of(id), List.of());
    }
    if (subject.isStarting()) {
      if (managed.isEmpty()) {
        return starting(subject, "agent-online.starting");
      }
      if (!isHeardSinceLaunch(subject, managed.get())) {
        return starting(subject, "agent-online.starting-again");
      }
    }
    return failure(subject, what);
  }

  private static Text silent(ManagedInstance agent) {
    return Text.message(
        "agent-online.silent",
        agent.instanceId(),
        agent.pingStatus(),
        agent.lastPing() == null ? "-" : agent.lastPing());
  }

  // The entry of an instance that was stopped tells of its former run until the first report.
  private static boolean isHeardSinceLaunch(Subject subject, ManagedInstance agent) {
    Instant lastPing = agent.lastPing();
    return lastPing != null && !lastPing.isBefore(subject.instance().launchTime());
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
    Shell shell = Shell.on(subject);
    return Verdict.fail(CRITICAL, Symptom.NOT_CONNECTED, what)
        .withResources(List.of(id))
        .withoutFix(
            NoFix.INSIDE_MACHINE,
            UNEXPLAINED,
            FixStep.look("aws ec2 get-console-output --instance-id %s --latest".formatted(id)),
            FixStep.onMachine(Text.message("fix.reboot-from-outside")),
            FixStep.onMachine("aws ec2 reboot-instances --instance-ids " + id),
            FixStep.onMachine(Text.message("fix.diagnose-there")),
            FixStep.onMachine(shell.diagnose()),
            FixStep.onMachine(Text.message("fix.restart-there")),
            FixStep.onMachine(shell.restart()),
            FixStep.look(Text.message("fix.look-for-hybrid-registration")),
            FixStep.look(
                "aws ssm describe-instance-information --filters Key=InstanceIds,Values=" + id));
  }

  // Reports tell the steps only where no other failure explains this one. That nothing which AWS
  // shows does is true only while none of it is in doubt.
  @Override
  public Verdict.Fail suspecting(Verdict.Fail own, List<Suspect> suspects) {
    return suspects.isEmpty()
        ? own
        : Evidence.name(
            own,
            suspects,
            own.fix().stream()
                .map(step -> step.equals(UNEXPLAINED) ? ONLY_THEN : step)
                .toList());
  }
}
