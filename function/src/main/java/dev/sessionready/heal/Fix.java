package dev.sessionready.heal;

import dev.sessionready.change.CommandScript;
import dev.sessionready.check.Cause;
import java.util.List;

/**
 * Commands that belong together.
 *
 * @param causes what they take away
 */
public record Fix(List<Cause> causes, CommandScript script) {

  public Fix {
    causes = List.copyOf(causes);
  }
}
