package dev.sessionready.world;

import dev.sessionready.check.Severity;
import dev.sessionready.check.Symptom;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A way in which the agent is known to refuse a session or to lose its log: a row of {@code
 * bad-cases.json}, which patches the healthy world as a {@link Case} does.
 *
 * @param id the case of the agent: L for CloudWatch Logs, S for S3, K for the session key, R for
 *     run-as
 * @param situation what is wrong in the world
 * @param verdict the kind of the verdict, as the class of it is named
 * @param severity what a failure costs; null where nothing fails
 * @param seen what a user sees of a failure; null where nothing fails
 * @param words what the sentence holds: a failure's on what is seen, otherwise on what is unknown
 */
record BadCase(
    String id,
    String situation,
    World world,
    String check,
    String verdict,
    @Nullable Severity severity,
    @Nullable Symptom seen,
    List<String> words) {

  BadCase {
    words = List.copyOf(words);
  }

  /** Every row of the table. */
  static List<BadCase> all() {
    return World.tree(World.RESOURCES.resolve("bad-cases.json"))
        .valueStream()
        .map(BadCase::of)
        .toList();
  }

  /** The row as a test is named by it. */
  String name() {
    return id + ": " + situation;
  }

  private static BadCase of(JsonNode row) {
    String id = row.path("case").asString();
    String situation = row.path("situation").asString();
    return new BadCase(
        id,
        situation,
        new Case(row).world().named(id + ": " + situation),
        row.path("check").asString(),
        row.path("verdict").asString(),
        optional(row, "severity", Severity::valueOf),
        optional(row, "seen", Symptom::valueOf),
        row.path("words").valueStream().map(JsonNode::asString).toList());
  }

  private static <T> @Nullable T optional(JsonNode row, String field, Function<String, T> reader) {
    return Optional.of(row.path(field))
        .filter(JsonNode::isString)
        .map(JsonNode::asString)
        .map(reader)
        .orElse(null);
  }
}
