// Over 200 lines: what the places of a snapshot file are called, and what AWS names in them.
package dev.sessionready.change;

import dev.sessionready.json.SnapshotTree;
import dev.sessionready.model.Snapshot;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * An account that can be changed, in the form of its snapshot file: the one form in which every
 * field of it can be.
 */
public final class AccountTree {

  static final JsonMapper JSON = new JsonMapper();
  private static final String KNOWN = "known";

  private final ObjectNode root;
  private final Map<String, Integer> made = new HashMap<>();
  private final Set<String> names = new HashSet<>();

  private AccountTree(ObjectNode root) {
    this.root = root;
  }

  /** The account of a snapshot. */
  public static AccountTree of(Snapshot snapshot) {
    return new AccountTree(SnapshotTree.of(snapshot));
  }

  /** The same, to be changed on its own. */
  public AccountTree copy() {
    AccountTree copy = new AccountTree(root.deepCopy());
    copy.made.putAll(made);
    copy.names.addAll(names);
    return copy;
  }

  /**
   * What the account has become.
   *
   * @throws CannotRun where a change left something that AWS does not know
   */
  public Snapshot snapshot() {
    try {
      return SnapshotTree.read(root);
    } catch (JacksonException unknown) {
      throw new CannotRun("AWS has nothing like it: " + unknown.getOriginalMessage());
    }
  }

  /**
   * What stands for the name that AWS gives to a thing when it is created, such as {@code
   * vpce-new-1}.
   */
  String newId(String prefix) {
    return prefix + "-new-" + made.merge(prefix, 1, Integer::sum);
  }

  /** Takes a name that may be given once; false where it is taken. */
  boolean take(String kind, String name) {
    return names.add(kind + " " + name);
  }

  String region() {
    return root.path("region").asString("");
  }

  String accountId() {
    return root.path("account").asString("");
  }

  /** An ARN of this account and region. */
  String arn(String service, String resource) {
    return "arn:%s:%s:%s:%s:%s".formatted(partition(), service, region(), accountId(), resource);
  }

  /** An ARN of this account's IAM. */
  String iamArn(String resource) {
    return "arn:%s:iam::%s:%s".formatted(partition(), accountId(), resource);
  }

  String partition() {
    String region = region();
    if (region.startsWith("cn-")) {
      return "aws-cn";
    }
    if (region.startsWith("us-gov-")) {
      return "aws-us-gov";
    }
    return region.startsWith("eusc-") ? "aws-eusc" : "aws";
  }

  /** What the names of AWS's services end in here. */
  String domain() {
    return switch (partition()) {
      case "aws-cn" -> "amazonaws.com.cn";
      case "aws-eusc" -> "amazonaws.eu";
      default -> "amazonaws.com";
    };
  }

  /** The nouns of a listing that was read. */
  ObjectNode listed(String section, String listing) {
    JsonNode known = object(section, listing).path(KNOWN);
    if (!known.isObject()) {
      throw new CannotRun("%s of the account are not known".formatted(listing));
    }
    return (ObjectNode) known;
  }

  ObjectNode instances() {
    if (root.path("instances").path(KNOWN) instanceof ObjectNode known) {
      return known;
    }
    throw new CannotRun("the instances of the account are not known");
  }

  /** A noun of a listing, which must be there for AWS to change it. */
  ObjectNode noun(String section, String listing, String id) {
    JsonNode noun = listed(section, listing).path(id);
    if (!noun.isObject()) {
      throw new CannotRun("there is no %s in %s".formatted(id, listing));
    }
    return (ObjectNode) noun;
  }

  ObjectNode network(String listing, String id) {
    return noun("network", listing, id);
  }

  ObjectNode instance(String id) {
    if (!instances().path(id).isObject()) {
      throw new CannotRun("there is no instance " + id);
    }
    return (ObjectNode) instances().path(id);
  }

  /** A fact about a noun that was asked for by name; the noun must be there. */
  ObjectNode fact(String section, String map, String name) {
    JsonNode known = object(section, map).path(name).path(KNOWN);
    if (!known.isObject()) {
      throw new CannotRun("there is no %s in %s".formatted(name, map));
    }
    return (ObjectNode) known;
  }

  Stream<ObjectNode> facts(String section, String map) {
    return object(section, map)
        .valueStream()
        .map(fact -> fact.path(KNOWN))
        .filter(JsonNode::isObject)
        .map(ObjectNode.class::cast);
  }

  boolean has(String section, String map, String name) {
    return object(section, map).path(name).has(KNOWN);
  }

  void know(String section, String map, String name, JsonNode value) {
    object(section, map).set(name, known(value));
  }

  ObjectNode object(String section, String field) {
    return (ObjectNode) root.path(section).path(field);
  }

  ObjectNode section(String section) {
    return (ObjectNode) root.path(section);
  }

  static ObjectNode known(JsonNode value) {
    return JsonNodeFactory.instance.objectNode().set(KNOWN, value);
  }

  static ObjectNode known(String value) {
    return JsonNodeFactory.instance.objectNode().put(KNOWN, value);
  }

  static ObjectNode node() {
    return JsonNodeFactory.instance.objectNode();
  }

  static ArrayNode list(List<String> items) {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    items.forEach(list::add);
    return list;
  }

  static List<String> strings(JsonNode list) {
    return list.valueStream().map(one -> one.asString("")).toList();
  }

  /** A text that AWS takes only where it is JSON. */
  static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (RuntimeException malformed) {
      throw new CannotRun("it is no JSON: " + text);
    }
  }
}
