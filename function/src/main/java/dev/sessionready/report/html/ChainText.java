package dev.sessionready.report.html;

import dev.sessionready.check.Assessment;
import dev.sessionready.check.Finding;
import dev.sessionready.check.Verdict;
import dev.sessionready.report.TerminalColumns;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** The chains that the page draws, as lines of text. */
public final class ChainText {

  private static final int WIDTH = 24;

  /** The worst first. */
  private static final List<String> SIGNS = List.of("✗", "?", "!", "✓", "–");

  private ChainText() {}

  /**
   * A line for each chain that the preferences ask for, and one for each of its links.
   *
   * @param assessment of the instance
   * @param services those that its sessions need
   * @param path the sign of the network path to a service
   */
  public static String of(
      Assessment assessment, Locale language, Set<String> services, UnaryOperator<String> path) {
    PageWords words = PageWords.in(language);
    StringBuilder text = new StringBuilder();
    for (SessionChain chain : SessionChain.ALL) {
      if (chain.links().stream()
          .allMatch(link -> link.service() == null || services.contains(link.service()))) {
        List<String> signs =
            chain.links().stream().map(link -> sign(link, assessment, path)).toList();
        text.append(worst(signs)).append(' ').append(words.say(chain.name())).append('\n');
        for (int i = 0; i < signs.size(); i++) {
          SessionChain.Link link = chain.links().get(i);
          text.append("    ").append(signs.get(i)).append(' ');
          text.append(TerminalColumns.pad(words.say(link.name()), WIDTH));
          text.append(deciding(link, assessment, signs.get(i))).append('\n');
        }
        text.append('\n');
      }
    }
    return text.toString();
  }

  // The checks of that sign; of those that hold, all.
  private static String deciding(SessionChain.Link link, Assessment assessment, String sign) {
    String checks =
        findings(link, assessment).stream()
            .filter(finding -> sign(finding.verdict()).equals(sign))
            .map(Finding::id)
            .collect(Collectors.joining(", "));
    return link.service() == null ? checks : link.service();
  }

  private static String sign(
      SessionChain.Link link, Assessment assessment, UnaryOperator<String> path) {
    String service = link.service();
    return service == null
        ? worst(
            findings(link, assessment).stream().map(finding -> sign(finding.verdict())).toList())
        : path.apply(service);
  }

  private static List<Finding> findings(SessionChain.Link link, Assessment assessment) {
    return assessment.findings().stream()
        .filter(finding -> link.checks().contains(finding.id()))
        .toList();
  }

  private static String sign(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Fail _ -> "✗";
      case Verdict.Unreadable _, Verdict.Broken _, Verdict.Unverifiable _ -> "?";
      case Verdict.Warn _ -> "!";
      case Verdict.Pass _ -> "✓";
      case Verdict.NotApplicable _ -> "–";
    };
  }

  private static String worst(List<String> signs) {
    return signs.stream().min(Comparator.comparingInt(SIGNS::indexOf)).orElse("–");
  }
}
