package dev.sessionready.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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

    assertThat(config.calls()).extracting(List::size).isEqualTo(sizes);
    assertThat(config.calls().stream().flatMap(List::stream)).containsExactlyElementsOf(all);
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
    assertThat(config.calls())
        .extracting(List::size)
        .containsExactly(100, 100, 50, 100, 100, 100, 100);
    assertThat(config.taken())
        .containsExactlyElementsOf(
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

  private EvaluationPublisher batches(ConfigInMemory config) {
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
}
