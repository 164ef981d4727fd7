package dev.sessionready.world;

import dev.sessionready.json.SnapshotFile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Worlds that nobody would build: stored ones, changed at random in what bears on the network,
 * until tables claim one subnet twice, routes overlap and endpoints are half made. The seed says
 * all.
 */
final class MutatedWorlds {

  /** Where the order of a list has a meaning of its own: the primary one comes first. */
  private static final Set<String> ORDERED =
      Set.of(
          "privateAddresses",
          "ipv6Addresses",
          "networkInterfaces",
          "nameServers",
          "roleNames",
          // The primary block of a VPC comes first: only there has Amazon a resolver.
          "cidrs");

  private static final List<String> COPIED =
      List.of("routeTables", "networkAcls", "vpcEndpoints", "securityGroups", "networkInterfaces");

  private static final List<String> HIDDEN =
      List.of(
          "routeTables",
          "networkAcls",
          "securityGroups",
          "vpcEndpoints",
          "networkInterfaces",
          "natGateways",
          "prefixLists",
          "subnets");

  private final Random random;

  MutatedWorlds(long seed) {
    this.random = new Random(seed);
  }

  /** The world, changed at a few places. */
  World mutated(World world) {
    ObjectNode tree = tree(world);
    int changes = 1 + random.nextInt(4);
    for (int i = 0; i < changes; i++) {
      mutate(tree);
    }
    return read(world, tree);
  }

  /** The same world, with all lists and maps in another order. */
  World shuffled(World world) {
    return read(world, shuffled("", tree(world)));
  }

  private void mutate(ObjectNode tree) {
    ObjectNode network = (ObjectNode) tree.path("network");
    switch (random.nextInt(9)) {
      case 0 -> copy(network);
      case 1 -> route(network);
      case 2 -> entry(network);
      case 3 -> rule(network);
      case 4 -> status(tree);
      case 5 -> hide(network);
      case 6 -> endpoint(network);
      case 7 -> list(network);
      default -> address(network);
    }
  }

  // A second one of which there ought to be one.
  private void copy(ObjectNode network) {
    ObjectNode known = known(network, pick(COPIED));
    if (!known.isEmpty()) {
      String id = pick(names(known));
      ObjectNode other = (ObjectNode) known.path(id).deepCopy();
      other.put("id", id + "-copy");
      known.set(id + "-copy", other);
    }
  }

  private void route(ObjectNode network) {
    ObjectNode tables = known(network, "routeTables");
    if (tables.isEmpty()) {
      return;
    }
    ArrayNode routes = (ArrayNode) tables.path(pick(names(tables))).path("routes");
    if (routes.isEmpty()) {
      return;
    }
    if (random.nextBoolean()) {
      routes.remove(random.nextInt(routes.size()));
      return;
    }
    ObjectNode one = (ObjectNode) routes.path(random.nextInt(routes.size())).deepCopy();
    one.put("origin", pick(List.of("STATIC", "STATIC", "PROPAGATED")));
    one.put("state", pick(List.of("ACTIVE", "ACTIVE", "BLACKHOLE")));
    one.put("target", pick(List.of("local", "nat-1", "igw-1", "tgw-hub", "pcx-1", "vgw-1")));
    if (random.nextBoolean()) {
      one.put("destination", pick(List.of("0.0.0.0/0", "10.0.2.0/24", "::/0", "52.0.0.0/8")));
    }
    routes.add(one);
  }

  private void entry(ObjectNode network) {
    ObjectNode acls = known(network, "networkAcls");
    if (acls.isEmpty()) {
      return;
    }
    ArrayNode entries = (ArrayNode) acls.path(pick(names(acls))).path("entries");
    if (!entries.isEmpty()) {
      ObjectNode one = (ObjectNode) entries.path(random.nextInt(entries.size()));
      one.put("allow", random.nextBoolean());
      one.put("cidr", pick(List.of("0.0.0.0/0", "10.0.2.0/24", "10.0.1.0/24", "52.0.0.0/8")));
    }
  }

  private void rule(ObjectNode network) {
    ObjectNode groups = known(network, "securityGroups");
    if (groups.isEmpty()) {
      return;
    }
    JsonNode group = groups.path(pick(names(groups)));
    ArrayNode rules = (ArrayNode) group.path(pick(List.of("ingress", "egress")));
    if (!rules.isEmpty()) {
      ObjectNode one = (ObjectNode) rules.path(random.nextInt(rules.size()));
      one.set("cidrs", texts(pick(List.of("10.0.2.0/24", "10.0.1.11/32", "52.0.0.0/8"))));
    }
  }

