package dev.sessionready.network.trace;

/**
 * Thrown where a packet may take more paths than are worth following, such as through NAT gateways
 * that route to one another. It carries no stack trace: the tracer turns it into an unknown
 * component, so it is not a defect.
 */
final class TooComplex extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** How many NAT gateways one after another are followed. */
  static final int MOST_GATEWAYS = 16;

  /** How many route tables are asked on the paths to one destination. */
  static final int MOST_TABLES = 3_000;

  private final String bound;

  TooComplex(String bound) {
    super(bound, null, false, false);
    this.bound = bound;
  }

  /** What there may be at most, language-neutral. */
  String bound() {
    return bound;
  }
}
