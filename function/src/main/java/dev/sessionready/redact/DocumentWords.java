package dev.sessionready.redact;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What becomes of the texts in a session document: the settings' names stay, and what the agent
 * reads as a flag, a number or one of its words.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/systems-manager/latest/userguide/session-manager-schema.html">
 *     Session document schema</a>
 */
record DocumentWords(OwnText text) implements JsonWords {

  private static final Set<String> SETTINGS =
      Set.of(
          "schemaVersion",
          "description",
          "sessionType",
          "inputs",
          "s3BucketName",
          "s3KeyPrefix",
          "s3EncryptionEnabled",
          "cloudWatchLogGroupName",
          "cloudWatchEncryptionEnabled",
          "cloudWatchStreamingEnabled",
          "kmsKeyId",
          "runAsEnabled",
          "runAsDefaultUser",
          "idleSessionTimeout",
          "maxSessionDuration",
          "shellProfile",
          "windows",
          "linux",
          "parameters",
          "properties",
          "type",
          "default",
          "allowedPattern",
          "allowedValues",
          "commands",
          "runAsElevated",
          "portNumber",
          "localPortNumber",
          "host");

  private static final Pattern TYPE =
      Pattern.compile("Standard_Stream|InteractiveCommands|NonInteractiveCommands|Port|String");

  /** A flag, a number, a version: the agent's parser of flags takes some single letters too. */
  private static final Pattern PLAIN = Pattern.compile("\\s*(?:[A-Za-z]{0,8}|-?[0-9.]{1,6})\\s*");

  @Override
  public String name(List<String> path, String name) {
    return SETTINGS.contains(name) ? name : text.of(name);
  }

  @Override
  public String value(List<String> path, String value) {
    boolean stays =
        switch (path.isEmpty() ? "" : path.getLast()) {
          case "schemaVersion",
              "s3EncryptionEnabled",
              "cloudWatchEncryptionEnabled",
              "cloudWatchStreamingEnabled",
              "runAsEnabled",
              "idleSessionTimeout",
              "maxSessionDuration" ->
              PLAIN.matcher(value).matches();
          case "sessionType", "type" -> TYPE.matcher(value).matches();
          case String _ -> false;
        };
    return stays ? value : text.of(value);
  }
}
