package dev.sessionready.iam;

/** Which of two values may come first, for the operators that have an order. */
enum ValueOrder {
  EQUAL,
  LESS,
  LESS_OR_EQUAL,
  GREATER,
  GREATER_OR_EQUAL;

  /** Whether the request's value stands in this order to the policy's. */
  <T extends Comparable<T>> boolean holds(T requested, T stated) {
    int sign = requested.compareTo(stated);
    return switch (this) {
      case EQUAL -> sign == 0;
      case LESS -> sign < 0;
      case LESS_OR_EQUAL -> sign <= 0;
      case GREATER -> sign > 0;
      case GREATER_OR_EQUAL -> sign >= 0;
    };
  }
}
