// Over 200 lines: the choice between fixes, and between endpoints and a NAT gateway.
package dev.sessionready.heal;

import dev.sessionready.change.AccountTree;
import dev.sessionready.change.CannotRun;
import dev.sessionready.change.CommandInterpreter;
import dev.sessionready.change.CommandScript;
import dev.sessionready.change.NatGateways;
import dev.sessionready.check.Cause;
import dev.sessionready.check.Finding;
import dev.sessionready.heal.Healing.Untried;
import dev.sessionready.model.Snapshot;
import dev.sessionready.rule.AccountEvaluations;
import dev.sessionready.rule.ComplianceDecision;
import dev.sessionready.rule.RuleParameters;
import dev.sessionready.whatif.Forecast;
import dev.sessionready.whatif.Forecaster;
import dev.sessionready.whatif.Outcome;
import dev.sessionready.whatif.Outcome.Turn;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Finds the changes that heal an account. The fixes that the checks print are made one after the
 * other, the gravest cause first, until none is left that helps; what turns out not to be needed is
 * left out again. Where a NAT gateway costs less than the endpoints that a VPC would get, it is
 * taken in their place. What goes beyond the evaluations that may be made is not tried, and said to
 * be so.
 */
public final class Healer {

  private final AccountTree before;
  private final RuleParameters parameters;
  private final AccountEvaluations evaluations;
  private final Prices prices;
  private final Forecaster forecaster;

  /**
   * Heals the account of a snapshot.
   *
   * @param evaluations what the rule makes of an account
   */
  public Healer(
      Snapshot snapshot, RuleParameters parameters, Prices prices, AccountEvaluations evaluations) {
    this.before = AccountTree.of(snapshot);
    this.parameters = parameters;
    this.prices = prices;
    this.evaluations = evaluations;
    this.forecaster = new Forecaster(snapshot, parameters, evaluations::of);
  }

  /** The changes that heal it as far as commands can. */
  public Healing heal() {
    List<Fix> gateways = new ArrayList<>();
    Healing best = healed(gateways);
    for (String vpcId : vpcsWithNewEndpoints(best)) {
      Optional<Fix> gateway = gateway(best, vpcId);
      if (gateway.isPresent()) {
        if (evaluations.isExhausted()) {
          return best.withUntried(Untried.NAT_GATEWAY);
        }
        gateways.add(gateway.get());
        Healing other = healed(gateways);
        if (other.cost().compareTo(best.cost()) < 0 && ready(other).containsAll(ready(best))) {
          best = other;
        } else if (evaluations.isExhausted()) {
          return best.withUntried(Untried.NAT_GATEWAY);
        } else {
          gateways.removeLast();
        }
      }
    }
    return best;
  }

  private Healing healed(List<Fix> first) {
    AccountTree account = before.copy();
    first.forEach(fix -> run(fix.script(), account));
    Attempt attempt = new Attempt(account, evaluations, forecaster, parameters);
    attempt.run();
    List<Fix> fixes = new ArrayList<>(first);
    fixes.addAll(attempt.fixes());
    Needed needed = needed(fixes);
    Healing healing = finished(needed.fixes(), attempt);
    return needed.allTried() ? healing : healing.withUntried(Untried.LEAVING_OUT);
  }

  private void run(CommandScript script, AccountTree account) {
    evaluations.spend(script.size());
    CommandInterpreter interpreter = new CommandInterpreter(account);
    script.lines().forEach(interpreter::run);
  }

  // The last first: what came later may have made what came before it needless, and not the other
  // way round.
  private Needed needed(List<Fix> fixes) {
    List<Fix> needed = new ArrayList<>(fixes);
    Set<String> ready = ready(forecast(needed));
    int left = fixes.size();
    while (left > 0 && !evaluations.isExhausted()) {
      left--;
      List<Fix> others = new ArrayList<>(needed);
      others.remove(left);
      if (isAsGood(others, ready)) {
        needed = others;
      }
    }
    return new Needed(needed, left == 0);
  }

