package dev.sessionready.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionready.fact.Fact;
import dev.sessionready.generated.AccountSize;
import dev.sessionready.generated.GeneratedAccount;
import dev.sessionready.generated.PagedAccount;
import dev.sessionready.model.Snapshot;
import dev.sessionready.rule.ConfigService;
import dev.sessionready.rule.Evaluation;
import dev.sessionready.rule.RecordedVerdicts;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** An account that no single invocation has time for, in portions of the size that is deployed. */
@Tag("thorough")
@EnabledIfSystemProperty(
    named = "large.sweep",
    matches = "true",
    disabledReason = "it takes a core for a minute, and SweepChainTest holds the same in small")
class LargeSweepTest {

  private static final int INSTANCES = 200_000;

  /** Counts what is put, and shows nothing. */
  private static final class Counting implements ConfigService {

    private final Set<String> put = new HashSet<>();
    private int twice;
    private int calls;

    @Override
    public synchronized List<Evaluation> putEvaluations(String token, List<Evaluation> batch) {
      calls++;
      batch.stream().filter(one -> !put.add(one.resourceId())).forEach(_ -> twice++);
      return List.of();
    }

    @Override
    public Fact<RecordedVerdicts> shown(String ruleName, @Nullable String from, int atMost) {
      return Fact.absent();
    }
  }

  @Test
  void everyInstanceIsPutOnceAndOneSweepIsCounted() {
    Snapshot account = new GeneratedAccount(AccountSize.of(INSTANCES, 50)).snapshot();
    PagedAccount paged = new PagedAccount(account);
    Counting config = new Counting();
    SweepChain chain =
        new SweepChain(paged, config, null, Sweeper.PORTION, () -> Duration.ofSeconds(10));
    Instant start = Instant.now();

    chain.begin();
    chain.finish();

    Duration took = Duration.between(start, Instant.now());
    assertThat(config.put).hasSize(INSTANCES);
    assertThat(config.twice).isZero();
    assertThat(config.calls).isEqualTo(INSTANCES / ConfigService.BATCH);
    assertThat(paged.portions()).hasSize(INSTANCES / Sweeper.PORTION);
    assertThat(chain.metric("SweepsCompleted")).containsExactly(1L);
    System.out.printf(
        "%d instances in %d invocations, %d calls of PutEvaluations, %d s%n",
        INSTANCES, 1 + chain.sent().size(), config.calls, took.toSeconds());
  }
}
