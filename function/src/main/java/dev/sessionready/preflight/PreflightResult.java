package dev.sessionready.preflight;

import dev.sessionready.preflight.Answer.Sign;
import java.util.List;

/** What all answers together say. */
public enum PreflightResult {
  /** The stack can be deployed. */
  READY,
  /** Something must be done first. */
  FIRST,
  /** Something decisive could not be looked at. */
  UNSEEN;

  /** What follows from the answers; what is unknown outweighs what is known to be missing. */
  public static PreflightResult of(List<Answer> answers) {
    if (answers.stream()
        .anyMatch(answer -> answer.sign() == Sign.UNSEEN && answer.question().decides())) {
      return UNSEEN;
    }
    return answers.stream().anyMatch(answer -> answer.sign() == Sign.FIRST) ? FIRST : READY;
  }
}
