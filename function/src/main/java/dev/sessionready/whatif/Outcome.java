package dev.sessionready.whatif;

import dev.sessionready.check.Finding;
import dev.sessionready.model.Instance;
import java.util.List;

/**
 * What changes would make of one instance.
 *
 * @param causes what fails it afterwards, or leaves it undetermined
 * @param awaited what the agent still has to report, once what kept it from doing so is gone
 */
public record Outcome(Instance instance, Turn turn, List<Finding> causes, List<Finding> awaited) {

  public Outcome {
    causes = List.copyOf(causes);
    awaited = List.copyOf(awaited);
  }

  /** From which verdict to which. */
  public enum Turn {
    /** It was compliant and is not. */
    BREAKS,
    /** It was not compliant, or undetermined, and is. */
    BECOMES_READY,
    /** It is not compliant, as before. */
    STAYS_NOT_READY,
    /** What decides about it afterwards was not read. */
    UNDETERMINED,
    /** It is compliant, as before. */
    STAYS_READY,
    /** It is not evaluated. */
    EXEMPT
  }
}
