package dev.sessionready.subject;

import dev.sessionready.iam.OpenValue;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What may be asked of one instance, with everything in its account that is its own. */
sealed interface InstanceQuestion
    permits InstanceFact, InstanceQuestion.Holds, InstanceQuestion.Name, InstanceQuestion.Silence {

  /** The answer; null where there is none. */
  @Nullable Object of(Subject subject);

  /**
   * Whether hardly another instance has the same answer, so that what rests on it is not worth
   * remembering.
   */
  default boolean isItsOwn(Subject subject) {
    return false;
  }

  /** Whether the agent has been silent for longer than that. */
  record Silence(Duration longest) implements InstanceQuestion {
    @Override
    public Object of(Subject subject) {
      return subject.silence().orElseThrow().compareTo(longest) > 0;
    }
  }

  /** Whether a comparison with a policy holds for what is the instance's own. */
  record Holds(OpenValue.Test test) implements InstanceQuestion {
    @Override
    public Object of(Subject subject) {
      return test.holds(subject::whole);
    }
  }

  /** What stands in texts for something of the instance's own. */
  record Name(StandIns.Kind kind) implements InstanceQuestion {
    @Override
    public Object of(Subject subject) {
      return subject.name(kind);
    }

    @Override
    public boolean isItsOwn(Subject subject) {
      return !subject.hasStandIns();
    }
  }
}
