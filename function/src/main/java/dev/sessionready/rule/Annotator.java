package dev.sessionready.rule;

import dev.sessionready.check.Assessment;
import dev.sessionready.check.Severity;
import org.jspecify.annotations.Nullable;

/** Writes an assessment as an AWS Config annotation. */
public interface Annotator {

  /** Leaves evaluations without one, for a caller that does not show them. */
  Annotator NONE = (_, _) -> null;

  /**
   * At most 256 characters, leading with the failures that cost at least {@code failAt}; null where
   * there is nothing to say.
   */
  @Nullable String annotate(Assessment assessment, Severity failAt);
}
