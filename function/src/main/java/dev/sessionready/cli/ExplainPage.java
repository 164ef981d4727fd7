package dev.sessionready.cli;

import dev.sessionready.check.Assessment;
import dev.sessionready.check.OneLine;
import dev.sessionready.check.RoleDecisions;
import dev.sessionready.check.RoleDecisions.Answer;
import dev.sessionready.check.RoleDecisions.RoleDecision;
import dev.sessionready.fact.Ignorance;
import dev.sessionready.model.Service;
import dev.sessionready.network.path.PathOutcome;
import dev.sessionready.network.path.ServicePath;
import dev.sessionready.report.Messages;
import dev.sessionready.report.PathPage;
import dev.sessionready.report.TerminalColumns;
import dev.sessionready.report.html.ChainText;
import dev.sessionready.subject.Subject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How one instance gets to a session: the network path to each service, what its role may do by
 * which statement, and the chains of its log and encryption.
 */
record ExplainPage(Subject subject, Assessment assessment, Messages messages) {

  private static final int GAP = 2;

  String text() {
    Map<Service, ServicePath> paths = new LinkedHashMap<>();
    subject.services().forEach(service -> paths.put(service, subject.path(service)));
    PathPage page = new PathPage(messages);
    StringBuilder text = new StringBuilder();
    paths.forEach((service, path) -> text.append(page.of(service, path)).append('\n'));
    role(text);
    Map<String, String> signs =
        paths.entrySet().stream()
            .collect(
                Collectors.toMap(
                    entry -> entry.getKey().code(), entry -> sign(entry.getValue().outcome())));
    return text.append(
            ChainText.of(
                assessment,
                messages.language(),
                signs.keySet(),
                service -> signs.getOrDefault(service, "?")))
        .toString();
  }

  private void role(StringBuilder text) {
    Optional<RoleDecisions.OfRole> of;
    try {
      of = RoleDecisions.load().of(subject);
    } catch (Ignorance unread) {
      text.append("? ")
          .append(messages.say("explain.role-unread", unread.failure().toText()))
          .append("\n\n");
      return;
    }
    if (of.isEmpty()) {
      text.append("✗ ").append(messages.say("explain.no-role")).append("\n\n");
      return;
    }
    List<RoleDecision> decisions = of.get().decisions();
    text.append(worst(decisions))
        .append(' ')
        .append(messages.say("explain.role", OneLine.of(of.get().role())))
        .append('\n');
    int width = decisions.stream().mapToInt(one -> one.action().length()).max().orElse(0) + GAP;
    for (RoleDecision one : decisions) {
      text.append("    ").append(sign(one.answer())).append(' ');
      text.append(TerminalColumns.pad(one.action(), width));
      text.append(OneLine.of(one.resource())).append(": ");
      text.append(messages.say(one.why())).append('\n');
    }
    text.append('\n');
  }

  private static String worst(List<RoleDecision> decisions) {
    if (decisions.stream().anyMatch(one -> one.answer() == Answer.DENIED)) {
      return sign(Answer.DENIED);
    }
    return decisions.stream().anyMatch(one -> one.answer() == Answer.DEPENDS)
        ? sign(Answer.DEPENDS)
        : sign(Answer.ALLOWED);
  }

  private static String sign(Answer answer) {
    return switch (answer) {
      case ALLOWED -> "✓";
      case DENIED -> "✗";
      case DEPENDS -> "?";
    };
  }

  private static String sign(PathOutcome outcome) {
    return switch (outcome) {
      case ALLOWED -> "✓";
      case BLOCKED -> "✗";
      case UNKNOWN -> "?";
    };
  }
}
