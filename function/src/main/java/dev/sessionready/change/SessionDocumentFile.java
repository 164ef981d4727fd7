package dev.sessionready.change;

import java.util.Arrays;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The session document in the file into which it was fetched. Where a remark names a place and no
 * value, the person writes what the schema says of it by default, and for the name of a bucket or
 * log group one that the account has.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/systems-manager/latest/userguide/session-manager-schema.html">
 *     Session document schema</a>
 */
record SessionDocumentFile(
    AccountTree account, PolicyFiles files, SystemsManagerCommands documents) {

  private static final Set<String> OF_THE_DOCUMENT =
      Set.of("schemaVersion", "description", "sessionType");
  private static final String FILE = "file://";

  /** Corrects what stands at the places, a comma between them. */
  void correct(String update, String places) {
    // A document that is no JSON has lines and no places: it is written anew.
    Arrays.stream(places.split(", "))
        .map(place -> place.startsWith("line ") ? "sessionType" : place)
        .forEach(place -> edit(update, place, byDefault(place)));
  }

  /** Writes a setting, such as {@code cloudWatchStreamingEnabled: true}. */
  void set(String update, String setting) {
    String[] parts = setting.split(": ", 2);
    boolean isInput = !parts[0].contains(".") && !OF_THE_DOCUMENT.contains(parts[0]);
    edit(update, isInput ? "inputs." + parts[0] : parts[0], value(parts[1]));
  }

  // As it stands in JSON, or a text without its quotes.
  private static JsonNode value(String written) {
    return written.equals("true") || written.equals("false") || written.startsWith("\"")
        ? AccountTree.json(written)
        : text(written);
  }

  private void edit(String update, String place, JsonNode value) {
    AwsCommand command = AwsCommand.of(ShellLine.parse(update).words());
    String content = command.one("content");
    ObjectNode document = read(files.content(content, documents.document(command.one("name"))));
    String[] path = place.split("\\.");
    ObjectNode at = document;
    for (String step : Arrays.copyOf(path, path.length - 1)) {
      at = at.path(step).isObject() ? (ObjectNode) at.path(step) : at.putObject(step);
    }
    at.set(path[path.length - 1], value);
    files.write(content.substring(FILE.length()), AccountTree.JSON.writeValueAsString(document));
  }

  // What is no JSON is written anew.
  private static ObjectNode read(String content) {
    try {
      JsonNode document = AccountTree.json(content);
      return document.isObject() ? (ObjectNode) document : SystemsManagerCommands.emptyDocument();
    } catch (CannotRun malformed) {
      return SystemsManagerCommands.emptyDocument();
    }
  }

  private JsonNode byDefault(String place) {
    String name = place.substring(place.lastIndexOf('.') + 1);
    return switch (name) {
      case "schemaVersion" -> text("1.0");
      case "sessionType" -> text("Standard_Stream");
      case "inputs", "shellProfile" -> JsonNodeFactory.instance.objectNode();
      case "s3BucketName" -> text(named("buckets"));
      case "cloudWatchLogGroupName" -> text(named("logGroups"));
      case "runAsDefaultUser" -> text("ssm-user");
      case "idleSessionTimeout" -> text("20");
      case "s3EncryptionEnabled",
          "cloudWatchEncryptionEnabled",
          "cloudWatchStreamingEnabled",
          "runAsEnabled" ->
          JsonNodeFactory.instance.booleanNode(false);
      case "maxSessionDuration", "s3KeyPrefix", "kmsKeyId", "linux", "windows", "description" ->
          text("");
      default -> throw new CannotRun("nobody can tell what belongs at " + place);
    };
  }

  // The newest of those that are there.
  private String named(String map) {
    return account
        .facts("logging", map)
        .map(one -> one.path("name").asString(""))
        .reduce((_, last) -> last)
        .orElse("");
  }

  private static JsonNode text(String value) {
    return JsonNodeFactory.instance.stringNode(value);
  }
}
