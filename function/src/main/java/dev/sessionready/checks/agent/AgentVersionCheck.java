// Over 200 lines: a check is one file, and this one holds the table of versions.
package dev.sessionready.checks.agent;

import static dev.sessionready.check.Severity.HIGH;
import static dev.sessionready.check.Severity.MEDIUM;

import com.google.auto.service.AutoService;
import dev.sessionready.check.Check;
import dev.sessionready.check.CheckInfo;
import dev.sessionready.check.Command;
import dev.sessionready.check.SeedRow;
import dev.sessionready.check.Stage;
import dev.sessionready.check.Symptom;
import dev.sessionready.check.Text;
import dev.sessionready.check.Verdict;
import dev.sessionready.fact.Ignorance;
import dev.sessionready.model.AgentVersion;
import dev.sessionready.model.SessionPreferences;
import dev.sessionready.model.UnresolvedSetting;
import dev.sessionready.subject.AgentCredentials;
import dev.sessionready.subject.JudgedAgent;
import dev.sessionready.subject.Subject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Whether the agent has what this account's sessions make use of. */
@CheckInfo(
    id = "agent-version",
    title = "SSM Agent is new enough for the features in use",
    why =
        "Each feature that the session preferences or the instance's settings ask for came with some"
            + " version of the agent; an older one ignores it or fails: it ends"
            + " sessions, leaves their data without a key, or stores logs only when they end.",
    source =
        "https://docs.aws.amazon.com/systems-manager/latest/userguide/session-manager-prerequisites.html",
    severity = HIGH,
    stage = Stage.AGENT,
    symptoms = {
      Symptom.NOT_CONNECTED,
      Symptom.NOT_ENCRYPTED,
      Symptom.NOTHING_IN_S3,
      Symptom.TOO_OLD,
      Symptom.LOG_LOST,
      Symptom.FEATURE_FAILS
    },
    remediation = AgentVersionCheck.UPDATE,
    seed = SeedRow.AGENT)
@AutoService(Check.class)
public final class AgentVersionCheck implements Check {

  private static final Need IMDSV2 = need("2.3.814.0", "imdsv2", Symptom.NOT_CONNECTED);
  private static final Need HOST_MANAGEMENT =
      need("3.2.582.0", "default-host-management", Symptom.NOT_CONNECTED);
  private static final Need UPLOAD = need("3.0.529.0", "encrypted-upload", Symptom.NOTHING_IN_S3);

  /** How an agent is brought up to date. */
  public static final String UPDATE =
      "aws ssm send-command --document-name AWS-UpdateSSMAgent --targets"
          + " Key=instanceids,Values=INSTANCE_ID";

  /** The first agent that streams to CloudWatch Logs. */
  public static final AgentVersion STREAMS = AgentVersion.parse("3.0.356.0");

  private static final AgentVersion SENDS_HEADER = AgentVersion.parse("3.0.502.0");

  @Override
  public Verdict judge(Subject subject) {
    String id = subject.instance().id();
    Optional<JudgedAgent> managed = subject.managed();
    if (managed.isEmpty()) {
      return subject.instance().isRunning()
          ? Verdict.notApplicable("agent-version.unknown")
          : Verdict.notApplicable("agent.not-running", id, subject.instance().state());
    }
    String actual = managed.get().agentVersion();
    Optional<AgentVersion> installed = AgentVersion.find(actual);
    if (installed.isEmpty()) {
      return Verdict.unverifiable(List.of(id), "agent-version.not-shown", id);
    }
    List<Need> lacks = lacks(subject, installed.get());
    return sendsAnEmptyKey(installed.get()) && lacks.stream().noneMatch(UPLOAD::yields)
        ? withUpload(subject, actual, lacks)
        : verdict(id, actual, lacks);
  }

  private static List<Need> lacks(Subject subject, AgentVersion installed) {
    return needs(subject, installed).stream()
        .filter(need -> installed.isOlderThan(need.version()))
        .toList();
  }

  // What depends on the bucket comes last: a lack that is certain must not wait for its lookup.
  private static Verdict withUpload(Subject subject, String actual, List<Need> lacks) {
    String id = subject.instance().id();
    Verdict certain = verdict(id, actual, lacks);
    try {
      return encryptsUploads(subject)
          ? verdict(id, actual, Stream.concat(lacks.stream(), Stream.of(UPLOAD)).toList())
          : certain;
    } catch (Ignorance look) {
      if (certain instanceof Verdict.Fail fail) {
        return fail.withIncomplete(new Verdict.Unreadable(look));
      }
      throw look;
    } catch (UnresolvedSetting.Deferred parameter) {
      if (certain instanceof Verdict.Fail) {
        return certain;
      }
      throw parameter;
    }
  }

  private static Verdict verdict(String id, String actual, List<Need> lacks) {
    if (lacks.isEmpty()) {
      return Verdict.pass("agent-version.new-enough", actual);
    }
    Need gravest = Collections.min(lacks, Need.GRAVEST_FIRST);
    Need newest = Collections.max(lacks, Comparator.comparing(Need::version));
    Verdict.Fail fail =
        gravest.version().equals(newest.version())
            ? gravest.failure("agent-version.old", actual, gravest.version(), gravest.feature())
            : gravest.failure(
                "agent-version.old-twice",
                actual,
                gravest.version(),
                gravest.feature(),
                newest.version(),
                newest.feature());
    return fail.withResources(List.of(id)).withRemediation(update(id));
  }

