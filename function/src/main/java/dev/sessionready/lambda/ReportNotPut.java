package dev.sessionready.lambda;

import dev.sessionready.fact.ReadFailure;

/** A sweep's report that could not be put; what was evaluated is put all the same. */
final class ReportNotPut extends RuntimeException {

  private static final long serialVersionUID = 1L;

  ReportNotPut(String address, ReadFailure why) {
    super(
        "All evaluations are put, but the report %s is not: %s.".formatted(address, why.toText()));
  }
}
