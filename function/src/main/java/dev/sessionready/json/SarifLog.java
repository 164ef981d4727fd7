package dev.sessionready.json;

import dev.sessionready.check.Catalogue;
import dev.sessionready.check.CheckInfo;
import dev.sessionready.check.Finding;
import dev.sessionready.check.OneLine;
import dev.sessionready.check.Severity;
import dev.sessionready.check.Text;
import dev.sessionready.check.Verdict;
import dev.sessionready.model.AccountRegion;
import dev.sessionready.model.Instance;
import dev.sessionready.rule.AssessedAccount;
import dev.sessionready.rule.ComplianceDecision;
import dev.sessionready.rule.RunResult;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is to be fixed, for whatever reads static analysis results: failures, and what could not be
 * verified as open.
 *
 * @see <a href="https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html">SARIF 2.1.0</a>
 */
public final class SarifLog {

  private static final String SCHEMA =
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

  private final AccountRegion place;
  private final Severity failAt;
  private final Function<Text, String> language;
  private final Map<String, Integer> rules = new HashMap<>();

  private SarifLog(AccountRegion place, Severity failAt, Function<Text, String> language) {
    this.place = place;
    this.failAt = failAt;
    this.language = language;
  }

  /** The log of one run; failures that are lighter than {@code failAt} are notes. */
  public static String write(
      AssessedAccount assessed,
      RunResult outcome,
      Severity failAt,
      Function<Text, String> language) {
    return JsonText.print(
        new SarifLog(assessed.account().snapshot().place(), failAt, language)
            .log(assessed, outcome));
  }

  private ObjectNode log(AssessedAccount assessed, RunResult outcome) {
    ObjectNode log = JsonNodeFactory.instance.objectNode();
    log.put("$schema", SCHEMA).put("version", "2.1.0");
    ObjectNode run = log.putArray("runs").addObject();
    ObjectNode driver = run.putObject("tool").putObject("driver").put("name", "session-ready");
    String version = SarifLog.class.getPackage().getImplementationVersion();
    if (version != null) {
      driver.put("version", version);
    }
    ArrayNode infos = driver.putArray("rules");
    Catalogue.load().checks().forEach(check -> rule(infos, Catalogue.info(check)));
    ObjectNode invocation =
        run.putArray("invocations").addObject().put("executionSuccessful", outcome.isWhole());
    ArrayNode unread = invocation.putArray("toolExecutionNotifications");
    outcome
        .blindness()
        .forEach(what ->
            unread
                .addObject()
                .put("level", "error")
                .putObject("message")
                .put("text", OneLine.of(what)));
    ArrayNode results = run.putArray("results");
    for (ComplianceDecision decision : assessed.decisions()) {
      decision
          .assessment()
          .findings()
          .forEach(finding -> result(results, decision.assessment().instance(), finding));
    }
    return log;
  }

  private void rule(ArrayNode infos, CheckInfo info) {
    rules.put(info.id(), infos.size());
    ObjectNode rule = infos.addObject().put("id", info.id());
    rule.putObject("shortDescription").put("text", info.title() + ".");
    rule.putObject("fullDescription").put("text", info.why());
    rule.put("helpUri", info.source());
    rule.putObject("defaultConfiguration").put("level", level(info.severity()));
  }

  private void result(ArrayNode results, Instance instance, Finding finding) {
    boolean failed = finding.verdict() instanceof Verdict.Fail;
    if (!failed && !(finding.verdict() instanceof Verdict.Unverifiable)) {
      return;
    }
    FindingRow row = FindingRow.of(instance, finding, language);
    ObjectNode result =
        results
            .addObject()
            .put("ruleId", row.check())
            .put("ruleIndex", rules.getOrDefault(row.check(), -1))
            .put("kind", failed ? "fail" : "open")
            // Only a failure may have a level, by the standard.
            .put("level", failed ? level(row.severity()) : "none");
    result.putObject("message").put("text", message(row));
    ObjectNode location = result.putArray("locations").addObject();
    location
        .putObject("physicalLocation")
        .putObject("artifactLocation")
        .put(
            "uri",
            "aws/%s/%s/ec2/instance/%s"
                .formatted(uri(place.account()), uri(place.region()), uri(instance.id())));
    location
        .putArray("logicalLocations")
        .addObject()
        .put("name", OneLine.of(instance.id()))
        .put("fullyQualifiedName", OneLine.of(place.instanceArn(instance.id())))
        .put("kind", "resource");
    result
        .putObject("partialFingerprints")
        .put("instanceAndCheck/v1", instance.id() + " " + row.check());
  }

  private static String message(FindingRow row) {
    StringBuilder text = new StringBuilder(OneLine.of(row.evidence()));
    if (row.seen() != null) {
      text.append('\n').append(row.seen());
    }
    row.fix().forEach(step -> text.append('\n').append(step));
    return text.toString();
  }

  private String level(Severity severity) {
    if (!severity.isAtLeast(failAt)) {
      return "note";
    }
    return severity.isAtLeast(Severity.HIGH) ? "error" : "warning";
  }

  private static String uri(String part) {
    return part.replaceAll("[^A-Za-z0-9._~-]", "_");
  }
}
