// Over 200 lines: the settings of a document and what follows from each.
package dev.sessionready.model;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a session document asks for; an empty text means that the setting is off.
 *
 * @param kmsKeyId the key that encrypts the session's data
 * @param textFlags the flags that stand as text, which agents before 3.0.655.0 do not take
 * @see <a
 *     href="https://docs.aws.amazon.com/systems-manager/latest/userguide/session-manager-schema.html">
 *     Session document schema</a>
 */
public record SessionPreferences(
    String sessionType,
    S3Logging s3,
    CloudWatchLogging cloudWatch,
    String kmsKeyId,
    RunAs runAs,
    Limits limits,
    ShellProfile shellProfile,
    List<TextFlag> textFlags) {

  /**
   * The log of a session as an object in a bucket.
   *
   * @param encryptionEnabled refuse sessions unless the bucket is encrypted
   */
  public record S3Logging(String bucketName, String keyPrefix, boolean encryptionEnabled) {

    /** No log in S3. */
    public static final S3Logging OFF = new S3Logging("", "", false);
  }

  /**
   * The log of a session in CloudWatch Logs.
   *
   * @param encryptionEnabled refuse sessions unless the log group has a key
   * @param streamingEnabled stream while the session runs rather than upload at its end
   */
  public record CloudWatchLogging(
      String logGroupName, boolean encryptionEnabled, boolean streamingEnabled) {

    /** No log in CloudWatch Logs. */
    public static final CloudWatchLogging OFF = new CloudWatchLogging("", false, false);
  }

  /**
   * Whose shell it is.
   *
   * @param defaultUser whom sessions run as where the caller is not tagged with a user
   */
  public record RunAs(boolean enabled, String defaultUser) {

    /** The shell of ssm-user. */
    public static final RunAs OFF = new RunAs(false, "");
  }

  /** When sessions end by themselves: minutes, as text, as AWS writes it. */
  public record Limits(String idleSessionTimeout, String maxSessionDuration) {

    /** What holds where a document names none. */
    public static final Limits DEFAULTS = new Limits("20", "");
  }

  /** What the agent runs as a session starts. */
  public record ShellProfile(String windows, String linux) {

    /** Nothing. */
    public static final ShellProfile NONE = new ShellProfile("", "");
  }

  public SessionPreferences {
    textFlags = List.copyOf(textFlags);
  }

  /** The name of the flag that {@link S3Logging#encryptionEnabled()} is. */
  public static final String S3_ENCRYPTION = "s3EncryptionEnabled";

  /** The name of the flag that {@link CloudWatchLogging#encryptionEnabled()} is. */
  public static final String CLOUDWATCH_ENCRYPTION = "cloudWatchEncryptionEnabled";

  /** The name of the flag that {@link CloudWatchLogging#streamingEnabled()} is. */
  public static final String CLOUDWATCH_STREAMING = "cloudWatchStreamingEnabled";

  /** The name of the flag that {@link RunAs#enabled()} is. */
  public static final String RUN_AS = "runAsEnabled";

  /**
   * A flag that is a text.
   *
   * @param value what an agent that takes it reads in it; false where it names a parameter
   */
  public record TextFlag(String name, String text, boolean value) {

    /** Whether the agent puts something else in its place before it reads it. */
    public boolean isParameter() {
      return SessionPreferences.isParameter(text);
    }
  }

  /** What holds where the account has no such document: neither logging nor encryption. */
  public static final SessionPreferences DEFAULTS =
      new SessionPreferences(
          "Standard_Stream",
          S3Logging.OFF,
          CloudWatchLogging.OFF,
          "",
          RunAs.OFF,
          Limits.DEFAULTS,
          ShellProfile.NONE,
          List.of());

  private static final Pattern STORED =
      Pattern.compile("\\{\\{\\s*ssm:([\\w./-]+)(?::[\\w.-]+)?\\s*\\}\\}");

  /** The services that every session needs. */
  public static final Set<Service> ALWAYS = Set.of(Service.SSM, Service.SSMMESSAGES);

  /** Whether a setting names a parameter that only the agent resolves. */
  public static boolean isParameter(String setting) {
    return setting.contains("{{");
  }

  /**
   * A setting for whoever takes it at its word.
   *
   * @throws UnresolvedSetting.Deferred where it names a parameter
   */
  public static String settled(String setting) {
    if (isParameter(setting)) {
      throw new UnresolvedSetting.Deferred(setting);
    }
    return setting;
  }

  /** Whether the value of a flag is a parameter, so that it stands as false here. */
  public boolean defers(String flag) {
    return textFlags.stream().anyMatch(one -> one.isParameter() && one.name().equals(flag));
  }

  /**
   * For whoever depends on the value of flags.
   *
   * @throws UnresolvedSetting.Deferred where one of them names a parameter
   */
  public void requireSettled(String... flags) {
    for (TextFlag one : textFlags) {
      if (one.isParameter() && List.of(flags).contains(one.name())) {
        throw new UnresolvedSetting.Deferred(one.text());
      }
    }
  }

  /** The parameters of Parameter Store that settings stand for, as {@code {{ssm:name}}}. */
  public Set<String> storedParameters() {
    Set<String> names = new TreeSet<>();
    Stream.concat(
            Stream.of(
                s3.bucketName(),
                s3.keyPrefix(),
                cloudWatch.logGroupName(),
                kmsKeyId,
                runAs.defaultUser(),
                shellProfile.windows(),
                shellProfile.linux()),
            textFlags.stream().map(TextFlag::text))
        .flatMap(text -> STORED.matcher(text).results())
        .map(found -> found.group(1))
        .forEach(names::add);
    return names;
  }

  public boolean logsToS3() {
    return !s3.bucketName().isEmpty();
  }

  public boolean logsToCloudWatch() {
    return !cloudWatch.logGroupName().isEmpty();
  }

  public boolean encryptsSessions() {
    return !kmsKeyId.isEmpty();
  }

  /** Whether sessions forward ports: they have no shell, no log and no key. */
  public boolean forwardsPorts() {
    return sessionType.equals("Port");
  }

  /**
   * What the agent runs as a session starts, on Windows or elsewhere; empty where it is nothing.
   */
  public String shellProfile(boolean windows) {
    return windows ? shellProfile.windows() : shellProfile.linux();
  }

  /** The services that an instance must reach, given these preferences. */
  public Set<Service> services() {
    Set<Service> services = EnumSet.copyOf(ALWAYS);
    if (logsToCloudWatch()) {
      services.add(Service.LOGS);
    }
    if (logsToS3()) {
      services.add(Service.S3);
    }
    if (encryptsSessions()) {
      services.add(Service.KMS);
    }
    return services;
  }

  /**
   * The ARN of the log group, without the trailing {@code :*}.
   *
   * @throws UnresolvedSetting.Deferred where its name is a parameter
   */
  public String logGroupArn(AccountRegion place) {
    return place.logGroupArn(settled(cloudWatch.logGroupName()));
  }

  /**
   * The ARN of the bucket.
   *
   * @throws UnresolvedSetting.Deferred where its name is a parameter
   */
  public String s3BucketArn(AccountRegion place) {
    return place.bucketArn(settled(s3.bucketName()));
  }

  /**
   * The ARN of all that the agent stores in the bucket, as a resource pattern.
   *
   * @throws UnresolvedSetting.Deferred where the name of the bucket or the prefix is a parameter
   */
  public String s3ObjectsArn(AccountRegion place) {
    String prefix = joined(settled(s3.keyPrefix()));
    return s3BucketArn(place) + "/" + (prefix.isEmpty() ? "" : prefix + "/") + "*";
  }

  /**
   * A prefix as it stands in the keys of objects. The agent joins it with Go's {@code path.Join},
   * and the SDK takes a slash at the beginning away: {@code uat/}, {@code /uat} and {@code
   * a/../uat} all come to {@code uat}.
   *
   * @see <a href="https://pkg.go.dev/path#Join">path.Join</a>
   */
  private static String joined(String prefix) {
    Deque<String> parts = new ArrayDeque<>();
    for (String part : prefix.split("/", -1)) {
      switch (part) {
        case "", "." -> {}
        case ".." -> {
          if (!parts.isEmpty() && !parts.getLast().equals("..")) {
            parts.removeLast();
          } else if (!prefix.startsWith("/")) {
            parts.addLast(part);
          }
        }
        default -> parts.addLast(part);
      }
    }
    return String.join("/", parts);
  }
}
