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
      Symptom.NOTHING_IN_S3,
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
    String id = subject.instance().id();
    Optional<ManagedInstance> managed = subject.managed();
    if (managed.isEmpty()) {
      return subject.instance().isRunning()
          ? Verdict.notApplicable("agent-version.unknown")
          : Verdict.notApplicable("agent.not-running", id, subject.instance().state());
    }
    String told = managed.get().agentVersion();
    Optional<Version> installed = Version.find(told);
    if (installed.isEmpty()) {
      return Verdict.unverifiable(List.of(id), "agent-version.untold", id);
    }
    return lack(subject, installed.get())
        .map(need -> old(id, told, need))
        .orElse(Verdict.pass("agent-version.new-enough", told));
  }

  private static Verdict old(String id, String told, Need need) {
    return Verdict.fail(
            HIGH, need.seen(), "agent-version.old", told, need.version(), need.feature())
        .withResources(List.of(id))
        .withFix(
            "aws ssm send-command --document-name AWS-UpdateSSMAgent --targets"
                + " Key=instanceids,Values="
                + id);
  }

  // What hangs on the bucket comes last: a lack that is certain must not wait for a look at it.
  private static Optional<Need> lack(Subject subject, Version installed) {
    Need greatest = greatest(subject);
    if (installed.isOlderThan(greatest.version())) {
      return Optional.of(greatest);
    }
    Need upload = need("3.0.529.0", "encrypted-upload", Symptom.NOTHING_IN_S3);
    return installed.isOlderThan(upload.version()) && encryptsUploads(subject)
        ? Optional.of(upload)
        : Optional.empty();
  }

  // An older agent stores without the header that policies of such buckets ask for.
  private static boolean encryptsUploads(Subject subject) {
    SessionPreferences preferences = subject.preferences();
    return preferences.logsToS3()
        && preferences.s3EncryptionEnabled()
        && subject
            .account()
            .bucket(preferences.s3BucketName())
            .ask()
            .filter(bucket -> bucket.owned().ask().orElse(false))
            .flatMap(bucket -> bucket.encryption().ask())
            .filter(encryption -> encryption.algorithm().startsWith("aws:kms"))
            .isPresent();
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
