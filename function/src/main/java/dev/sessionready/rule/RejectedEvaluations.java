package dev.sessionready.rule;

/** AWS Config refused some evaluations, also when asked again; all others were told. */
public final class RejectedEvaluations extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public RejectedEvaluations(String message) {
    super(message);
  }
}
