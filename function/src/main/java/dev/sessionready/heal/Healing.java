package dev.sessionready.heal;

import dev.sessionready.change.CommandScript;
import dev.sessionready.whatif.Forecast;
import java.math.BigDecimal;
import java.util.List;

/**
 * Changes that heal an account: none of them can be left out, and none breaks an instance.
 *
 * @param fixes in the order in which they are made
 * @param unhealed what stays all the same
 * @param forecast what the fixes make of the instances
 * @param cost of what they make, by the hour, in US dollars
 */
public record Healing(
    List<Fix> fixes, List<Unhealed> unhealed, Forecast forecast, BigDecimal cost) {

  public Healing {
    fixes = List.copyOf(fixes);
    unhealed = List.copyOf(unhealed);
  }

  /** All of their commands. */
  public CommandScript script() {
    return CommandScript.of(fixes.stream().map(Fix::script).toList());
  }
}
