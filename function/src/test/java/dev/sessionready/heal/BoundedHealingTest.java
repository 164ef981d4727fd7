package dev.sessionready.heal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionready.check.Cause;
import dev.sessionready.demo.DemoAccount;
import dev.sessionready.heal.Healing.Untried;
import dev.sessionready.heal.Unhealed.Reason;
import dev.sessionready.json.SnapshotSource;
import dev.sessionready.lambda.Assembly;
import dev.sessionready.model.Snapshot;
import dev.sessionready.report.Messages;
import dev.sessionready.rule.AccountEvaluations;
import dev.sessionready.rule.RuleParameters;
import dev.sessionready.whatif.Outcome.Turn;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What it costs to heal an account is bounded, and what goes beyond is said to be untried. */
class BoundedHealingTest {

  private static final Snapshot DEMO = DemoAccount.DEMO.snapshot();

  /** Those before any change: with what agents report, and without. */
  private static final long BEFORE = steps(1);

  private static AccountEvaluations evaluations(long most) {
    return new AccountEvaluations(
        Assembly.of(new SnapshotSource(DEMO), Messages.english()), RuleParameters.DEFAULTS, most);
  }

  private static Healing healed(AccountEvaluations evaluations) {
    return new Healer(DEMO, RuleParameters.DEFAULTS, Prices.DEFAULTS, evaluations).heal();
  }

  private static long steps(long most) {
    AccountEvaluations evaluations = evaluations(most);
    healed(evaluations);
    return evaluations.steps();
  }

  private static Set<Cause.Key> causes(Healing healing) {
    return healing.unhealed().stream().map(one -> one.cause().key()).collect(Collectors.toSet());
  }

  @Test
  void nothingIsTriedWhereNothingIsLeftToTryItWith() {
    Healing healing = healed(evaluations(1));

    assertThat(healing.fixes()).isEmpty();
    assertThat(healing.forecast().having(Turn.STAYS_NOT_READY)).hasSize(5);
    assertThat(healing.unhealed())
        .extracting(Unhealed::reason)
        .contains(Reason.NOT_TRIED)
        .doesNotContain(Reason.STAYS, Reason.REFUSED, Reason.BREAKS);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 8, 13, 21, 34})
  void whatIsSpentIsWhatMayBeAndNoMoreThanTheLastFixBesides(int times) {
    long most = times * BEFORE;
    AccountEvaluations evaluations = evaluations(most);

    Healing healing = healed(evaluations);

    // With a fix, what agents report is evaluated and what settings say, and both once at the end.
    assertThat(evaluations.steps()).isLessThanOrEqualTo(most + 3 * BEFORE);
    assertThat(healing.forecast().having(Turn.BREAKS)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 8, 13})
  void everyCauseIsTakenAwayOrSaidToStay(int times) {
    Healing whole = healed(evaluations(Long.MAX_VALUE));
    Healing part = healed(evaluations(times * BEFORE));

    Set<Cause.Key> fixed =
        part.fixes().stream()
            .flatMap(fix -> fix.causes().stream())
            .map(Cause::key)
            .collect(Collectors.toSet());
    List<Cause.Key> expected =
        whole.fixes().stream().flatMap(fix -> fix.causes().stream()).map(Cause::key).toList();
    assertThat(expected)
        .isNotEmpty()
        .allMatch(key -> fixed.contains(key) || causes(part).contains(key));
  }

  @Test
  void whereItIsNotKnownThatEachFixIsNeededThatIsSaid() {
    assertThat(healed(evaluations(Long.MAX_VALUE)).untried()).isEmpty();
    assertThat(healed(evaluations(3 * BEFORE)).untried()).containsExactly(Untried.LEAVING_OUT);
  }
}
