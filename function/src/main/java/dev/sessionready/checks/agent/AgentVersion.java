package dev.sessionready.checks.agent;

import static dev.sessionready.check.Severity.HIGH;

import com.google.auto.service.AutoService;
import dev.sessionready.check.Check;
import dev.sessionready.check.CheckInfo;
import dev.sessionready.check.SeedRow;
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
    seed = SeedRow.AGENT)
@AutoService(Check.class)
public final class AgentVersion implements Check {

  @Override
  public Verdict judge(Subject subject) {
    Optional<ManagedInstance> managed = subject.managed();
    if (managed.isEmpty()) {
      return Verdict.notApplicable("agent-version.unknown");
    }
    Version installed = Version.parse(managed.get().agentVersion());
    Need greatest = greatest(subject);
    return installed.isOlderThan(greatest.version())
        ? Verdict.fail(
                HIGH,
                Symptom.FEATURE_FAILS,
                "agent-version.old",
                installed,
                greatest.version(),
                greatest.feature())
            .withResources(List.of(subject.instance().id()))
            .withFix(
                "aws ssm send-command --document-name AWS-UpdateSSMAgent --targets"
                    + " Key=instanceids,Values="
                    + subject.instance().id())
        : Verdict.pass("agent-version.new-enough", installed);
  }

  // The versions and their sources: docs/checks.md.
  private static Need greatest(Subject subject) {
    SessionPreferences preferences = subject.preferences();
    List<Need> needs = new ArrayList<>();
    needs.add(need("2.3.68.0", "session-manager"));
    if (preferences.encryptsSessions()) {
      needs.add(need("2.3.539.0", "session-encryption"));
    }
    if (preferences.logsToCloudWatch() && preferences.cloudWatchStreamingEnabled()) {
      needs.add(need("3.0.356.0", "log-streaming"));
    }
    if (preferences.runAsEnabled()) {
      needs.add(need("2.3.672.0", "run-as"));
    }
    if (!preferences.linuxShellProfile().isEmpty()
        || !preferences.windowsShellProfile().isEmpty()) {
      needs.add(need("3.0.196.0", "shell-profile"));
    }
    if (subject.instance().metadataOptions().httpTokens().equals("required")) {
      needs.add(need("2.3.814.0", "imdsv2"));
    }
    if (subject.credentials() instanceof Credentials.DefaultHostManagement) {
      needs.add(need("3.2.582.0", "default-host-management"));
    }
    if (subject.isIpv6Only()) {
      needs.add(need("3.3.3270.0", "ipv6"));
    }
    if (subject.expectations().minAgentVersion() != null) {
      needs.add(new Need(subject.expectations().minAgentVersion(), feature("minimum")));
    }
    return needs.stream().max(Comparator.comparing(Need::version)).orElseThrow();
  }

  private static Need need(String version, String feature) {
    return new Need(Version.parse(version), feature(feature));
  }

  private static Text feature(String name) {
    return Text.message("agent-version.for." + name);
  }

  /** The oldest agent that has a feature. */
  private record Need(Version version, Text feature) {}
}
