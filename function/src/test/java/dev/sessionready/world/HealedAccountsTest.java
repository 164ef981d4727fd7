package dev.sessionready.world;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionready.change.ChangeRequests;
import dev.sessionready.change.ChangedAccount;
import dev.sessionready.heal.Healer;
import dev.sessionready.heal.Healing;
import dev.sessionready.heal.Prices;
import dev.sessionready.json.SnapshotSource;
import dev.sessionready.lambda.Assembly;
import dev.sessionready.model.Snapshot;
import dev.sessionready.report.Messages;
import dev.sessionready.rule.AccountEvaluations;
import dev.sessionready.rule.RuleParameters;
import dev.sessionready.whatif.Forecast;
import dev.sessionready.whatif.Forecaster;
import dev.sessionready.whatif.Outcome.Turn;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What heals an account, typed as it is printed, leaves nobody broken and all those ready that it
 * says, in every stored account and case of the field.
 */
@Tag("thorough")
class HealedAccountsTest {

  // To look at a few accounts: -Dheal.only=routes/
  private static final Pattern ONLY = Pattern.compile(System.getProperty("heal.only", ""));

  @Test
  void whatIsPrintedHealsWhatItSaysAndBreaksNobody() {
    List<Outcome> outcomes =
        accounts().filter(world -> ONLY.matcher(world.name()).find()).toList().parallelStream()
            .map(HealedAccountsTest::healed)
            .toList();

    System.out.printf(
        "%d accounts: %d instances become ready, %d stay not ready%n",
        outcomes.size(),
        outcomes.stream().mapToInt(Outcome::becomeReady).sum(),
        outcomes.stream().mapToInt(Outcome::stayNotReady).sum());
    assertThat(outcomes.stream().flatMap(outcome -> outcome.problems().stream())).isEmpty();
    assertThat(outcomes).anySatisfy(one -> assertThat(one.becomeReady()).isPositive());
  }

  // The cases of the checks take minutes: with more tries than one.
  private static Stream<World> accounts() {
    return Integer.getInteger("tries", 1) > 1 ? EveryAccount.all() : EveryAccount.storedAndField();
  }

  private record Outcome(int becomeReady, int stayNotReady, List<String> problems) {}

  private static Outcome healed(World world) {
    Snapshot before = world.snapshot();
    RuleParameters parameters = parameters(world);
    AccountEvaluations evaluations =
        new AccountEvaluations(
            Assembly.of(new SnapshotSource(before), Messages.english()), parameters);
    Healing healing = new Healer(before, parameters, Prices.DEFAULTS, evaluations).heal();
    Snapshot after =
        new ChangedAccount(before).with(ChangeRequests.commands(healing.script().lines().stream()));
    Forecast tried = new Forecaster(before, parameters, evaluations::of).of(after);
    List<String> problems =
        Stream.of(
                problem(world, "breaks", ids(tried, Turn.BREAKS)),
                problem(
                    world,
                    "is not ready as said",
                    without(
                        ids(healing.forecast(), Turn.BECOMES_READY),
                        ids(tried, Turn.BECOMES_READY))),
                problem(
                    world,
                    "has its fix left out",
                    healing.unhealed().isEmpty() ? ids(tried, Turn.STAYS_NOT_READY) : Set.of()))
            .flatMap(List::stream)
            .toList();
    return new Outcome(
        ids(tried, Turn.BECOMES_READY).size(), ids(tried, Turn.STAYS_NOT_READY).size(), problems);
  }

  private static List<String> problem(World world, String what, Set<String> ids) {
    return ids.stream().map(id -> "%s: %s %s".formatted(world.name(), id, what)).toList();
  }

  private static Set<String> without(Set<String> all, Set<String> some) {
    return all.stream().filter(id -> !some.contains(id)).collect(Collectors.toSet());
  }

  private static Set<String> ids(Forecast forecast, Turn turn) {
    return forecast.having(turn).stream()
        .map(outcome -> outcome.instance().id())
        .collect(Collectors.toSet());
  }

  private static RuleParameters parameters(World world) {
    return new RuleParameters(
        world.expectations(),
        RuleParameters.DEFAULTS.failAt(),
        RuleParameters.DEFAULTS.unverifiable(),
        RuleParameters.DEFAULTS.liveStatus(),
        RuleParameters.DEFAULTS.language());
  }
}
