package dev.sessionready.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sessionready.fact.Fact;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class EvaluationPublisherTest {

  private static final Instant AT = Instant.parse("2026-11-20T03:00:00Z");

  private final List<Duration> pauses = new ArrayList<>();

  @ParameterizedTest
  @MethodSource
  void noCallCarriesMoreThanAHundred(int evaluations, List<Integer> sizes) {
    ConfigInMemory config = ConfigInMemory.takingAll();
    List<Evaluation> all = some(evaluations);

    batches(config).publish(all);

    assertThat(config.calls()).extracting(List::size).containsExactlyInAnyOrderElementsOf(sizes);
    assertThat(config.calls().stream().flatMap(List::stream))
        .containsExactlyInAnyOrderElementsOf(all);
    assertThat(config.tokens()).allMatch("token"::equals);
  }

  static Stream<Arguments> noCallCarriesMoreThanAHundred() {
    return Stream.of(
        Arguments.of(0, List.of()),
        Arguments.of(1, List.of(1)),
        Arguments.of(100, List.of(100)),
        Arguments.of(101, List.of(100, 1)),
        Arguments.of(250, List.of(100, 100, 50)));
  }

  @Test
  void anIdThatAwsConfigWouldRefuseIsNotPutAndSpoilsNoBatch() {
    ConfigInMemory config = new ConfigInMemory(_ -> List.of());
    Instant now = Instant.parse("2026-11-20T03:00:00Z");
    List<Evaluation> all = new ArrayList<>(some(2));
    all.add(Evaluation.notApplicable("AWS::EC2::Instance", "", now));
    all.add(Evaluation.notApplicable("AWS::EC2::Instance", "i".repeat(769), now));
    all.add(Evaluation.notApplicable("AWS::EC2::Instance", "i".repeat(768), now));

    assertThatExceptionOfType(RejectedEvaluations.class)
        .isThrownBy(() -> batches(config).publish(all))
        .withMessageContaining("refused 2 of 5")
        .withMessageContaining("ids of 1 to 768 characters");
    assertThat(config.taken()).hasSize(3);
  }

  @Test
  void whatFailedIsAskedForAgainAloneAndInOneBatch() {
    AtomicInteger call = new AtomicInteger();
    ConfigInMemory config =
        new ConfigInMemory(batch -> call.incrementAndGet() <= 2 ? batch.subList(0, 2) : List.of());

    batches(config).publish(some(150));

    assertThat(config.calls()).hasSize(3);
    assertThat(config.calls().getLast())
        .extracting(Evaluation::resourceId)
        .containsExactly("i-0", "i-1", "i-100", "i-101");
    assertThat(config.taken()).hasSize(150);
  }

  @Test
  void whatFailsFiveTimesIsThrownAfterAllElseWasPublished() {
    ConfigInMemory config = refusing(evaluation -> evaluation.resourceId().startsWith("i-1"));

    assertRejected(
        config,
        5,
        "AWS Config refused 1 of 5 evaluations, the first for" + " AWS::EC2::Instance i-1.");
    assertThat(config.calls()).extracting(List::size).containsExactly(5, 1, 1, 1, 1);
    assertThat(config.taken())
        .extracting(Evaluation::resourceId)
        .containsExactly("i-0", "i-2", "i-3", "i-4");
  }

  @Test
  void aBatchThatThrowsKeepsNoOtherFromBeingPut() {
    ConfigInMemory config =
        new ConfigInMemory(batch -> {
          if (batch.getFirst().resourceId().equals("i-100")) {
            throw PutFailed.forNow("AWS Config was throttled.");
          }
          return List.of();
        });

    assertRejected(
        config,
        250,
        "AWS Config refused 100 of 250 evaluations, the first for"
            + " AWS::EC2::Instance i-100. AWS Config was throttled.");
    assertThat(config.calls().subList(0, 3))
        .extracting(List::size)
        .containsExactlyInAnyOrder(100, 100, 50);
    assertThat(config.calls().subList(3, 7))
        .extracting(List::size)
        .containsExactly(100, 100, 100, 100);
    assertThat(config.taken())
        .containsExactlyInAnyOrderElementsOf(
            some(250).stream().filter(e -> !some(250).subList(100, 200).contains(e)).toList());
  }

  @Test
  void aBatchThatThrowsOnceIsPutAgain() {
    AtomicInteger call = new AtomicInteger();
    ConfigInMemory config =
        new ConfigInMemory(_ -> {
          if (call.incrementAndGet() == 1) {
            throw PutFailed.forNow("AWS Config was throttled.");
          }
          return List.of();
        });

    batches(config).publish(some(150));

    assertThat(config.calls()).extracting(List::size).containsExactly(100, 50, 100);
    assertThat(config.taken()).hasSize(150);
  }

  @Test
  void eachRoundWaitsTwiceAsLongAsTheOneBefore() {
    ConfigInMemory config = refusing(evaluation -> evaluation.resourceId().startsWith("i-1"));

    assertRejected(
        config, 2, "AWS Config refused 1 of 2 evaluations, the first for AWS::EC2::Instance i-1.");
    assertThat(pauses)
        .containsExactly(
            Duration.ofSeconds(1),
            Duration.ofSeconds(2),
            Duration.ofSeconds(4),
            Duration.ofSeconds(8));
  }

  @Test
  void whereAllIsTakenNoneWaits() {
    batches(ConfigInMemory.takingAll()).publish(some(150));

    assertThat(pauses).isEmpty();
  }

  @Test
  void whatIsRefusedForGoodIsNotPutAgainAndItsReasonIsPublishedThoughOthersFailedLater() {
    ConfigInMemory config =
        new ConfigInMemory(batch -> {
          if (batch.getFirst().resourceId().equals("i-0")) {
            throw PutFailed.forGood("The token is not valid.");
          }
          return batch.stream().filter(e -> e.resourceId().equals("i-120")).toList();
        });

    assertThatExceptionOfType(RejectedEvaluations.class)
        .isThrownBy(() -> batches(config).publish(some(150)))
        .withMessage(
            "AWS Config refused 101 of 150 evaluations, the first for AWS::EC2::Instance i-0. The"
                + " token is not valid.")
        .satisfies(rejected ->
            assertThat(rejected.refused())
                .containsExactlyElementsOf(
                    Stream.concat(some(100).stream(), Stream.of(some(121).getLast())).toList()));
    assertThat(config.calls()).extracting(List::size).containsExactly(100, 50, 1, 1, 1, 1);
  }

  @Test
  void aDeletedRuleEndsTheSentAtOnce() {
    ConfigInMemory config =
        new ConfigInMemory(_ -> {
          throw new RuleDeleted();
        });

    assertThatExceptionOfType(RuleDeleted.class)
        .isThrownBy(() -> batches(config).publish(some(250)));
    assertThat(config.calls()).hasSize(1);
  }

  @Test
  void aFewBatchesAreOnTheirWayAtTheSameTimeAndNeverMore() {
    Gate gate = new Gate(EvaluationPublisher.AT_ONCE);

    batches(gate).publish(some(100 + 100 * EvaluationPublisher.AT_ONCE * 3));

    assertThat(gate.most()).isEqualTo(EvaluationPublisher.AT_ONCE);
  }

  @Test
  void whatWasRefusedIsListedInItsOrderWhicheverBatchWasAnsweredFirst() {
    CountDownLatch last = new CountDownLatch(1);
    ConfigService config =
        answering(batch -> {
          switch (batch.getFirst().resourceId()) {
            case "i-0" -> {}
            case "i-300" -> last.countDown();
            default -> await(last);
          }
          throw PutFailed.forGood("Denied by " + batch.getFirst().resourceId() + ".");
        });

    assertThatExceptionOfType(RejectedEvaluations.class)
        .isThrownBy(() -> batches(config).publish(some(400)))
        .withMessageContaining(
            "the first for AWS::EC2::Instance i-0. Denied by i-0. Denied by i-100. Denied by i-200."
                + " Denied by i-300.")
        .satisfies(rejected -> assertThat(rejected.refused()).containsExactlyElementsOf(some(400)));
  }

  @Test
  void whatIsThrottledIsPutAgainOneBatchAfterTheOther() {
    Gate gate = new Gate(1);
    AtomicInteger call = new AtomicInteger();
    Set<Evaluation> taken = ConcurrentHashMap.newKeySet();
    ConfigService config =
        answering(batch -> {
          if (call.incrementAndGet() <= 20) {
            throw PutFailed.forNow("Throttled.");
          }
          gate.putEvaluations("token", batch);
          taken.addAll(batch);
          return List.of();
        });

    batches(config).publish(some(2000));

    assertThat(taken).containsExactlyInAnyOrderElementsOf(some(2000));
    assertThat(call).hasValue(40);
    assertThat(gate.most()).isEqualTo(1);
  }

  @Test
  void aRuleThatIsDeletedMeanwhileEndsItAfterTheBatchesThatAreOnTheirWay() {
    AtomicInteger calls = new AtomicInteger();
    ConfigService config =
        answering(_ -> {
          if (calls.incrementAndGet() > 1) {
            throw new RuleDeleted();
          }
          return List.of();
        });

    assertThatExceptionOfType(RuleDeleted.class)
        .isThrownBy(() -> batches(config).publish(some(10_000)));
    assertThat(calls.get()).isBetween(2, 1 + 2 * EvaluationPublisher.AT_ONCE);
  }

  @Test
  void ofSeveralEvaluationsOfOneResourceOnlyTheLastIsPublished() {
    ConfigInMemory config = ConfigInMemory.takingAll();
    Evaluation early = Evaluation.notApplicable(Evaluation.INSTANCE_TYPE, "i-1", AT);
    Evaluation other = Evaluation.notApplicable(Evaluation.INSTANCE_TYPE, "i-2", AT);
    Evaluation late =
        new Evaluation(
            Evaluation.INSTANCE_TYPE, "i-1", ComplianceType.COMPLIANT, "12 checks hold", AT);

    batches(config).publish(List.of(early, other, late));

    assertThat(config.calls()).containsExactly(List.of(late, other));
  }

  @Test
  void resourcesOfTwoTypesWithOneIdAreTwo() {
    ConfigInMemory config = ConfigInMemory.takingAll();
    List<Evaluation> two =
        List.of(
            Evaluation.notApplicable("AWS::EC2::VPC", "x-1", AT),
            Evaluation.notApplicable("AWS::EC2::Subnet", "x-1", AT));

    batches(config).publish(two);

    assertThat(config.calls()).containsExactly(two);
  }

  private EvaluationPublisher batches(ConfigService config) {
    return new EvaluationPublisher(config, "the-rule", "token", pauses::add);
  }

  private static ConfigInMemory refusing(Predicate<Evaluation> refused) {
    return new ConfigInMemory(batch -> batch.stream().filter(refused).toList());
  }

  private void assertRejected(ConfigInMemory config, int evaluations, String sentence) {
    EvaluationPublisher batches = batches(config);
    List<Evaluation> all = some(evaluations);

    assertThatExceptionOfType(RejectedEvaluations.class)
        .isThrownBy(() -> batches.publish(all))
        .withMessage(sentence);
  }

  private static List<Evaluation> some(int count) {
    return IntStream.range(0, count)
        .mapToObj(number -> Evaluation.notApplicable(Evaluation.INSTANCE_TYPE, "i-" + number, AT))
        .toList();
  }

  private static ConfigService answering(Function<List<Evaluation>, List<Evaluation>> answer) {
    return new ConfigService() {
      @Override
      public List<Evaluation> putEvaluations(String resultToken, List<Evaluation> batch) {
        return answer.apply(batch);
      }

      @Override
      public Fact<RecordedVerdicts> shown(String ruleName, @Nullable String from, int atMost) {
        return Fact.absent();
      }
    };
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
  }

  /** An AWS Config that answers, but for the first call, when so many calls have arrived. */
  private static final class Gate implements ConfigService {

    private final CyclicBarrier together;
    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicInteger now = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();

    Gate(int atOnce) {
      together = new CyclicBarrier(atOnce);
    }

    int most() {
      return most.get();
    }

    @Override
    public List<Evaluation> putEvaluations(String resultToken, List<Evaluation> batch) {
      most.accumulateAndGet(now.incrementAndGet(), Math::max);
      try {
        if (calls.incrementAndGet() > 1) {
          together.await(1, TimeUnit.MINUTES);
        }
      } catch (InterruptedException | BrokenBarrierException | TimeoutException alone) {
        throw new AssertionError(alone);
      } finally {
        now.decrementAndGet();
      }
      return List.of();
    }

    @Override
    public Fact<RecordedVerdicts> shown(String ruleName, @Nullable String from, int atMost) {
      return Fact.absent();
    }
  }
}
