package dev.sessionready.rule;

/**
 * The rule was deleted since it invoked the function: there is nothing to evaluate any more, and
 * nothing is wrong.
 */
public final class RuleDeleted extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public RuleDeleted() {
    super("The AWS Config rule that asked was deleted; there is nothing to evaluate.");
  }
}
