package dev.sessionready.change;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The files that a person fetches, edits as the remarks say, and puts back. A file that no command
 * fetched holds what the resource has now.
 */
final class PolicyFiles {

  private static final String FILE = "file://";

  private final Map<String, String> files = new HashMap<>();
  private final List<Edit> edits = new ArrayList<>();
  private final Map<String, String> put = new HashMap<>();

  /** A change that a remark asks for, of the policy that it names; empty for whichever is next. */
  private record Edit(String policy, Consumer<ArrayNode> change) {

    boolean isOf(String resource) {
      return policy.isEmpty() || resource.contains(policy) || policy.contains(resource);
    }
  }

  void write(String file, String content) {
    files.put(file, content);
  }

  void add(String policy, String statement) {
    JsonNode added = AccountTree.json(statement);
    edits.add(new Edit(policy, statements -> statements.add(added)));
  }

  /** Removes the statement with that Sid, or with that number where the name is {@code #1}. */
  void remove(String policy, String statement) {
    edits.add(
        new Edit(
            policy,
            statements -> {
              for (int i = statements.size() - 1; i >= 0; i--) {
                if (name(statements, i).equals(statement)) {
                  statements.remove(i);
                }
              }
            }));
  }

  /** Takes the conditions away from the statement with that name. */
  void unbind(String policy, String statement) {
    edits.add(
        new Edit(
            policy,
            statements -> {
              for (int i = 0; i < statements.size(); i++) {
                if (name(statements, i).equals(statement)) {
                  ((ObjectNode) statements.path(i)).remove("Condition");
                }
              }
            }));
  }

  /**
   * The policy that a command puts on a resource: as it is given, or from the file that it names.
   */
  String edited(String argument, String resource, String current) {
    if (!argument.startsWith(FILE)) {
      AccountTree.json(argument);
      return argument;
    }
    String before = files.getOrDefault(argument.substring(FILE.length()), current);
    ObjectNode policy =
        (ObjectNode)
            AccountTree.json(
                before.isEmpty() ? "{\"Version\":\"2012-10-17\",\"Statement\":[]}" : before);
    ArrayNode statements = statements(policy);
    List<Edit> mine = edits.stream().filter(edit -> edit.isOf(resource)).toList();
    mine.forEach(edit -> edit.change().accept(statements));
    edits.removeAll(mine);
    String text = AccountTree.JSON.writeValueAsString(policy);
    put.put(argument, text);
    return text;
  }

  /** The content of a file that was fetched, or what is there now. */
  String content(String argument, String current) {
    if (!argument.startsWith(FILE)) {
      return argument;
    }
    String text = files.getOrDefault(argument.substring(FILE.length()), current);
    put.put(argument, text);
    return text;
  }

  /** What a command put in the place of its argument: the content of a file, else itself. */
  String written(String argument) {
    return put.getOrDefault(argument, argument);
  }

  /** Remarks that no command carried out. */
  boolean hasLeft() {
    return !edits.isEmpty();
  }

  private static String name(ArrayNode statements, int index) {
    return statements.path(index).path("Sid").asString("#" + (index + 1));
  }

  private static ArrayNode statements(ObjectNode policy) {
    JsonNode given = policy.path("Statement");
    if (given.isArray()) {
      return (ArrayNode) given;
    }
    ArrayNode one = policy.putArray("Statement");
    if (given.isObject()) {
      one.add(given);
    }
    return one;
  }
}
