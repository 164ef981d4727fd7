package dev.sessionready.iam;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One statement of a policy.
 *
 * @param sid its name, if it has one
 * @param effect what it does when all of the rest applies
 * @param principals whom it speaks of
 * @param actions what they ask to do
 * @param resources what they ask to do it to
 * @param conditions what else must hold, all of them
 */
public record Statement(
    @Nullable String sid,
    Effect effect,
    Principals principals,
    Actions actions,
    Resources resources,
    List<Condition> conditions) {

  public Statement {
    conditions = List.copyOf(conditions);
  }

  /** The same without a word on resources. */
  Statement onAnyResource() {
    return new Statement(sid, effect, principals, actions, new Resources.Unstated(), conditions);
  }
}
