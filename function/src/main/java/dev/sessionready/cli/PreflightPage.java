package dev.sessionready.cli;

import dev.sessionready.preflight.Answer;
import dev.sessionready.preflight.PreflightResult;
import dev.sessionready.report.Messages;
import dev.sessionready.report.TextReport;
import java.util.List;
import java.util.stream.Collectors;

/** The answers to what is asked before a deployment, for a person at a terminal. */
record PreflightPage(Messages messages) {

  /** Each answer with what to do about it, and what all of them say together. */
  String of(List<Answer> answers) {
    return answers.stream()
        .map(this::sentence)
        .collect(
            Collectors.joining("", "", "%s%n".formatted(sentence(PreflightResult.of(answers)))));
  }

  private String sentence(Answer answer) {
    String line =
        "%s %s: %s%n"
            .formatted(
                sign(answer.sign()),
                messages.say(answer.question().label()),
                messages.say(answer.what()));
    return answer.steps().stream()
        .map(step -> "    %s%n".formatted(TextReport.prompted(messages.say(step))))
        .collect(Collectors.joining("", line, ""));
  }

  private static String sign(Answer.Sign sign) {
    return switch (sign) {
      case READY -> "✓";
      case NOTE -> "!";
      case FIRST -> "✗";
      case UNSEEN -> "?";
    };
  }

  private String sentence(PreflightResult result) {
    return switch (result) {
      case READY -> messages.say("preflight.outlook.ready");
      case FIRST -> messages.say("preflight.outlook.first");
      case UNSEEN -> messages.say("preflight.outlook.unseen");
    };
  }
}
