package dev.sessionready.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionready.check.Assessor;
import dev.sessionready.check.Catalogue;
import dev.sessionready.generated.AccountSize;
import dev.sessionready.generated.GeneratedAccount;
import dev.sessionready.json.JsonDocuments;
import dev.sessionready.json.SnapshotSource;
import dev.sessionready.subject.Work;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;

/** What costs grows with the shapes of instances, not with their number; counted, not timed. */
class CostPerShapeTest {

  private static final int SHAPES = 50;

  @Test
  void tenTimesTheInstancesCostNoMoreEvaluationsAndNoMorePaths() {
    Work few = work(1_000);
    Work many = work(10_000);

    assertThat(few.evaluations()).isPositive();
    assertThat(few.paths()).isPositive();
    assertThat(many.evaluations()).isEqualTo(few.evaluations());
    assertThat(many.paths()).isEqualTo(few.paths());
  }

  // None of their roles looks at an endpoint, and the endpoints have the policy that AWS writes.
  @Test
  void anotherVpcWithEndpointsThatRefuseNothingCostsNoEvaluation() {
    Work one = work(new AccountSize(400, 40, 1, 3, 3));
    Work two = work(new AccountSize(400, 40, 2, 3, 3));

    assertThat(two.evaluations()).isEqualTo(one.evaluations());
  }

  private static Work work(int instances) {
    return work(AccountSize.of(instances, SHAPES));
  }

  private static Work work(AccountSize size) {
    SnapshotSource source = new SnapshotSource(new GeneratedAccount(size).snapshot());
    Readiness readiness =
        new Readiness(
            source, new JsonDocuments(), new Assessor(Catalogue.load()), (_, _) -> "", _ -> {});
    AssessedAccount assessed;
    // Two threads may work the same out at once, before either has kept it.
    try (ForkJoinPool one = new ForkJoinPool(1)) {
      assessed =
          one.submit(() -> readiness.assess(new Scope.Everything(), RuleParameters.DEFAULTS))
              .join();
    }
    assertThat(assessed.decisions()).hasSize(size.instances());
    return assessed.account().work();
  }
}
