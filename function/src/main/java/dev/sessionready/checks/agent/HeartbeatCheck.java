package dev.sessionready.checks.agent;

import static dev.sessionready.check.Severity.MEDIUM;

import com.google.auto.service.AutoService;
import dev.sessionready.check.Check;
import dev.sessionready.check.CheckInfo;
import dev.sessionready.check.Command;
import dev.sessionready.check.FixStep;
import dev.sessionready.check.NoFix;
import dev.sessionready.check.SeedRow;
import dev.sessionready.check.Stage;
import dev.sessionready.check.Symptom;
import dev.sessionready.check.Verdict;
import dev.sessionready.subject.JudgedAgent;
import dev.sessionready.subject.Subject;
import java.time.Duration;
import java.util.List;

/** Whether an agent that counts as online has reported recently. */
@CheckInfo(
    id = "heartbeat",
    title = "The agent has reported within the last hour",
    why =
        "The agent reports to Systems Manager every five minutes, and every hour at the least. One that"
            + " is Online and has long been silent is probably gone.",
    source =
        "https://docs.aws.amazon.com/systems-manager/latest/userguide/ssm-agent-technical-details.html",
    severity = MEDIUM,
    stage = Stage.AGENT,
    symptoms = Symptom.NOT_CONNECTED,
    remediation = {
      "aws ssm describe-instance-information --filters Key=InstanceIds,Values=INSTANCE_ID",
      "sudo systemctl restart amazon-ssm-agent",
      "Restart-Service AmazonSSMAgent"
    },
    after = ControlChannelCheck.class,
    seed = SeedRow.AGENT)
@AutoService(Check.class)
public final class HeartbeatCheck implements Check {

  private static final Duration LONGEST = Duration.ofMinutes(60);

  @Override
  public Verdict judge(Subject subject) {
    return switch (AgentPresence.of(subject)) {
      case AgentPresence.Away(var because) -> new Verdict.NotApplicable(because);
      case AgentPresence.Online(JudgedAgent agent) -> judge(subject, agent);
    };
  }

  private static Verdict judge(Subject subject, JudgedAgent agent) {
    String id = subject.instance().id();
    String lastPing = agent.lastPing();
    if (lastPing == null) {
      return Verdict.unverifiable(List.of(id), "heartbeat.not-shown", id);
    }
    return agent.isSilentFor(LONGEST)
        ? stale(subject, agent.minutesOfSilence())
        : Verdict.pass("heartbeat.fresh", id, lastPing);
  }

  private static Verdict.Fail stale(Subject subject, long minutes) {
    String id = subject.instance().id();
    return Verdict.fail(
            MEDIUM, Symptom.NOT_CONNECTED, "heartbeat.stale", id, minutes, LONGEST.toMinutes())
        .withResources(List.of(id))
        .withoutFix(
            NoFix.INSIDE_MACHINE,
            FixStep.look(
                Command.aws("ssm", "describe-instance-information", "--filters")
                    .with("Key=InstanceIds,Values=" + id)
                    .toString()),
            FixStep.onMachine(MachineCommands.on(subject).restart()));
  }
}
