package dev.sessionready.cli;

import dev.sessionready.assess.Assessment;
import dev.sessionready.model.Exemption;
import dev.sessionready.report.Messages;
import dev.sessionready.report.TextReport;
import dev.sessionready.rule.Judgement;
import dev.sessionready.rule.Parameters;

/** What a terminal shows of one instance. */
final class Desk {

  private Desk() {}

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
