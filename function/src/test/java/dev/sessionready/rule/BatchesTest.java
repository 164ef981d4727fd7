package dev.sessionready.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BatchesTest {

  private static final Instant AT = Instant.parse("2026-11-20T03:00:00Z");

  @ParameterizedTest
  @MethodSource
  void noCallCarriesMoreThanAHundred(int evaluations, List<Integer> sizes) {
    ConfigInMemory config = ConfigInMemory.takingAll();
    List<Evaluation> all = some(evaluations);

    new Batches(config, "token").tell(all);

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
  void whatFailedIsAskedForAgainAloneAndInOneBatch() {
    AtomicInteger call = new AtomicInteger();
    ConfigInMemory config =
        new ConfigInMemory(batch -> call.incrementAndGet() <= 2 ? batch.subList(0, 2) : List.of());

    new Batches(config, "token").tell(some(150));

    assertThat(config.calls()).hasSize(3);
    assertThat(config.calls().getLast())
        .extracting(Evaluation::resourceId)
        .containsExactly("i-0", "i-1", "i-100", "i-101");
    assertThat(config.taken()).hasSize(150);
  }

  @Test
  void whatFailsThreeTimesIsThrownAfterAllElseWasTold() {
    ConfigInMemory config = refusing(evaluation -> evaluation.resourceId().startsWith("i-1"));

    assertRejected(
        config,
        5,
        "AWS Config refused 1 of 5 evaluations in 3 tries, the first for"
            + " AWS::EC2::Instance i-1.");
    assertThat(config.calls()).extracting(List::size).containsExactly(5, 1, 1);
    assertThat(config.taken())
        .extracting(Evaluation::resourceId)
        .containsExactly("i-0", "i-2", "i-3", "i-4");
  }

  @Test
  void aBatchThatThrowsKeepsNoOtherFromBeingPut() {
    ConfigInMemory config =
        new ConfigInMemory(batch -> {
          if (batch.getFirst().resourceId().equals("i-100")) {
            throw new RejectedEvaluations("AWS Config was throttled.");
          }
          return List.of();
        });

    assertRejected(
        config,
        250,
        "AWS Config refused 100 of 250 evaluations in 3 tries, the first for"
            + " AWS::EC2::Instance i-100. AWS Config was throttled.");
    assertThat(config.calls()).extracting(List::size).containsExactly(100, 100, 50, 100, 100);
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
            throw new RejectedEvaluations("AWS Config was throttled.");
          }
          return List.of();
        });

    new Batches(config, "token").tell(some(150));

    assertThat(config.calls()).extracting(List::size).containsExactly(100, 50, 100);
    assertThat(config.taken()).hasSize(150);
  }

  @Test
  void ofSeveralEvaluationsOfOneResourceOnlyTheLastIsTold() {
    ConfigInMemory config = ConfigInMemory.takingAll();
    Evaluation early = Evaluation.notApplicable(Evaluation.INSTANCE_TYPE, "i-1", AT);
    Evaluation other = Evaluation.notApplicable(Evaluation.INSTANCE_TYPE, "i-2", AT);
    Evaluation late =
        new Evaluation(
            Evaluation.INSTANCE_TYPE, "i-1", ComplianceType.COMPLIANT, "12 checks hold", AT);

    new Batches(config, "token").tell(List.of(early, other, late));

    assertThat(config.calls()).containsExactly(List.of(late, other));
  }

  @Test
  void resourcesOfTwoTypesWithOneIdAreTwo() {
    ConfigInMemory config = ConfigInMemory.takingAll();
    List<Evaluation> two =
        List.of(
            Evaluation.notApplicable("AWS::EC2::VPC", "x-1", AT),
            Evaluation.notApplicable("AWS::EC2::Subnet", "x-1", AT));

    new Batches(config, "token").tell(two);

    assertThat(config.calls()).containsExactly(two);
  }

  private static ConfigInMemory refusing(Predicate<Evaluation> refused) {
    return new ConfigInMemory(batch -> batch.stream().filter(refused).toList());
  }

  private static void assertRejected(ConfigInMemory config, int evaluations, String sentence) {
    Batches batches = new Batches(config, "token");
    List<Evaluation> all = some(evaluations);

    assertThatExceptionOfType(RejectedEvaluations.class)
        .isThrownBy(() -> batches.tell(all))
        .withMessage(sentence);
  }

  private static List<Evaluation> some(int count) {
    return IntStream.range(0, count)
        .mapToObj(number -> Evaluation.notApplicable(Evaluation.INSTANCE_TYPE, "i-" + number, AT))
        .toList();
  }
}
