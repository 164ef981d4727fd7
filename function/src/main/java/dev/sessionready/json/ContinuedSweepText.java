package dev.sessionready.json;

import dev.sessionready.rule.BadInput;
import dev.sessionready.rule.ContinuedSweep;
import dev.sessionready.rule.SweepProgress;
import dev.sessionready.rule.SweepRequest;
import dev.sessionready.rule.SweepTotals;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The rest of a sweep as one invocation leaves it for another. It holds the result token, so that
 * neither the text nor any part of it belongs into a log or the message of an exception.
 */
public final class ContinuedSweepText {

  private static final TextType<SweepProgress.Stage> STAGE =
      TextType.ofEnum(SweepProgress.Stage.class);

  private ContinuedSweepText() {}

  /** The rest of a sweep as a text. */
  public static String write(ContinuedSweep rest) {
    SweepRequest request = rest.request();
    SweepProgress progress = rest.progress();
    ObjectNode text =
        JsonNodeFactory.instance
            .objectNode()
            .put("account", request.account())
            .put("ruleName", request.ruleName())
            .put("at", request.at().toString())
            .put("resultToken", request.resultToken())
            .put("portions", progress.portions())
            .put("stage", progress.stage().name())
            .put("from", progress.from());
    ObjectNode parameters = text.putObject("parameters");
    new TreeMap<>(request.parameters()).forEach(parameters::put);
    write(progress.soFar(), text.putObject("soFar"));
    return text.toString();
  }

  private static void write(SweepTotals totals, ObjectNode text) {
    text.put("instances", totals.instances())
        .put("evaluated", totals.evaluated())
        .put("nonCompliant", totals.nonCompliant())
        .put("notEvaluated", totals.notEvaluated())
        .put("whole", totals.whole());
    ObjectNode byCheck = text.putObject("nonCompliantByCheck");
    totals.nonCompliantByCheck().forEach(byCheck::put);
    ObjectNode unreadable = text.putObject("unreadable");
    totals.unreadable().forEach(unreadable::put);
    var reasons = text.putArray("reasons");
    totals.reasons().forEach(reasons::add);
  }

  /**
   * Reads what was written.
   *
   * @throws BadInput where it is anything else; it names the place, and nothing that stands there
   */
  public static ContinuedSweep read(@Nullable String text) {
    try {
      JsonCursor rest = new JsonText(text == null ? "" : text).parse();
      return new ContinuedSweep(
          new SweepRequest(
              rest.field("account").text(),
              rest.field("ruleName").text(),
              rest.field("at").read(TextType.MOMENT),
              rest.field("parameters").fields().entrySet().stream()
                  .collect(Collectors.toMap(Map.Entry::getKey, value -> value.getValue().text())),
              rest.field("resultToken").text()),
          new SweepProgress(
              rest.field("portions").whole(),
              rest.field("stage").read(STAGE),
              rest.field("from").node().isNull() ? null : rest.field("from").text(),
              totals(rest.field("soFar"))));
    } catch (JsonFormatError error) {
      // Without its cause on purpose: it may quote what stands there.
      throw new BadInput(
          "The message is not the rest of a sweep: see %s of its body."
              .formatted(error.path().isEmpty() ? "line " + error.line() : error.path()));
    }
  }

  private static SweepTotals totals(JsonCursor text) {
    return new SweepTotals(
        text.field("instances").whole(),
        text.field("evaluated").whole(),
        text.field("nonCompliant").whole(),
        text.field("notEvaluated").whole(),
        text.field("whole").flag(),
        counts(text.field("nonCompliantByCheck")),
        counts(text.field("unreadable")),
        text.field("reasons").elements().stream()
            .map(JsonCursor::text)
            .collect(Collectors.toCollection(TreeSet::new)));
  }

  private static SortedMap<String, Long> counts(JsonCursor text) {
    SortedMap<String, Long> counts = new TreeMap<>();
    text.fields().forEach((name, count) -> counts.put(name, (long) count.whole()));
    return counts;
  }
}
