package dev.sessionready.rule;

import dev.sessionready.check.OneLine;
import java.util.List;
import java.util.Objects;

/**
 * AWS Config refused some evaluations, also when they were put again; all others were published.
 */
public final class RejectedEvaluations extends RuntimeException {

  private static final long serialVersionUID = 1L;

  // Exceptions are serializable, evaluations need not be.
  private final transient List<Evaluation> refused;

  private final PutFailed.Outlook outlook;

  /**
   * @param outlook what becomes of them when they are put again
   */
  public RejectedEvaluations(String message, List<Evaluation> refused, PutFailed.Outlook outlook) {
    super(OneLine.of(message));
    this.refused = List.copyOf(refused);
    this.outlook = outlook;
  }

  /** What becomes of them, or at least of some, when they are put again. */
  public PutFailed.Outlook outlook() {
    return outlook;
  }

  /** The evaluations that were refused. */
  public List<Evaluation> refused() {
    return Objects.requireNonNullElse(refused, List.of());
  }
}
