package dev.sessionready.iam;

import java.util.List;

/**
 * One line of a {@code Condition} block: a key of the request and what is asked of it.
 *
 * @param operator how the two are compared
 * @param key the condition key as the policy spells it; its case has no meaning
 * @param values the policy's values; a negated operator must differ from all of them, any other
 *     must agree with one
 */
public record Condition(Operator operator, String key, List<String> values) {

  public Condition {
    values = List.copyOf(values);
  }
}
