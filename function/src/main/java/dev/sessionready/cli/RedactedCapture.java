package dev.sessionready.cli;

import dev.sessionready.check.Finding;
import dev.sessionready.check.Text;
import dev.sessionready.check.Verdict;
import dev.sessionready.json.SnapshotSource;
import dev.sessionready.lambda.Assembly;
import dev.sessionready.model.Snapshot;
import dev.sessionready.redact.Redaction;
import dev.sessionready.report.Messages;
import dev.sessionready.rule.BadInput;
import dev.sessionready.rule.ComplianceDecision;
import dev.sessionready.rule.RuleParameters;
import dev.sessionready.rule.Scope;
import dev.sessionready.subject.Expectations;
import dev.sessionready.subject.TagMatch;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * A snapshot redacted, and proved to be evaluated as it was. A pattern of a policy that begins or
 * ends within a number or a word in a way that no stand-in can follow would give other verdicts,
 * and a redacted snapshot with other verdicts is of no use to whoever looks into them.
 *
 * @param parameters those by which it is evaluated
 */
record RedactedCapture(Snapshot original, RuleParameters parameters) {

  private static final int ATTEMPTS = 3;

  /**
   * The redaction.
   *
   * @throws BadInput where it would be evaluated otherwise
   */
  Redaction redaction() {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Redaction redaction = Redaction.of(original);
      Map<String, String> expected = verdicts(original, parameters, redaction::standIn);
      if (expected.equals(
          verdicts(redaction.snapshot(), named(redaction), UnaryOperator.identity()))) {
        return redaction;
      }
    }
    throw new BadInput(
        "Nothing was saved: redacted, an instance would get another verdict, since a pattern of a"
            + " policy matches parts of names for which nothing can stand; save it without"
            + " --redact, and keep it to yourself.");
  }

  private static Map<String, String> verdicts(
      Snapshot snapshot, RuleParameters parameters, UnaryOperator<String> id) {
    Map<String, String> verdicts = new TreeMap<>();
    for (ComplianceDecision decision :
        Assembly.of(new SnapshotSource(snapshot), Messages.english())
            .assess(new Scope.Everything(), parameters)
            .decisions()) {
      verdicts.put(
          id.apply(decision.assessment().instance().id()),
          decision.assessment().shared().all().stream()
              .map(RedactedCapture::verdict)
              .collect(Collectors.joining(" ", decision.getClass().getSimpleName() + ": ", "")));
    }
    return verdicts;
  }

  private static String verdict(Finding finding) {
    Text text =
        switch (finding.verdict()) {
          case Verdict.Pass pass -> pass.evidence();
          case Verdict.Fail fail -> fail.cause();
          case Verdict.Warn warn -> warn.what();
          case Verdict.NotApplicable none -> none.because();
          case Verdict.Unverifiable unknown -> unknown.what();
          case Verdict.Unreadable unread -> Text.word(unread.action());
          case Verdict.Broken _ -> Text.word("");
        };
    return "%s %s %s %s"
        .formatted(
            finding.id(),
            finding.verdict().getClass().getSimpleName(),
            finding.severity(),
            text instanceof Text.Message message ? message.key() : "");
  }

  // The document and the tag that parameters name have other names in the redacted snapshot.
  private RuleParameters named(Redaction redaction) {
    Expectations all = parameters.expectations();
    TagMatch tag = all.excludeTag();
    return new RuleParameters(
        new Expectations(
            redaction.standIn(all.sessionDocument()),
            all.graceMinutes(),
            all.minAgentVersion(),
            all.requireLogging(),
            all.requireEncryption(),
            all.evaluateStopped(),
            tag == null ? null : tag(redaction, tag)),
        parameters.failAt(),
        parameters.unverifiable(),
        parameters.liveStatus(),
        parameters.language());
  }

  private static TagMatch tag(Redaction redaction, TagMatch tag) {
    String value = tag.value();
    return new TagMatch(
        redaction.standInForTagKey(tag.key()), value == null ? null : redaction.standIn(value));
  }
}