  private record Needed(List<Fix> fixes, boolean allTried) {}

  private boolean isAsGood(List<Fix> fixes, Set<String> ready) {
    try {
      Forecast forecast = forecast(fixes);
      return forecast.having(Turn.BREAKS).isEmpty() && ready(forecast).containsAll(ready);
    } catch (CannotRun _) {
      // Another fix changes what this one makes.
      return false;
    }
  }

  private Healing finished(List<Fix> fixes, Attempt attempt) {
    Snapshot after = after(fixes);
    List<ComplianceDecision> decisions = evaluations.of(after);
    Forecast forecast = forecaster.of(after, decisions);
    BigDecimal cost =
        fixes.stream().map(fix -> prices.of(fix.script())).reduce(BigDecimal.ZERO, BigDecimal::add);
    return new Healing(fixes, unhealed(decisions, forecast, attempt), forecast, cost, Set.of());
  }

  // What an agent still has to report by itself is none of them.
  private List<Unhealed> unhealed(
      List<ComplianceDecision> decisions, Forecast forecast, Attempt attempt) {
    Map<String, Set<String>> staying =
        forecast.outcomes().stream()
            .filter(one -> one.turn() == Turn.STAYS_NOT_READY || one.turn() == Turn.BREAKS)
            .collect(
                Collectors.toMap(
                    one -> one.instance().id(),
                    one -> one.causes().stream().map(Finding::id).collect(Collectors.toSet())));
    List<ComplianceDecision> concerned =
        decisions.stream()
            .filter(one -> staying.containsKey(one.assessment().instance().id()))
            .toList();
    return Attempt.causes(concerned, parameters.failAt()).stream()
        .filter(cause ->
            cause.instances().stream()
                .anyMatch(
                    one -> staying.getOrDefault(one.id(), Set.of()).contains(cause.key().check())))
        .map(attempt::unhealed)
        .toList();
  }

  private Snapshot after(List<Fix> fixes) {
    AccountTree account = before.copy();
    run(CommandScript.of(fixes.stream().map(Fix::script).toList()), account);
    return account.snapshot();
  }

  private Forecast forecast(List<Fix> fixes) {
    return forecaster.of(after(fixes));
  }

  private static Set<String> ready(Healing healing) {
    return ready(healing.forecast());
  }

  private static Set<String> ready(Forecast forecast) {
    return forecast.outcomes().stream()
        .filter(one -> one.turn() == Turn.STAYS_READY || one.turn() == Turn.BECOMES_READY)
        .map(Outcome::instance)
        .map(instance -> instance.id())
        .collect(Collectors.toSet());
  }

  private static Set<String> vpcsWithNewEndpoints(Healing healing) {
    return healing.script().words().stream()
        .filter(Healer::makesInterfaceEndpoint)
        .map(Healer::vpc)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  // Only where it may be cheaper at all, and where there is a subnet for it.
  private Optional<Fix> gateway(Healing healing, String vpcId) {
    List<Fix> replaced =
        healing.fixes().stream()
            .filter(fix ->
                fix.script().words().stream()
                    .anyMatch(words -> makesInterfaceEndpoint(words) && vpc(words).equals(vpcId)))
            .toList();
    BigDecimal endpoints =
        replaced.stream()
            .map(fix -> prices.of(fix.script()))
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    if (endpoints.compareTo(prices.natGateway().add(prices.address())) <= 0) {
      return Optional.empty();
    }
    List<Cause> causes = replaced.stream().flatMap(fix -> fix.causes().stream()).toList();
    return new NatGateways(before).forVpc(vpcId).map(script -> new Fix(causes, script));
  }

  private static boolean makesInterfaceEndpoint(List<String> words) {
    return words.get(2).equals("create-vpc-endpoint") && words.contains("Interface");
  }

  private static String vpc(List<String> words) {
    return words.get(words.indexOf("--vpc-id") + 1);
  }
}
