package dev.sessionready.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.sessionready.change.ChangeRequests;
import dev.sessionready.change.ChangedAccount;
import dev.sessionready.demo.DemoAccount;
import dev.sessionready.json.SnapshotSource;
import dev.sessionready.json.SnapshotTree;
import dev.sessionready.lambda.Assembly;
import dev.sessionready.model.Snapshot;
import dev.sessionready.report.Messages;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Accounts that differ in little cost little more than one; counted, not timed. */
class AccountEvaluationsTest {

  private static final Snapshot DEMO = DemoAccount.DEMO.snapshot();
  private static final String ATTACH =
      "aws iam attach-role-policy --role-name ReportingInstanceRole --policy-arn"
          + " arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore";
  private static final String AUTHORIZE =
      "aws ec2 authorize-security-group-egress --group-id sg-0a1d9f0c5e2b47053 --protocol tcp"
          + " --port 443 --cidr 0.0.0.0/0";

  private final AccountEvaluations evaluations = evaluations();

  private static AccountEvaluations evaluations() {
    return new AccountEvaluations(
        Assembly.of(new SnapshotSource(DEMO), Messages.english()), RuleParameters.DEFAULTS);
  }

  private static Snapshot after(String command) {
    return new ChangedAccount(DEMO).with(ChangeRequests.commands(Stream.of(command)));
  }

  /** Counted on one thread: two may work the same out at once, before either has kept it. */
  private static long cost(AccountEvaluations of, Snapshot snapshot) {
    try (ForkJoinPool alone = new ForkJoinPool(1)) {
      long before = of.steps();
      alone.submit(() -> of.of(snapshot)).join();
      return of.steps() - before;
    }
  }

  private static List<String> said(AccountEvaluations of, Snapshot snapshot) {
    return of.of(snapshot).stream()
        .map(decision -> decision.heading() + decision.assessment().findings())
        .toList();
  }

  @Test
  void theSameAccountIsEvaluatedOnce() {
    assertThat(cost(evaluations, DEMO)).isPositive();
    assertThat(cost(evaluations, SnapshotTree.read(SnapshotTree.of(DEMO)))).isZero();
  }

  @Test
  void whatIsAskedOfOneInstanceCountsAllThatAreJoined() {
    int instances = DEMO.instances().ask().orElseThrow().size();

    evaluations.of(DEMO, new Scope.Only(Set.of()));

    assertThat(evaluations.steps()).isEqualTo(AccountEvaluations.STEPS_OF_ACCOUNT + instances);
  }

  @Test
  void aChangeOfSomethingElseTracesNoPathAgain() {
    long alone = cost(evaluations(), after(ATTACH));
    evaluations.of(DEMO);

    assertThat(cost(evaluations, after(ATTACH))).isPositive().isLessThan(alone - alone / 4);
  }

  @Test
  void aChangeOfTheNetworkTracesItsPathsAgain() {
    evaluations.of(DEMO);

    assertThat(cost(evaluations, after(AUTHORIZE)))
        .isCloseTo(cost(evaluations(), after(AUTHORIZE)), withinPercentage(10));
  }

  @Test
  void whatIsSharedChangesNoVerdict() {
    for (String command : Set.of(ATTACH, AUTHORIZE)) {
      evaluations.of(DEMO);
      assertThat(said(evaluations, after(command))).isEqualTo(said(evaluations(), after(command)));
    }
  }

  @Test
  void itIsExhaustedOnceAsMuchWasSpentAsMayBe() {
    long one = cost(evaluations, after(AUTHORIZE));
    AccountEvaluations bounded =
        new AccountEvaluations(
            Assembly.of(new SnapshotSource(DEMO), Messages.english()),
            RuleParameters.DEFAULTS,
            one + one / 2);

    bounded.of(DEMO);
    assertThat(bounded.isExhausted()).isFalse();
    bounded.of(after(AUTHORIZE));
    assertThat(bounded.isExhausted()).isTrue();
  }
}
