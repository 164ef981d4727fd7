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

  private static Work work(int instances) {
    SnapshotSource source =
        new SnapshotSource(new GeneratedAccount(AccountSize.of(instances, SHAPES)).snapshot());
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
    assertThat(assessed.decisions()).hasSize(instances);
    return assessed.account().work();
  }
}
