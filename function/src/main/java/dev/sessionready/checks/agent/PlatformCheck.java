package dev.sessionready.checks.agent;

import static dev.sessionready.check.Severity.LOW;

import com.google.auto.service.AutoService;
import dev.sessionready.check.Check;
import dev.sessionready.check.CheckInfo;
import dev.sessionready.check.FixStep;
import dev.sessionready.check.NoFix;
import dev.sessionready.check.SeedRow;
import dev.sessionready.check.Stage;
import dev.sessionready.check.Symptom;
import dev.sessionready.check.Text;
import dev.sessionready.check.Verdict;
import dev.sessionready.model.AgentVersion;
import dev.sessionready.subject.JudgedAgent;
import dev.sessionready.subject.Subject;
import java.util.List;
import java.util.Optional;

/** Whether the instance runs a Windows that Systems Manager still supports. */
@CheckInfo(
    id = "platform",
    title = "The operating system is one that Systems Manager supports",
    why =
        "Systems Manager supports Windows Server from 2012 on, and no Nano Server. On an older Windows"
            + " an agent may still run, which gets neither updates nor help.",
    source =
        "https://docs.aws.amazon.com/systems-manager/latest/userguide/operating-systems-and-machine-types.html",
    severity = LOW,
    stage = Stage.INSTANCE,
    symptoms = Symptom.FEATURE_FAILS,
    remediation = "aws ssm get-parameters-by-path --path /aws/service/ami-windows-latest",
    seed = SeedRow.AGENT)
@AutoService(Check.class)
public final class PlatformCheck implements Check {

  // The version that Windows Server 2012 reports itself; 6.1 is 2008 R2.
  private static final AgentVersion OLDEST = AgentVersion.parse("6.2");

  @Override
  public Verdict judge(Subject subject) {
    String id = subject.instance().id();
    if (!subject.isWindows()) {
      return Verdict.pass("platform.other", id, subject.instance().platformDetails());
    }
    Optional<JudgedAgent> actual = subject.managed();
    Optional<AgentVersion> version = actual.flatMap(os -> AgentVersion.find(os.platformVersion()));
    if (actual.isEmpty() || version.isEmpty()) {
      return Verdict.notApplicable("platform.not-shown", id);
    }
    String name = actual.get().platformName();
    return version.get().isOlderThan(OLDEST) || name.contains("Nano")
        ? unsupported(id, name)
        : Verdict.pass("platform.supported", id, name);
  }

  // It has registered, or its version would not be known: sessions may well work for now.
  private static Verdict.Fail unsupported(String id, String name) {
    return Verdict.fail(LOW, Symptom.FEATURE_FAILS, "platform.unsupported", id, name)
        .withResources(List.of(id))
        .withoutFix(
            NoFix.NEW_INSTANCE,
            FixStep.look(Text.message("fix.launch-anew")),
            FixStep.look("aws ssm get-parameters-by-path --path /aws/service/ami-windows-latest"));
  }
}
