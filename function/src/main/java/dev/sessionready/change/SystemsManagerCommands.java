package dev.sessionready.change;

import static dev.sessionready.change.AccountTree.known;
import static dev.sessionready.change.AccountTree.node;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The commands that change what Systems Manager keeps, and the settings of an instance. */
record SystemsManagerCommands(
    AccountTree account, PolicyFiles files, Map<String, String> newVersions) {

  private static final String DOCUMENTS = "sessionDocuments";
  private static final String SECTION = "systemsManager";

  /** Newer than every agent that a check asks for. */
  private static final String NEWEST_AGENT = "99.0.0.0";

  SystemsManagerCommands(AccountTree account, PolicyFiles files) {
    this(account, files, new HashMap<>());
  }

  boolean run(AwsCommand command) {
    switch (command.name()) {
      case "ssm create-document" -> create(command);
      case "ssm update-document" -> update(command);
      case "ssm update-document-default-version" -> makeDefault(command);
      case "ssm update-service-setting" -> setting(command);
      case "ssm send-command" -> send(command);
      case "ec2 modify-instance-metadata-options" -> metadata(command);
      default -> {
        return false;
      }
    }
    return true;
  }

  /** What the session document says now, empty where there is none. */
  String document(String name) {
    return account.object(SECTION, DOCUMENTS).path(name).path("known").asString("");
  }

  private void create(AwsCommand command) {
    String name = command.one("name");
    if (account.has(SECTION, DOCUMENTS, name)) {
      throw new CannotRun("there is a document %s already".formatted(name));
    }
    if (!command.one("document-type").equals("Session")) {
      throw new CannotRun("it makes no session document");
    }
    command.maybe("document-format");
    String content = files.content(command.one("content"), "");
    AccountTree.json(content);
    account.object(SECTION, DOCUMENTS).set(name, known(content));
  }

  private void update(AwsCommand command) {
    String name = command.one("name");
    command.maybe("document-format");
    if (!command.maybe("document-version").orElse("").equals("$LATEST")) {
      throw new CannotRun("a new version of %s is made from $LATEST".formatted(name));
    }
    String content = files.content(command.one("content"), document(name));
    if (AccountTree.json(content).equals(tree(document(name)))) {
      throw new CannotRun("DuplicateDocumentContent: nothing of %s changed".formatted(name));
    }
    newVersions.put(name, content);
    command.make(account.newId("version"));
    // Sessions take the newest version, whichever is the default.
    account.object(SECTION, DOCUMENTS).set(name, known(content));
    versions(name)
        .ifPresent(
            versions -> versions.put("latest", after(versions.path("latest").asString(""), name)));
  }

  // AWS counts versions from 1.
  private static String after(String version, String name) {
    if (!version.matches("[0-9]{1,9}")) {
      throw new CannotRun("the newest version of %s has no number".formatted(name));
    }
    return String.valueOf(Integer.parseInt(version) + 1);
  }

  private void makeDefault(AwsCommand command) {
    String name = command.one("name");
    String version = command.one("document-version");
    Optional<ObjectNode> versions = versions(name);
    boolean isNewest =
        newVersions.containsKey(name)
            || versions.filter(of -> of.path("latest").asString("").equals(version)).isPresent();
    if (!isNewest) {
      throw new CannotRun("%s has no new version %s".formatted(name, version));
    }
    versions.ifPresent(of ->
        of.put("byDefault", of.path("latest").asString("")).put("defaultContent", document(name)));
  }

  private Optional<ObjectNode> versions(String name) {
    JsonNode known =
        account.section(SECTION).path("sessionDocumentVersions").path(name).path("known");
    return known instanceof ObjectNode versions ? Optional.of(versions) : Optional.empty();
  }

  private static JsonNode tree(String document) {
    try {
      return AccountTree.json(document);
    } catch (CannotRun malformed) {
      return AccountTree.JSON.missingNode();
    }
  }

  private void setting(AwsCommand command) {
    if (!command
        .one("setting-id")
        .endsWith("servicesetting/ssm/managed-instance/default-ec2-instance-management-role")) {
      throw new CannotRun("it is the setting of something else");
    }
    String value = command.one("setting-value");
    String role = value.substring(value.lastIndexOf('/') + 1);
    account.section(SECTION).set("defaultHostManagementRole", known(role));
    if (!account.has("identity", "roles", role)) {
      account.object("identity", "roles").set(role, node().put("absent", true));
    }
  }

  private void send(AwsCommand command) {
    if (!command.one("document-name").equals("AWS-UpdateSSMAgent")) {
      throw new CannotRun("only the agent's update is understood");
    }
    JsonNode targets = Shorthand.parse(command.one("targets"));
    String id = targets.path("Values").asString("");
    ObjectNode agent = account.noun(SECTION, "managedInstances", id);
    agent.put("agentVersion", NEWEST_AGENT);
  }

  private void metadata(AwsCommand command) {
    ObjectNode options =
        (ObjectNode) account.instance(command.one("instance-id")).path("metadataOptions");
    command.maybe("http-endpoint").ifPresent(value -> options.put("httpEndpoint", value));
    command.maybe("http-tokens").ifPresent(value -> options.put("httpTokens", value));
    command
        .maybe("http-put-response-hop-limit")
        .ifPresent(value -> options.put("hopLimit", Integer.parseInt(value)));
  }

  /** An empty document, for whoever has to write one anew. */
  static ObjectNode emptyDocument() {
    ObjectNode document =
        node()
            .put("schemaVersion", "1.0")
            .put("description", "Session preferences")
            .put("sessionType", "Standard_Stream");
    document.set("inputs", node());
    return document;
  }
}