  private void status(ObjectNode tree) {
    ObjectNode systemsManager = (ObjectNode) tree.path("systemsManager");
    ObjectNode all = JsonNodeFactory.instance.objectNode();
    String word = pick(List.of("connected", "connected", "notconnected", ""));
    if (!word.isEmpty()) {
      known(tree, "instances")
          .propertyNames()
          .forEach(id -> all.set(id, JsonNodeFactory.instance.objectNode().put("known", word)));
    }
    systemsManager.set("connectionStatus", all);
  }

  private void hide(ObjectNode network) {
    network.set(pick(HIDDEN), unreadable());
  }

  private static ObjectNode unreadable() {
    ObjectNode hidden = JsonNodeFactory.instance.objectNode();
    hidden.set(
        "unreadable",
        JsonNodeFactory.instance.objectNode().put("action", "test:Hidden").put("reason", "hidden"));
    return hidden;
  }

  private void endpoint(ObjectNode network) {
    ObjectNode endpoints = known(network, "vpcEndpoints");
    if (endpoints.isEmpty()) {
      return;
    }
    ObjectNode one = (ObjectNode) endpoints.path(pick(names(endpoints)));
    one.put("state", pick(List.of("available", "failed", "pending", "partial")));
    if (one.path("type").asString().equals("Interface")) {
      one.put("privateDnsEnabled", random.nextInt(3) > 0);
    }
  }

  // Two prefix lists that overlap, and routes to them.
  private void list(ObjectNode network) {
    ObjectNode tables = known(network, "routeTables");
    if (tables.isEmpty()) {
      return;
    }
    ArrayNode routes = (ArrayNode) tables.path(pick(names(tables))).path("routes");
    ObjectNode entries = (ObjectNode) network.path("prefixListEntries");
    for (String id : List.of("pl-one", "pl-two")) {
      ObjectNode fact = JsonNodeFactory.instance.objectNode();
      fact.set("known", texts(pick(List.of("10.0.2.0/24", "52.0.0.0/8", "0.0.0.0/0"))));
      entries.set(id, random.nextInt(4) == 0 ? unreadable() : fact);
      routes.add(
          JsonNodeFactory.instance
              .objectNode()
              .put("destination", id)
              .put("target", pick(List.of("nat-1", "tgw-hub", "eni-x")))
              .put("state", "ACTIVE")
              .put("origin", "STATIC"));
    }
  }

  private void address(ObjectNode network) {
    ObjectNode faces = known(network, "networkInterfaces");
    if (faces.isEmpty()) {
      return;
    }
    ObjectNode one = (ObjectNode) faces.path(pick(names(faces)));
    one.set("privateAddresses", texts(pick(List.of("10.0.1.11", "10.0.2.11", "10.0.1.77"))));
  }

  private static ArrayNode texts(String... words) {
    ArrayNode texts = JsonNodeFactory.instance.arrayNode();
    for (String word : words) {
      texts.add(word);
    }
    return texts;
  }

  private <T> T pick(List<T> some) {
    return some.get(random.nextInt(some.size()));
  }

  private static List<String> names(ObjectNode node) {
    return node.propertyNames().stream().sorted().toList();
  }

  /** The known value of a fact; an empty one that is thrown away where it is not known. */
  private static ObjectNode known(ObjectNode parent, String fact) {
    return parent.path(fact).path("known") instanceof ObjectNode value
        ? value
        : JsonNodeFactory.instance.objectNode();
  }

  private JsonNode shuffled(String name, JsonNode node) {
    return switch (node) {
      case ObjectNode object -> {
        List<Map.Entry<String, JsonNode>> fields = new ArrayList<>(object.properties());
        Collections.shuffle(fields, random);
        ObjectNode other = JsonNodeFactory.instance.objectNode();
        fields.forEach(field ->
            other.set(field.getKey(), shuffled(inner(name, field.getKey()), field.getValue())));
        yield other;
      }
      case ArrayNode array -> {
        List<JsonNode> elements = new ArrayList<>();
        array.forEach(element -> elements.add(shuffled("", element)));
        if (!ORDERED.contains(name)) {
          Collections.shuffle(elements, random);
        }
        ArrayNode other = JsonNodeFactory.instance.arrayNode();
        elements.forEach(other::add);
        yield other;
      }
      default -> node;
    };
  }

  private static String inner(String name, String key) {
    return key.equals("known") ? name : key;
  }

  private static ObjectNode tree(World world) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    SnapshotFile.write(world.snapshot(), out);
    return (ObjectNode) World.JSON.readTree(out.toByteArray());
  }

  private static World read(World world, JsonNode tree) {
    byte[] text = World.JSON.writeValueAsString(tree).getBytes(StandardCharsets.UTF_8);
    return world.with(SnapshotFile.read(new ByteArrayInputStream(text), world.name()));
  }
}
