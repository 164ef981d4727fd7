package dev.sessionready.json;

import dev.sessionready.check.Finding;
import dev.sessionready.check.Text;
import dev.sessionready.rule.ComplianceDecision;
import dev.sessionready.rule.Evaluation;
import dev.sessionready.rule.RunResult;
import java.io.StringWriter;
import java.io.Writer;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * An outcome as JSON: the evaluations in the words of AWS Config, and every finding with its
 * evidence.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/config/latest/APIReference/API_Evaluation.html">Evaluation</a>
 */
public final class ReportJson {

  private ReportJson() {}

  /** The outcome as indented text, said in the language that renders its texts. */
  public static String write(RunResult outcome, Function<Text, String> language) {
    StringWriter text = new StringWriter();
    write(outcome, language, text);
    return text.toString();
  }

  /** The same as it is made, without the whole of it in memory; leaves the writer open. */
  public static void write(RunResult outcome, Function<Text, String> language, Writer out) {
    FindingText findings = new FindingText(language);
    JsonText.print(
        out,
        report -> {
          report.writeStartObject();
          report.writeArrayPropertyStart("evaluations");
          outcome.evaluations().forEach(one -> report.writeTree(evaluation(one)));
          report.writeEndArray();
          report.writeArrayPropertyStart("findings");
          outcome.decisions().forEach(one -> findings.write(one.assessment(), report));
          report.writeEndArray();
          report.writeEndObject();
        });
  }

  /**
   * The outcome of one place of several, as a line of JSON without its end.
   *
   * @param place what says which it is, by the names of fields
   */
  public static String line(
      Map<String, String> place, int exitCode, RunResult outcome, Function<Text, String> language) {
    ObjectNode report = head(place, exitCode);
    fill(report, outcome, language);
    return JsonText.line(report);
  }

  /** The same for a place that could not be evaluated. */
  public static String line(Map<String, String> place, int exitCode, String error) {
    return JsonText.line(head(place, exitCode).put("error", error));
  }

  private static ObjectNode head(Map<String, String> place, int exitCode) {
    ObjectNode head = JsonNodeFactory.instance.objectNode();
    new TreeMap<>(place).forEach(head::put);
    return head.put("exitCode", exitCode);
  }

  private static void fill(ObjectNode report, RunResult outcome, Function<Text, String> language) {
    ArrayNode evaluations = report.putArray("evaluations");
    outcome.evaluations().forEach(evaluation -> evaluations.add(evaluation(evaluation)));
    ArrayNode findings = report.putArray("findings");
    outcome.decisions().forEach(decision -> add(findings, decision, language));
  }

  private static ObjectNode evaluation(Evaluation evaluation) {
    ObjectNode object =
        JsonNodeFactory.instance
            .objectNode()
            .put("ComplianceResourceType", evaluation.resourceType())
            .put("ComplianceResourceId", evaluation.resourceId())
            .put("ComplianceType", evaluation.complianceType().name());
    if (evaluation.annotation() != null) {
      object.put("Annotation", evaluation.annotation());
    }
    return object.put("OrderingTimestamp", evaluation.orderingTimestamp().toString());
  }

  private static void add(
      ArrayNode findings, ComplianceDecision decision, Function<Text, String> language) {
    for (Finding finding : decision.assessment().findings()) {
      findings.add(
          SnapshotMapper.mapper()
              .<JsonNode>valueToTree(
                  FindingRow.of(decision.assessment().instance().id(), finding, language)));
    }
  }
}
