package dev.sessionready.json;

import dev.sessionready.fact.Parsed;
import dev.sessionready.model.SessionPreferences;
import dev.sessionready.model.SessionPreferences.CloudWatchLogging;
import dev.sessionready.model.SessionPreferences.Limits;
import dev.sessionready.model.SessionPreferences.RunAs;
import dev.sessionready.model.SessionPreferences.S3Logging;
import dev.sessionready.model.SessionPreferences.ShellProfile;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * The reader of session documents: as strict as SSM Agent, which refuses every session where a
 * setting that it reads is of the wrong type, and like it blind to settings it does not know. A
 * flag may be any text that Go's ParseBool takes, or an empty one, but for {@code
 * cloudWatchStreamingEnabled}; which flags are texts is kept, since agents before 3.0.655.0 take
 * booleans alone, and which name a parameter, which the agent alone resolves.
 *
 * @see <a
 *     href="https://github.com/aws/amazon-ssm-agent/blob/mainline/agent/framework/docparser/parameters/parameters.go">
 *     ConvertToBool of SSM Agent</a>
 * @see <a href="https://pkg.go.dev/strconv#ParseBool">ParseBool</a>
 * @see <a
 *     href="https://docs.aws.amazon.com/systems-manager/latest/userguide/session-manager-schema.html">
 *     Session document schema</a>
 */
final class PreferencesReader {

  private static final List<String> SESSION_TYPES =
      List.of("Standard_Stream", "InteractiveCommands", "NonInteractiveCommands", "Port");

  private static final String STREAMING = SessionPreferences.CLOUDWATCH_STREAMING;
  private static final List<String> CONVERTED_FLAGS =
      List.of(
          SessionPreferences.S3_ENCRYPTION,
          SessionPreferences.CLOUDWATCH_ENCRYPTION,
          SessionPreferences.RUN_AS);
  private static final Set<String> TRUE = Set.of("1", "t", "T", "TRUE", "true", "True");
  private static final Set<String> FALSE = Set.of("", "0", "f", "F", "FALSE", "false", "False");
  private static final Set<String> YES = Set.of("yes", "on", "y", "enabled");

  private PreferencesReader() {}

  /** The preferences that the text of a document states; a setting it leaves out is off. */
  static Parsed<SessionPreferences> read(String text) {
    try {
      return parse(new JsonText(text).parse());
    } catch (JsonFormatError error) {
      return Parsed.malformed(place(error), error.cause());
    }
  }

  private static Parsed<SessionPreferences> parse(JsonCursor document) {
    try {
      return Parsed.read(preferences(document));
    } catch (JsonFormatError error) {
      return Parsed.malformed(place(error), error.cause(), instead(error.path(), document.node()));
    }
  }

  private static SessionPreferences preferences(JsonCursor document) {
    requireVersion(document.field("schemaVersion"));
    String sessionType = sessionType(document.field("sessionType"));
    JsonCursor inputs = object(document, "inputs");
    JsonCursor shellProfile = object(inputs, "shellProfile");
    return new SessionPreferences(
        sessionType,
        new S3Logging(
            text(inputs, "s3BucketName"),
            text(inputs, "s3KeyPrefix"),
            flag(inputs, "s3EncryptionEnabled")),
        new CloudWatchLogging(
            text(inputs, "cloudWatchLogGroupName"),
            flag(inputs, "cloudWatchEncryptionEnabled"),
            // The one flag that the agent does not take as text.
            given(inputs, STREAMING).map(JsonCursor::flag).orElse(false)),
        text(inputs, "kmsKeyId"),
        new RunAs(flag(inputs, "runAsEnabled"), text(inputs, "runAsDefaultUser")),
        new Limits(
            minutes(inputs, "idleSessionTimeout", Limits.DEFAULTS.idleSessionTimeout()),
            minutes(inputs, "maxSessionDuration", Limits.DEFAULTS.maxSessionDuration())),
        new ShellProfile(text(shellProfile, "windows"), text(shellProfile, "linux")),
        textFlags(inputs));
  }

  private static List<SessionPreferences.TextFlag> textFlags(JsonCursor inputs) {
    return CONVERTED_FLAGS.stream()
        .flatMap(name ->
            given(inputs, name)
                .filter(flag -> flag.node().isString())
                .map(JsonCursor::text)
                .map(text -> new SessionPreferences.TextFlag(name, text, flag(inputs, name)))
                .stream())
        .toList();
  }

  // The agent puts the value in its place before it reads the flag.
  private static boolean isParameter(JsonCursor flag) {
    return flag.node().isString() && SessionPreferences.isParameter(flag.text());
  }

  // Written by hand, the version loses its quotes easily; AWS takes it all the same.
  private static void requireVersion(JsonCursor version) {
    JsonNode node = version.node();
    boolean first =
        node.isNumber()
            ? node.decimalValue().compareTo(BigDecimal.ONE) == 0
            : version.text().equals("1.0");
    if (!first) {
      throw version.error(
          "%s is not a version of session documents: only \"1.0\" is".formatted(node));
    }
  }

  private static String sessionType(JsonCursor type) {
    if (!SESSION_TYPES.contains(type.text())) {
      throw type.error("%s is none of %s".formatted(type.node(), String.join(", ", SESSION_TYPES)));
    }
    return type.text();
  }

  private static boolean flag(JsonCursor inputs, String name) {
    return given(inputs, name)
        .map(input -> {
          boolean isFalse = input.node().isString() && FALSE.contains(input.text());
          boolean isTrue = input.node().isString() && TRUE.contains(input.text());
          return isTrue || (!isFalse && !isParameter(input) && input.flag());
        })
        .orElse(false);
  }

  // A guess at what was meant, so that whoever fixes the document is given a value to write.
  private static @Nullable String instead(String pointer, JsonNode document) {
    JsonNode found = document.at(pointer);
    String name = pointer.substring(pointer.lastIndexOf('/') + 1);
    return switch (name) {
      case "schemaVersion" -> "\"1.0\"";
      case "sessionType" -> "\"Standard_Stream\"";
      case STREAMING,
          SessionPreferences.S3_ENCRYPTION,
          SessionPreferences.CLOUDWATCH_ENCRYPTION,
          SessionPreferences.RUN_AS ->
          Boolean.toString(isMeantTrue(found));
      default -> found.isNumber() ? "\"" + found + "\"" : null;
    };
  }

  private static boolean isMeantTrue(JsonNode flag) {
    String text = flag.isString() ? flag.stringValue().strip() : flag.toString();
    return TRUE.contains(text) || YES.contains(text.toLowerCase(Locale.ROOT));
  }

  private static String text(JsonCursor inputs, String name) {
    return given(inputs, name).map(JsonCursor::text).orElse("");
  }

  // The service keeps the time, not the agent, which does not read these whatever they are.
  private static String minutes(JsonCursor inputs, String name, String otherwise) {
    return given(inputs, name)
        .map(JsonCursor::node)
        .map(node -> node.isString() ? node.stringValue() : node.toString())
        .orElse(otherwise);
  }

  private static JsonCursor object(JsonCursor around, String name) {
    return given(around, name)
        .orElseGet(() ->
            new JsonCursor(around.source(), around, name, JsonNodeFactory.instance.objectNode()));
  }

  // To the agent, null is the same as nothing.
  private static Optional<JsonCursor> given(JsonCursor object, String name) {
    return object.find(name).filter(value -> !value.node().isNull());
  }

  private static String place(JsonFormatError error) {
    return error.path().isEmpty()
        ? "line " + error.line()
        : error.path().substring(1).replace('/', '.');
  }
}
