package dev.sessionready.report;

import dev.sessionready.check.Assessment;
import dev.sessionready.check.Finding;
import dev.sessionready.check.Findings;
import dev.sessionready.check.OwnWords;
import dev.sessionready.check.Severity;
import dev.sessionready.check.Text;
import dev.sessionready.check.Verdict;
import dev.sessionready.check.Verdict.Fail;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An assessment in the 256 characters that AWS Config shows: the first cause with its resources,
 * then the names of the others, and where there is room where the report is found.
 *
 * @param report where the report of the last sweep is found; null where there is none
 * @see <a
 *     href="https://docs.aws.amazon.com/config/latest/APIReference/API_Evaluation.html">Evaluation</a>
 */
public record Annotation(Messages messages, @Nullable String report) {

  /** The most characters that AWS Config takes. */
  public static final int LIMIT = 256;

  /** Annotations where there is no report. */
  public Annotation(Messages messages) {
    this(messages, null);
  }

  /** The annotation of the assessment, where failures below {@code failAt} are mere advice. */
  public String of(Assessment assessment, Severity failAt) {
    Worded shared =
        assessment
            .shared()
            .derived(
                new Asked(this, failAt),
                Worded.class,
                () -> worded(assessment.shared(), failAt, assessment.ownWords()));
    if (shared.isNobodysOwn()) {
      return reported(shared.text());
    }
    OwnWords words = assessment.ownWords();
    return reported(
        shared.parts(words)
            ? worded(alone(assessment), failAt, words).text()
            : words.in(shared.text()));
  }

  private String reported(String text) {
    String whole = report == null ? text : text + messages.say("annotation.report", report);
    return whole.length() <= LIMIT ? whole : text;
  }

  private static Findings alone(Assessment assessment) {
    return new Assessment(assessment.instance(), assessment.findings()).shared();
  }

  private Worded worded(Findings findings, Severity failAt, OwnWords words) {
    List<Finding> causes = findings.causes(failAt);
    return causes.isEmpty()
        ? ready(findings).weighed(words)
        : findings.derived(
            new OfCauses(this), causes, Worded.class, () -> notReady(causes).weighed(words));
  }

  private Worded notReady(List<Finding> causes) {
    Finding first = causes.getFirst();
    String lead = first.id() + ": " + plain(messages.say(what(first)));
    List<String> others = causes.stream().skip(1).map(Finding::id).toList();
    if (others.isEmpty()) {
      return cut(lead, LIMIT);
    }
    for (int named = others.size(); named > 0; named--) {
      String more = messages.say("annotation.more", others.size(), list(others.subList(0, named)));
      if (lead.length() + more.length() <= LIMIT) {
        return new Worded(lead + more, lead);
      }
    }
    String more = messages.say("annotation.more-unnamed", others.size());
    return new Worded(cut(lead, LIMIT - more.length()).text() + more, lead);
  }

  private Worded ready(Findings findings) {
    List<String> parts = new ArrayList<>();
    parts.add(messages.say("annotation.hold", findings.having(Verdict.Pass.class).size()));
    List<Finding> advice = new ArrayList<>(findings.failures(Severity.LOW));
    advice.addAll(findings.having(Verdict.Warn.class));
    add(parts, "annotation.advice", advice);
    add(parts, "annotation.unverified", findings.having(Verdict.Unverifiable.class));
    add(parts, "annotation.unread", findings.blind(Severity.LOW));
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

  private Worded cut(String text, int limit) {
    return new Worded(
        new LineBreaks(messages.locale()).cut(text, limit, messages.say("annotation.cut")), text);
  }

  /** What the annotation of one that is not ready is made of besides the causes. */
  private record OfCauses(Annotation annotation) {}

  /** What an annotation is made of besides findings. */
  private record Asked(Annotation annotation, Severity failAt) {}

  /**
   * An annotation.
   *
   * @param whole its lead before it was cut
   * @param isNobodysOwn whether it is known to hold nothing of an instance's own
   */
  private record Worded(String text, String whole, boolean isNobodysOwn) {

    Worded(String text, String whole) {
      this(text, whole, false);
    }

    /** The same, where it is known what stands for the own words of whom it is for. */
    Worded weighed(OwnWords words) {
      return new Worded(
          text,
          whole,
          words.words().keySet().stream()
              .noneMatch(word -> text.contains(word) || whole.contains(word)));
    }

    /** Whether the lead is cut in the middle of something that has to be replaced. */
    boolean parts(OwnWords words) {
      return words.words().keySet().stream()
          .anyMatch(word -> count(whole, word) != count(text, word) && isParted(word));
    }

    // What is cut in a space is cut there whatever stands around it.
    private boolean isParted(String word) {
      int kept = 0;
      while (kept < text.length()
          && kept < whole.length()
          && text.charAt(kept) == whole.charAt(kept)) {
        kept++;
      }
      int from = whole.lastIndexOf(word, kept);
      return from >= 0 && from < kept && kept < from + word.length();
    }

    private static int count(String text, String word) {
      int count = 0;
      for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length())) {
        count++;
      }
      return count;
    }
  }
}
