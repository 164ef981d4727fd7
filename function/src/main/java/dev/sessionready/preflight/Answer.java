package dev.sessionready.preflight;

import dev.sessionready.check.Text;
import dev.sessionready.fact.Fact.Unreadable;
import java.util.List;

/**
 * The answer to one question.
 *
 * @param what the answer in a sentence
 * @param steps what to do about it: commands, and remarks that begin with a hash sign
 */
public record Answer(Question question, Sign sign, Text what, List<Text> steps) {

  /** What an answer means for the deployment. */
  public enum Sign {
    /** Nothing is to be done. */
    READY,
    /** The deployment works, but not as well as it could. */
    NOTE,
    /** Something must be done first. */
    FIRST,
    /** We could not look. */
    UNSEEN
  }

  public Answer {
    steps = List.copyOf(steps);
  }

  static Answer ready(Question question, Text what) {
    return new Answer(question, Sign.READY, what, List.of());
  }

  static Answer note(Question question, Text what, Text... steps) {
    return new Answer(question, Sign.NOTE, what, List.of(steps));
  }

  static Answer first(Question question, Text what, Text... steps) {
    return new Answer(question, Sign.FIRST, what, List.of(steps));
  }

  static Answer unseen(Question question, Unreadable<?> fact) {
    return new Answer(
        question,
        Sign.UNSEEN,
        Text.message("preflight.unseen", fact.action(), fact.reason()),
        fact.failure().isDenied()
            ? List.of(Text.message("preflight.unseen.allow", fact.action()))
            : List.of());
  }
}