  /** The command that brings the agent of an instance up to date. */
  public static String update(String instanceId) {
    return Command.aws("ssm", "send-command", "--document-name", "AWS-UpdateSSMAgent")
        .with("--targets", "Key=instanceids,Values=" + instanceId)
        .toString();
  }

  // Agents before that send no header, and the bucket's default applies: only where its policy
  // demands the header is the log lost, which bucket-policy reports.
  // https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-encryption.html
  private static boolean sendsAnEmptyKey(AgentVersion installed) {
    return installed.isOlderThan(UPLOAD.version()) && !installed.isOlderThan(SENDS_HEADER);
  }

  // In between, the header names the key of the bucket's default, and none where that names none.
  private static boolean encryptsUploads(Subject subject) {
    SessionPreferences preferences = subject.preferences();
    if (preferences.logsToS3()) {
      preferences.requireSettled(SessionPreferences.S3_ENCRYPTION);
    }
    return preferences.logsToS3()
        && preferences.s3().encryptionEnabled()
        && subject
            .account()
            .bucket(preferences.s3().bucketName())
            .ask()
            .filter(bucket -> bucket.owned().ask().orElse(false))
            .flatMap(bucket -> bucket.encryption().ask())
            .filter(encryption -> encryption.algorithm().startsWith("aws:kms"))
            .filter(encryption -> encryption.kmsKeyId() == null)
            .isPresent();
  }

  // What no agent as new as this one lacks is not asked about.
  // The versions are in the release notes: https://github.com/aws/amazon-ssm-agent/releases
  private static List<Need> needs(Subject subject, AgentVersion installed) {
    SessionPreferences preferences = subject.preferences();
    List<Need> needs = new ArrayList<>();
    needs.add(need("2.3.68.0", "session-manager", Symptom.NOT_CONNECTED));
    if (preferences.encryptsSessions()) {
      needs.add(need("2.3.539.0", "session-encryption", Symptom.NOT_ENCRYPTED));
    }
    if (preferences.logsToCloudWatch() && preferences.cloudWatch().streamingEnabled()) {
      needs.add(new Need(STREAMS, feature("log-streaming"), Symptom.LOG_LOST));
    }
    if (preferences.runAs().enabled() && !subject.isWindows()) {
      needs.add(need("2.3.672.0", "run-as", Symptom.FEATURE_FAILS));
    }
    if (!preferences.shellProfile(subject.isWindows()).isEmpty()) {
      needs.add(need("3.0.196.0", "shell-profile", Symptom.FEATURE_FAILS));
    }
    if (installed.isOlderThan(IMDSV2.version())
        && subject.instance().metadataOptions().httpTokens().equals("required")) {
      needs.add(IMDSV2);
    }
    if (installed.isOlderThan(HOST_MANAGEMENT.version())
        && subject.credentials() instanceof AgentCredentials.DefaultHostManagement) {
      needs.add(HOST_MANAGEMENT);
    }
    // With NAT64 an older agent gets through: a channel that is open settles it.
    // https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-nat64-dns64.html
    if (subject.isIpv6Only() && !isConnected(subject)) {
      needs.add(need("3.3.3270.0", "ipv6", Symptom.NOT_CONNECTED));
    }
    if (subject.expectations().minAgentVersion() != null) {
      needs.add(
          new Need(subject.expectations().minAgentVersion(), feature("minimum"), Symptom.TOO_OLD));
    }
    return needs;
  }

  private static boolean isConnected(Subject subject) {
    return subject.connectionStatus().ask().filter("connected"::equals).isPresent();
  }

  private static Need need(String version, String feature, Symptom seen) {
    return new Need(AgentVersion.parse(version), feature(feature), seen);
  }

  private static Text feature(String name) {
    return Text.message("agent-version.for." + name);
  }

  /** The oldest agent that has a feature, and what is seen with an older one. */
  private record Need(AgentVersion version, Text feature, Symptom seen) {

    // What the operator asks for beyond AWS's needs must not hide a loss; it weighs more than a
    // feature that one may do without.
    private static final List<Symptom> GRAVITY =
        List.of(
            Symptom.NOT_CONNECTED,
            Symptom.NOT_ENCRYPTED,
            Symptom.NOTHING_IN_S3,
            Symptom.TOO_OLD,
            Symptom.LOG_LOST,
            Symptom.FEATURE_FAILS);

    private static final Set<Symptom> LIGHT = Set.of(Symptom.LOG_LOST, Symptom.FEATURE_FAILS);

    static final Comparator<Need> GRAVEST_FIRST =
        Comparator.comparingInt((Need need) -> GRAVITY.indexOf(need.seen()))
            .thenComparing(Need::version, Comparator.reverseOrder());

    /** Whether the other is graver, so that this one would not be reported. */
    boolean yields(Need other) {
      return GRAVITY.indexOf(other.seen()) < GRAVITY.indexOf(seen);
    }

    Verdict.Fail failure(String key, Object... arguments) {
      return Verdict.fail(LIGHT.contains(seen) ? MEDIUM : HIGH, seen, key, arguments);
    }
  }
}
