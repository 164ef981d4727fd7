package dev.sessionready.check;

import dev.sessionready.check.Verdict.Unreadable;
import dev.sessionready.fact.ReadFailure;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What is one instance's own, put into what it shares with others. They are looked for when they
 * are first asked for: a text that is known to hold none needs none. Only one thread at a time may
 * ask.
 */
public final class OwnWords {

  private final Supplier<Map<String, String>> look;
  private @Nullable Map<String, String> found;

  /**
   * The words of one instance.
   *
   * @param look finds them, each under what stands for it
   */
  OwnWords(Supplier<Map<String, String>> look) {
    this.look = look;
  }

  /** Each under what stands for it. */
  public Map<String, String> words() {
    Map<String, String> words = found == null ? look.get() : found;
    found = words;
    return words;
  }

  /** The text with everything of the instance's own. */
  public String in(String shared) {
    String text = shared;
    for (Map.Entry<String, String> word : words().entrySet()) {
      text = text.replace(word.getKey(), word.getValue());
    }
    return text;
  }

  /** The same of a finding. */
  public Finding in(Finding shared) {
    return words().isEmpty() ? shared : new Finding(shared.info(), in(shared.verdict()));
  }

  private Verdict in(Verdict shared) {
    return switch (shared) {
      case Verdict.Pass(Text evidence) -> new Verdict.Pass(in(evidence));
      case Verdict.Fail fail ->
          new Verdict.Fail(
              fail.severity(),
              in(fail.cause()),
              in(fail.symptom()),
              in(fail.resources()),
              steps(fail.remediation()),
              fail.noFix(),
              fail.incomplete() == null ? null : in(fail.incomplete()));
      case Verdict.Warn(Text what, List<String> resources, List<FixStep> fix) ->
          new Verdict.Warn(in(what), in(resources), steps(fix));
      case Verdict.NotApplicable(Text because) -> new Verdict.NotApplicable(in(because));
      case Verdict.Unverifiable open ->
          new Verdict.Unverifiable(in(open.what()), in(open.resources()), open.services());
      case Unreadable unread -> in(unread);
      case Verdict.Broken broken -> broken;
    };
  }

  private Unreadable in(Unreadable shared) {
    ReadFailure failure = shared.failure();
    return new Unreadable(new ReadFailure(in(failure.action()), in(failure.reason())));
  }

  private List<FixStep> steps(List<FixStep> shared) {
    return each(shared, step -> new FixStep(step.kind(), in(step.text())));
  }

  private List<String> in(List<String> shared) {
    return each(shared, this::in);
  }

  private Text in(Text shared) {
    return switch (shared) {
      case Text.Word(String value) -> new Text.Word(in(value));
      case Text.Listing(List<Text> items) -> new Text.Listing(each(items, this::in));
      case Text.Message(String key, List<Text> arguments) ->
          new Text.Message(key, each(arguments, this::in));
    };
  }

  private static <T> List<T> each(List<T> shared, UnaryOperator<T> own) {
    return shared.stream().map(own).toList();
  }
}
