package dev.sessionready.report.html;

import dev.sessionready.check.Assessment;
import dev.sessionready.check.Catalogue;
import dev.sessionready.check.Cause;
import dev.sessionready.check.CheckInfo;
import dev.sessionready.check.OneLine;
import dev.sessionready.check.Severity;
import dev.sessionready.fact.Ignorance;
import dev.sessionready.model.Instance;
import dev.sessionready.model.Service;
import dev.sessionready.model.SessionPreferences;
import dev.sessionready.report.Messages;
import dev.sessionready.report.PathWords;
import dev.sessionready.report.html.ReportData.CauseRow;
import dev.sessionready.report.html.ReportData.CheckRow;
import dev.sessionready.report.html.ReportData.InstanceRow;
import dev.sessionready.rule.AssessedAccount;
import dev.sessionready.rule.ComplianceDecision;
import dev.sessionready.rule.RuleParameters;
import dev.sessionready.subject.Subject;
import java.io.Writer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Everything that one run found, as a single page of HTML: it loads nothing, and is as safe to open
 * as text, whatever the names and tags of the account hold.
 */
public final class HtmlReport {

  private static final int NO_PATHS = -1;

  private final AssessedAccount assessed;
  private final RuleParameters parameters;
  private final Messages messages;
  private final PageWords words;
  private final Catalogue catalogue;
  private final Interned<String> texts = new Interned<>();
  private final FindingTable findings;
  private final PathTable paths;

  private HtmlReport(
      AssessedAccount assessed, RuleParameters parameters, Messages messages, PageWords words) {
    this.assessed = assessed;
    this.parameters = parameters;
    this.messages = messages;
    this.words = words;
    this.catalogue = Catalogue.load();
    this.findings = new FindingTable(messages, catalogue, texts);
    this.paths = new PathTable(new PathWords(messages), texts);
  }

  /** Writes the page, and leaves the writer open. */
  public static void write(
      AssessedAccount assessed, RuleParameters parameters, Messages messages, Writer out) {
    write(assessed, parameters, messages, PageWords.in(messages.language()), out);
  }

  /**
   * Writes the page of one portion of a sweep, which says that it is one, and leaves the writer
   * open.
   */
  public static void writePortion(
      int portion,
      AssessedAccount assessed,
      RuleParameters parameters,
      Messages messages,
      Writer out) {
    write(
        assessed, parameters, messages, PageWords.in(messages.language()).ofPortion(portion), out);
  }

  private static void write(
      AssessedAccount assessed,
      RuleParameters parameters,
      Messages messages,
      PageWords words,
      Writer out) {
    HtmlReport report = new HtmlReport(assessed, parameters, messages, words);
    new Page(words).write(report.title(), report.data(), out);
  }

  private String title() {
    var place = assessed.account().snapshot().place();
    return "%s · %s · %s"
        .formatted(words.say("title"), OneLine.of(place.account()), OneLine.of(place.region()));
  }

  private ReportData data() {
    List<InstanceRow> instances = assessed.decisions().stream().map(this::instance).toList();
    return new ReportData(
        new PageHead(assessed, parameters).with(words.all()),
        catalogue.checks().stream().map(check -> check(Catalogue.info(check))).toList(),
        texts.values(),
        findings.findings(),
        findings.rows(),
        paths.components(),
        paths.paths(),
        paths.routes(),
        instances,
        causes(),
        SessionChain.ALL);
  }

  private CheckRow check(CheckInfo info) {
    return new CheckRow(
        info.id(),
        messages.title(info),
        messages.why(info),
        messages.say("stage." + info.stage().name().toLowerCase(Locale.ROOT)),
        info.severity().name(),
        info.source());
  }

  private InstanceRow instance(ComplianceDecision decision) {
    Assessment assessment = decision.assessment();
    Instance instance = assessment.instance();
    Subject subject = new Subject(assessed.account(), instance);
    return new InstanceRow(
        OneLine.of(instance.id()),
        OneLine.of(instance.tags().getOrDefault("Name", "")),
        decision.heading(),
        new InstanceFacts(subject).values().stream().map(OneLine::of).map(texts::index).toList(),
        tags(instance),
        findings.row(assessment),
        instance.networkInterfaces().isEmpty() ? NO_PATHS : route(subject),
        proven(subject),
        decision instanceof ComplianceDecision.Exempt exempt
            ? words.say("exempt." + exempt.why().name().toLowerCase(Locale.ROOT))
            : null);
  }

  private List<Integer> tags(Instance instance) {
    return instance.tags().entrySet().stream()
        .filter(tag -> !tag.getKey().equals("Name"))
        .map(tag -> OneLine.of(tag.getKey() + "=" + tag.getValue()))
        .sorted()
        .map(texts::index)
        .toList();
  }

  private int route(Subject subject) {
    List<Integer> each = new ArrayList<>();
    for (Service service : services(subject)) {
      path(service, subject).ifPresent(each::add);
    }
    return each.isEmpty() ? NO_PATHS : paths.route(List.copyOf(each));
  }

  // Empty where it could not be read; the checks of the network say why.
  private OptionalInt path(Service service, Subject subject) {
    try {
      return OptionalInt.of(paths.path(service, subject.path(service)));
    } catch (Ignorance _) {
      return OptionalInt.empty();
    }
  }

  private static Set<Service> services(Subject subject) {
    try {
      return subject.services();
    } catch (Ignorance _) {
      return SessionPreferences.ALWAYS;
    }
  }

  private static List<String> proven(Subject subject) {
    return List.of(Service.values()).stream()
        .filter(subject.proof()::proves)
        .map(Service::code)
        .toList();
  }

  private List<CauseRow> causes() {
    List<Assessment> assessments =
        assessed.decisions().stream().map(ComplianceDecision::assessment).toList();
    Map<String, Integer> indices = new HashMap<>();
    assessments.forEach(assessment -> indices.put(assessment.instance().id(), indices.size()));
    return Cause.of(assessments, Severity.LOW).stream()
        .map(cause ->
            new CauseRow(
                findings.check(cause.key().check()),
                cause.key().severity().name(),
                !cause.key().severity().isAtLeast(parameters.failAt()),
                cause.instances().stream()
                    .map(instance -> indices.getOrDefault(instance.id(), NO_PATHS))
                    .toList()))
        .toList();
  }
}
