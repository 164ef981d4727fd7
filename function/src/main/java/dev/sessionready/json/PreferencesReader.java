package dev.sessionready.json;

import dev.sessionready.fact.Parsed;
import dev.sessionready.model.SessionPreferences;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * The reader of session documents: as strict as SSM Agent, which refuses every session where a
 * setting that it reads is of the wrong type, and like it blind to settings it does not know.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/systems-manager/latest/userguide/session-manager-schema.html">
 *     Session document schema</a>
 */
final class PreferencesReader {

  private static final List<String> SESSION_TYPES =
      List.of("Standard_Stream", "InteractiveCommands", "NonInteractiveCommands", "Port");

  private PreferencesReader() {}

  /** The preferences that the text of a document states; a setting it leaves out is off. */
  static Parsed<SessionPreferences> read(String text) {
    try {
      return Parsed.read(preferences(new JsonText(text).parse()));
    } catch (Misread misread) {
      return Parsed.malformed(place(misread), misread.cause());
    }
  }

  private static SessionPreferences preferences(Spot document) {
    requireVersion(document.field("schemaVersion"));
    String sessionType = sessionType(document.field("sessionType"));
    Spot inputs = object(document, "inputs");
    Spot shellProfile = object(inputs, "shellProfile");
    return new SessionPreferences(
        sessionType,
        text(inputs, "s3BucketName"),
        text(inputs, "s3KeyPrefix"),
        flag(inputs, "s3EncryptionEnabled"),
        text(inputs, "cloudWatchLogGroupName"),
        flag(inputs, "cloudWatchEncryptionEnabled"),
        // The one flag that the agent does not take as text.
        given(inputs, "cloudWatchStreamingEnabled").map(Spot::flag).orElse(false),
        text(inputs, "kmsKeyId"),
        flag(inputs, "runAsEnabled"),
        text(inputs, "runAsDefaultUser"),
        minutes(inputs, "idleSessionTimeout", SessionPreferences.DEFAULTS.idleSessionTimeout()),
        minutes(inputs, "maxSessionDuration", SessionPreferences.DEFAULTS.maxSessionDuration()),
        text(shellProfile, "windows"),
        text(shellProfile, "linux"));
  }

  // Written by hand, the version loses its quotes easily; AWS takes it all the same.
  private static void requireVersion(Spot version) {
    JsonNode node = version.node();
    boolean first =
        node.isNumber()
            ? node.decimalValue().compareTo(BigDecimal.ONE) == 0
            : version.text().equals("1.0");
    if (!first) {
      throw version.misread(
          "%s is not a version of session documents: only \"1.0\" is".formatted(node));
    }
  }

  private static String sessionType(Spot type) {
    if (!SESSION_TYPES.contains(type.text())) {
      throw type.misread(
          "%s is none of %s".formatted(type.node(), String.join(", ", SESSION_TYPES)));
    }
    return type.text();
  }

  private static boolean flag(Spot inputs, String name) {
    return given(inputs, name)
        .map(input ->
            switch (input.node().stringValue("")) {
              case "true" -> true;
              case "false" -> false;
              default -> input.flag();
            })
        .orElse(false);
  }

  private static String text(Spot inputs, String name) {
    return given(inputs, name).map(Spot::text).orElse("");
  }

  // The service keeps the time, not the agent, which does not read these whatever they are.
  private static String minutes(Spot inputs, String name, String otherwise) {
    return given(inputs, name)
        .map(Spot::node)
        .map(node -> node.isString() ? node.stringValue() : node.toString())
        .orElse(otherwise);
  }

  private static Spot object(Spot around, String name) {
    return given(around, name)
        .orElseGet(
            () -> new Spot(around.source(), around, name, JsonNodeFactory.instance.objectNode()));
  }

  // To the agent, null is the same as nothing.
  private static Optional<Spot> given(Spot object, String name) {
    return object.find(name).filter(value -> !value.node().isNull());
  }

  private static String place(Misread misread) {
    return misread.path().isEmpty()
        ? "line " + misread.line()
        : misread.path().substring(1).replace('/', '.');
  }
}
