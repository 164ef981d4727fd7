package dev.sessionready.network.trace;

import dev.sessionready.fact.ReadFailure;
import java.util.Collection;

/**
 * Thrown by a lookup that failed. It carries no stack trace: it is an answer for the component that
 * needed the lookup, not a defect.
 */
public final class LookupFailed extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient ReadFailure failure;
  private final boolean ambiguous;

  public LookupFailed(ReadFailure failure) {
    this(failure, false);
  }

  private LookupFailed(ReadFailure failure, boolean ambiguous) {
    super(failure.toText(), null, false, false);
    this.failure = failure;
    this.ambiguous = ambiguous;
  }

  public LookupFailed(String action, String reason) {
    this(new ReadFailure(action, reason));
  }

  /** What could not be read, and why. */
  public ReadFailure failure() {
    return failure;
  }

  /**
   * AWS answered with several where there can be only one, such as two main route tables of a VPC:
   * which of them holds must not depend on the order of a list.
   */
  public static LookupFailed ambiguous(String action, Collection<String> ids) {
    String all = String.join(" ", ids.stream().sorted().toList());
    return new LookupFailed(new ReadFailure(action, all), true);
  }

  /** Whether AWS answered, but with several where there can be only one; the reason names them. */
  boolean isAmbiguous() {
    return ambiguous;
  }
}
