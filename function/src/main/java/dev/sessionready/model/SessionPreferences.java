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
 * @param s3EncryptionEnabled refuse sessions unless the bucket is encrypted
 * @param cloudWatchEncryptionEnabled refuse sessions unless the log group has a key
 * @param cloudWatchStreamingEnabled stream while the session runs rather than upload at its end
 * @param kmsKeyId the key that encrypts the session's data
 * @param textFlags the flags that stand as text, which agents before 3.0.655.0 do not take
 * @param idleSessionTimeout minutes, as text, as AWS writes it
 * @param maxSessionDuration minutes, as text, as AWS writes it
 * @see <a
 *     href="https://docs.aws.amazon.com/systems-manager/latest/userguide/session-manager-schema.html">
 *     Session document schema</a>
 */
public record SessionPreferences(
    String sessionType,
    String s3BucketName,
    String s3KeyPrefix,
    boolean s3EncryptionEnabled,
    String cloudWatchLogGroupName,
    boolean cloudWatchEncryptionEnabled,
    boolean cloudWatchStreamingEnabled,
    String kmsKeyId,
    boolean runAsEnabled,
    String runAsDefaultUser,
    String idleSessionTimeout,
    String maxSessionDuration,
    String windowsShellProfile,
    String linuxShellProfile,
    List<TextFlag> textFlags) {

  public SessionPreferences {
    textFlags = List.copyOf(textFlags);
  }

  /** The name of the flag that {@link #s3EncryptionEnabled()} is. */
  public static final String S3_ENCRYPTION = "s3EncryptionEnabled";

  /** The name of the flag that {@link #cloudWatchEncryptionEnabled()} is. */
  public static final String CLOUDWATCH_ENCRYPTION = "cloudWatchEncryptionEnabled";

  /** The name of the flag that {@link #cloudWatchStreamingEnabled()} is. */
  public static final String CLOUDWATCH_STREAMING = "cloudWatchStreamingEnabled";

  /** The name of the flag that {@link #runAsEnabled()} is. */
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
          "",
          "",
          false,
          "",
          false,
          false,
          "",
          false,
          "",
          "20",
          "",
          "",
          "",
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
                s3BucketName,
                s3KeyPrefix,
                cloudWatchLogGroupName,
                kmsKeyId,
                runAsDefaultUser,
                windowsShellProfile,
                linuxShellProfile),
            textFlags.stream().map(TextFlag::text))
        .flatMap(text -> STORED.matcher(text).results())
        .map(found -> found.group(1))
        .forEach(names::add);
    return names;
  }

  public boolean logsToS3() {
    return !s3BucketName.isEmpty();
  }

  public boolean logsToCloudWatch() {
    return !cloudWatchLogGroupName.isEmpty();
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
    return windows ? windowsShellProfile : linuxShellProfile;
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
    return place.logGroupArn(settled(cloudWatchLogGroupName));
  }

  /**
   * The ARN of the bucket.
   *
   * @throws UnresolvedSetting.Deferred where its name is a parameter
   */
  public String s3BucketArn(AccountRegion place) {
    return place.bucketArn(settled(s3BucketName));
  }

  /**
   * The ARN of all that the agent stores in the bucket, as a resource pattern.
   *
   * @throws UnresolvedSetting.Deferred where the name of the bucket or the prefix is a parameter
   */
  public String s3ObjectsArn(AccountRegion place) {
    String prefix = joined(settled(s3KeyPrefix));
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
