package dev.sessionready.iam;

import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A condition that keeps a statement from allowing: all else of the statement applies.
 *
 * @param statement the statement that would allow
 * @param condition what it asks in vain
 */
public record UnmetCondition(StatementRef statement, Condition condition) {

  /** The condition on one line, such as {@code StringEquals aws:PrincipalTag/Team web}. */
  public String toText() {
    return "%s %s %s"
        .formatted(
            Operator.nameOf(condition.operator()),
            condition.key(),
            condition.values().stream().collect(Collectors.joining(", ")));
  }

  /**
   * The one value that the key must have, word for word, where the condition asks for just one.
   *
   * @return null where it asks for something else
   */
  public @Nullable String onlyValue() {
    boolean plain =
        condition.operator() instanceof Operator.Comparing(var set, var comparison, _)
            && set == Operator.SetOperator.NONE
            && comparison.awsName().equals("StringEquals");
    return plain && condition.values().size() == 1 && !condition.values().getFirst().contains("${")
        ? condition.values().getFirst()
        : null;
  }
}
