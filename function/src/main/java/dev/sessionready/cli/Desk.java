package dev.sessionready.cli;

import dev.sessionready.assess.Assessment;
import dev.sessionready.assess.Assessor;
import dev.sessionready.check.Catalogue;
import dev.sessionready.json.JsonDocuments;
import dev.sessionready.model.Exemption;
import dev.sessionready.report.Annotation;
import dev.sessionready.report.Messages;
import dev.sessionready.report.TextReport;
import dev.sessionready.rule.Judgement;
import dev.sessionready.rule.Parameters;
import dev.sessionready.rule.Readiness;
import dev.sessionready.rule.Source;

/** The program as it is run at a terminal: what it tells, it tells nobody but the terminal. */
final class Desk {

  private Desk() {}

  /** All checks over a source, their annotations in one language. */
  static Readiness readiness(Source source, Messages messages) {
    return new Readiness(
        source,
        new JsonDocuments(),
        new Assessor(Catalogue.load()),
        new Annotation(messages)::of,
        _ -> {});
  }

  /** What the checks say of one instance, or why they say nothing. */
  static String tell(Judgement judgement, Parameters parameters, Messages messages) {
    TextReport report = new TextReport(messages);
    Assessment assessment = judgement.assessment();
    return switch (judgement) {
      case Judgement.Decided _, Judgement.Withheld _ ->
          report.of(assessment, judgement.heading(), parameters.failAt());
      case Judgement.PassedOver(_, Exemption why) ->
          report.of(assessment.instance(), judgement.heading(), why);
    };
  }
}
