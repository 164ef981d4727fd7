package dev.sessionready.checks.agent;

import static dev.sessionready.check.Severity.CRITICAL;

import com.google.auto.service.AutoService;
import dev.sessionready.check.Check;
import dev.sessionready.check.CheckInfo;
import dev.sessionready.check.SeedRow;
import dev.sessionready.check.Stage;
import dev.sessionready.check.Symptom;
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
import dev.sessionready.checks.network.Routes;
import dev.sessionready.checks.network.VpcDns;
import dev.sessionready.model.ManagedInstance;
import dev.sessionready.model.Subject;
import java.time.Duration;
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
      "sudo systemctl restart amazon-ssm-agent",
      "Restart-Service AmazonSSMAgent",
      "aws ssm describe-instance-information --filters Key=InstanceIds,Values=INSTANCE_ID"
    },
    after = {
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
      VpcDns.class
    },
    seed = SeedRow.AGENT)
@AutoService(Check.class)
public final class AgentOnline implements Check {

  @Override
  public Verdict judge(Subject subject) {
    String id = subject.instance().id();
    Optional<ManagedInstance> managed = subject.managed();
    if (managed.isEmpty()) {
      return absent(subject);
    }
    ManagedInstance agent = managed.get();
    return agent.isOnline()
        ? Verdict.pass("agent-online.online", id)
        : failure(
            subject,
            "agent-online.silent",
            id,
            agent.pingStatus(),
            agent.lastPing() == null ? "-" : agent.lastPing());
  }

  private static Verdict absent(Subject subject) {
    long minutes =
        Duration.between(subject.instance().launchTime(), subject.capturedAt()).toMinutes();
    int grace = subject.expectations().graceMinutes();
    String id = subject.instance().id();
    return minutes < grace
        ? Verdict.unverifiable(List.of(id), "agent-online.starting", minutes, grace)
        : failure(subject, "agent-online.absent", id);
  }

  private static Verdict failure(Subject subject, String key, Object... arguments) {
    String id = subject.instance().id();
    return Verdict.fail(CRITICAL, Symptom.NOT_CONNECTED, key, arguments)
        .withResources(List.of(id))
        .withFix(
            subject.instance().isWindows()
                ? "Restart-Service AmazonSSMAgent"
                : "sudo systemctl restart amazon-ssm-agent",
            "aws ssm describe-instance-information --filters Key=InstanceIds,Values=" + id);
  }
}
