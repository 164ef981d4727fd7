package dev.sessionready.report;

import dev.sessionready.check.Assessment;
import dev.sessionready.check.Finding;
import dev.sessionready.check.Severity;
import dev.sessionready.check.Text;
import dev.sessionready.check.Verdict.Fail;
import java.util.ArrayList;
import java.util.List;

/**
 * An assessment in the 256 characters that AWS Config shows: the first cause with its resources,
 * then the names of the others.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/config/latest/APIReference/API_Evaluation.html">Evaluation</a>
 */
public record Annotation(Messages messages) {

  /** The most characters that AWS Config takes. */
  public static final int LIMIT = 256;

  /** The annotation of the assessment, where failures below {@code failAt} are mere advice. */
  public String of(Assessment assessment, Severity failAt) {
    List<Finding> causes = assessment.causes(failAt);
    return causes.isEmpty() ? ready(assessment) : notReady(causes);
  }

  private String notReady(List<Finding> causes) {
    Finding first = causes.getFirst();
    String lead = first.id() + ": " + plain(messages.say(what(first)));
    List<String> others = causes.stream().skip(1).map(Finding::id).toList();
    if (others.isEmpty()) {
      return cut(lead, LIMIT);
    }
    for (int named = others.size(); named > 0; named--) {
      String more = messages.say("annotation.more", others.size(), list(others.subList(0, named)));
      if (lead.length() + more.length() <= LIMIT) {
        return lead + more;
      }
    }
    String more = messages.say("annotation.more-unnamed", others.size());
    return cut(lead, LIMIT - more.length()) + more;
  }

  private String ready(Assessment assessment) {
    List<String> parts = new ArrayList<>();
    parts.add(messages.say("annotation.hold", assessment.passes().size()));
    List<Finding> advice = new ArrayList<>(assessment.failures(Severity.LOW));
    advice.addAll(assessment.warnings());
    add(parts, "annotation.advice", advice);
    add(parts, "annotation.unverified", assessment.unverifiable());
    add(parts, "annotation.unread", assessment.blind(Severity.LOW));
    return cut(String.join(messages.say("list.semicolon"), parts), LIMIT);
  }

  private void add(List<String> parts, String key, List<Finding> findings) {
    if (!findings.isEmpty()) {
      parts.add(messages.say(key, list(findings.stream().map(Finding::id).toList())));
    }
  }

  private String list(List<String> ids) {
    return String.join(messages.say("list.comma"), ids);
  }

  private static Text what(Finding finding) {
    return finding.verdict() instanceof Fail fail ? fail.cause() : Text.word(finding.id());
  }

  // AWS's notification templates put the annotation into JSON unescaped, so that what was escaped
  // in a line has to go as a whole.
  private static String plain(String text) {
    return text.replaceAll("\\\\(?:[nrt]|u[0-9a-f]{4})", " ")
        .replaceAll("[\"'`\\\\<>]", "")
        .replaceAll("\\s+", " ")
        .strip();
  }

  private String cut(String text, int limit) {
    return new LineBreaks(messages.locale()).cut(text, limit, messages.say("annotation.cut"));
  }
}
