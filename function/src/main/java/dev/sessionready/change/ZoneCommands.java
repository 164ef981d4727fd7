package dev.sessionready.change;

import static dev.sessionready.change.AccountTree.list;
import static dev.sessionready.change.AccountTree.node;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The commands of Route 53 that change the records of a private hosted zone. */
record ZoneCommands(AccountTree account) {

  boolean run(AwsCommand command) {
    if (!command.name().equals("route53 change-resource-record-sets")) {
      return false;
    }
    ArrayNode records = (ArrayNode) zone(command.one("hosted-zone-id")).path("records");
    AccountTree.json(command.one("change-batch"))
        .path("Changes")
        .forEach(change -> apply(change, records));
    return true;
  }

  private ObjectNode zone(String id) {
    return account
        .object("network", "privateZones")
        .valueStream()
        .flatMap(zones -> zones.path("known").valueStream())
        .filter(zone -> zone.path("id").asString("").equals(id) && zone.path("records").isArray())
        .map(ObjectNode.class::cast)
        .findFirst()
        .orElseThrow(() -> new CannotRun("nobody here can change zone " + id));
  }

  private static void apply(JsonNode change, ArrayNode records) {
    JsonNode set = change.path("ResourceRecordSet");
    String name = set.path("Name").asString("").replaceFirst("\\.$", "");
    String type = set.path("Type").asString("");
    for (int i = records.size() - 1; i >= 0; i--) {
      if (records.path(i).path("name").asString("").equals(name)
          && records.path(i).path("type").asString("").equals(type)) {
        records.remove(i);
      }
    }
    if (!change.path("Action").asString("").equals("DELETE")) {
      ObjectNode written = node().put("name", name).put("type", type);
      written.set("targets", list(targets(set)));
      records.add(written);
    }
  }

  private static List<String> targets(JsonNode set) {
    JsonNode alias = set.path("AliasTarget").path("DNSName");
    return alias.isString()
        ? List.of(alias.asString(""))
        : set.path("ResourceRecords")
            .valueStream()
            .map(one -> one.path("Value").asString(""))
            .toList();
  }
}
