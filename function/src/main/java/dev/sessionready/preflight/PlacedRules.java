package dev.sessionready.preflight;

import org.jspecify.annotations.Nullable;

/**
 * The rules that AWS Config has in the account and region.
 *
 * @param count how many there are
 * @param sameName the one that has the planned name; null where the name is free
 */
public record PlacedRules(int count, @Nullable PlacedRule sameName) {

  /**
   * A rule.
   *
   * @param source what it runs: the ARN of a function, or the name of one of AWS's own rules
   * @param deleting whether AWS Config is deleting it, which keeps its name taken until it has
   */
  public record PlacedRule(String source, boolean deleting) {}
}
