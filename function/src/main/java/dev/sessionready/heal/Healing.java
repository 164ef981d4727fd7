package dev.sessionready.heal;

import dev.sessionready.change.CommandScript;
import dev.sessionready.whatif.Forecast;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Changes that heal an account: none of them breaks an instance, and none can be left out, unless
 * that was not tried.
 *
 * @param fixes in the order in which they are made
 * @param unhealed what stays all the same
 * @param forecast what the fixes make of the instances
 * @param cost of what they make, by the hour, in US dollars
 * @param untried what was not tried, since evaluating the account so often would take too long
 */
public record Healing(
    List<Fix> fixes,
    List<Unhealed> unhealed,
    Forecast forecast,
    BigDecimal cost,
    Set<Untried> untried) {

  /** What may be left untried; fixes are with what is unhealed. */
  public enum Untried {
    /** Whether as many become ready where a fix is left out. */
    LEAVING_OUT,
    /** Whether a NAT gateway would cost less than the endpoints. */
    NAT_GATEWAY
  }

  public Healing {
    fixes = List.copyOf(fixes);
    unhealed = List.copyOf(unhealed);
    untried = Set.copyOf(untried);
  }

  /** The same, where something else was not tried either. */
  Healing withUntried(Untried more) {
    return new Healing(
        fixes,
        unhealed,
        forecast,
        cost,
        Stream.concat(untried.stream(), Stream.of(more)).collect(Collectors.toSet()));
  }

  /** All of their commands. */
  public CommandScript script() {
    return CommandScript.of(fixes.stream().map(Fix::script).toList());
  }
}
