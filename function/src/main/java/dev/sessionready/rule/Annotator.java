package dev.sessionready.rule;

import dev.sessionready.check.Assessment;
import dev.sessionready.check.Severity;

/** Writes an assessment as an AWS Config annotation. */
public interface Annotator {

  /** At most 256 characters, leading with the failures that cost at least {@code failAt}. */
  String annotate(Assessment assessment, Severity failAt);
}
