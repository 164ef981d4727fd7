package dev.sessionready.checks.agent;

import static dev.sessionready.check.Severity.HIGH;

import com.google.auto.service.AutoService;
import dev.sessionready.check.Check;
import dev.sessionready.check.CheckInfo;
import dev.sessionready.check.SeedRow;
import dev.sessionready.check.Stage;
import dev.sessionready.check.Symptom;
import dev.sessionready.check.Text;
import dev.sessionready.check.Verdict;
import dev.sessionready.model.Credentials;
import dev.sessionready.model.ManagedInstance;
import dev.sessionready.model.SessionPreferences;
import dev.sessionready.model.Subject;
import dev.sessionready.model.Version;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Whether the agent has what this account's sessions make use of. */
@CheckInfo(
    id = "agent-version",
    title = "SSM Agent is new enough for the features in use",
    why =
        "Each feature that the session preferences or the instance's settings ask for came with some"
            + " version of the agent; an older one ignores it or fails.",
    source =
        "https://docs.aws.amazon.com/systems-manager/latest/userguide/session-manager-prerequisites.html",
    severity = HIGH,
    stage = Stage.AGENT,
    seen = {
      Symptom.NOT_CONNECTED,
      Symptom.DATA_KEY_REFUSED,
      Symptom.NOTHING_IN_CLOUDWATCH,
      Symptom.FEATURE_FAILS,
      Symptom.TOO_OLD
    },
    fix =
        "aws ssm send-command --document-name AWS-UpdateSSMAgent --targets"
            + " Key=instanceids,Values=INSTANCE_ID",
    seed = SeedRow.AGENT)
@AutoService(Check.class)
public final class AgentVersion implements Check {

  @Override
  public Verdict judge(Subject subject) {
    Optional<ManagedInstance> managed = subject.managed();
    if (managed.isEmpty()) {
      return Verdict.notApplicable("agent-version.unknown");
    }
    String told = managed.get().agentVersion();
    Optional<Version> installed = Version.find(told);
    String id = subject.instance().id();
    if (installed.isEmpty()) {
      return Verdict.unverifiable(List.of(id), "agent-version.untold", id);
    }
    Need greatest = greatest(subject);
    return installed.get().isOlderThan(greatest.version())
        ? Verdict.fail(
                HIGH,
                greatest.seen(),
                "agent-version.old",
                told,
                greatest.version(),
                greatest.feature())
            .withResources(List.of(id))
            .withFix(
                "aws ssm send-command --document-name AWS-UpdateSSMAgent --targets"
                    + " Key=instanceids,Values="
                    + id)
        : Verdict.pass("agent-version.new-enough", told);
  }

  // Release notes tell the versions: https://github.com/aws/amazon-ssm-agent/releases
  private static Need greatest(Subject subject) {
    SessionPreferences preferences = subject.preferences();
    List<Need> needs = new ArrayList<>();
    needs.add(need("2.3.68.0", "session-manager", Symptom.NOT_CONNECTED));
    if (preferences.encryptsSessions()) {
      needs.add(need("2.3.539.0", "session-encryption", Symptom.DATA_KEY_REFUSED));
    }
    if (preferences.logsToCloudWatch() && preferences.cloudWatchStreamingEnabled()) {
      needs.add(need("3.0.356.0", "log-streaming", Symptom.NOTHING_IN_CLOUDWATCH));
    }
    if (preferences.runAsEnabled()) {
      needs.add(need("2.3.672.0", "run-as", Symptom.FEATURE_FAILS));
    }
    if (!preferences.linuxShellProfile().isEmpty()
        || !preferences.windowsShellProfile().isEmpty()) {
      needs.add(need("3.0.196.0", "shell-profile", Symptom.FEATURE_FAILS));
    }
    if (subject.instance().metadataOptions().httpTokens().equals("required")) {
      needs.add(need("2.3.814.0", "imdsv2", Symptom.NOT_CONNECTED));
    }
    if (subject.credentials() instanceof Credentials.DefaultHostManagement) {
      needs.add(need("3.2.582.0", "default-host-management", Symptom.NOT_CONNECTED));
    }
    if (subject.isIpv6Only()) {
      needs.add(need("3.3.3270.0", "ipv6", Symptom.NOT_CONNECTED));
    }
    if (subject.expectations().minAgentVersion() != null) {
      needs.add(
          new Need(subject.expectations().minAgentVersion(), feature("minimum"), Symptom.TOO_OLD));
    }
    return needs.stream().max(Comparator.comparing(Need::version)).orElseThrow();
  }

  private static Need need(String version, String feature, Symptom seen) {
    return new Need(Version.parse(version), feature(feature), seen);
  }

  private static Text feature(String name) {
    return Text.message("agent-version.for." + name);
  }

  /** The oldest agent that has a feature, and what is seen with an older one. */
  private record Need(Version version, Text feature, Symptom seen) {}
}
