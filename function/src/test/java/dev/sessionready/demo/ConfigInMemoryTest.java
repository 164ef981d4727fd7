package dev.sessionready.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.sessionready.rule.ComplianceType;
import dev.sessionready.rule.Evaluation;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConfigInMemoryTest {

  private static final Instant AT = Instant.parse("2026-11-20T03:00:00Z");

  private final ConfigInMemory config = new ConfigInMemory();

  @Test
  void whatWasPutIsShownByResourceId() {
    Evaluation one = evaluation("i-1", "a", AT);
    Evaluation two = evaluation("i-2", "b", AT);

    assertThat(config.putEvaluations("token", List.of(two, one))).isEmpty();

    assertThat(config.shown()).containsExactly(one, two);
  }

  @Test
  void theLaterOfTwoEvaluationsWinsWhicheverIsPutFirst() {
    Evaluation late = evaluation("i-1", "late", AT.plusSeconds(1));

    config.putEvaluations("token", List.of(evaluation("i-1", "early", AT)));
    config.putEvaluations("token", List.of(late));
    config.putEvaluations("token", List.of(evaluation("i-1", "early", AT)));

    assertThat(config.shown()).containsExactly(late);
  }

  @Test
  void ofTwoEvaluationsOfOneMomentTheLastPutWins() {
    Evaluation last = evaluation("i-1", "last", AT);

    config.putEvaluations("token", List.of(evaluation("i-1", "first", AT), last));

    assertThat(config.shown()).containsExactly(last);
  }

  @Test
  void aHundredEvaluationsAreTakenAndOneMoreIsNot() {
    Evaluation one = evaluation("i-1", "a", AT);

    config.putEvaluations("token", Collections.nCopies(100, one));

    assertRefused(
        "token",
        Collections.nCopies(101, one),
        "ValidationException: 101 evaluations in one call; 100 are allowed");
  }

  @Test
  void anAnnotationHasOneTo256Characters() {
    config.putEvaluations("token", List.of(evaluation("i-1", "a".repeat(256), AT)));
    config.putEvaluations(
        "token", List.of(Evaluation.notApplicable(Evaluation.INSTANCE_TYPE, "i-1", AT)));

    assertRefused(
        "token",
        List.of(evaluation("i-1", "a".repeat(257), AT)),
        "ValidationException: an annotation of 257 characters for i-1; 1 to 256 are allowed");
    assertRefused(
        "token",
        List.of(evaluation("i-1", "", AT)),
        "ValidationException: an annotation of 0 characters for i-1; 1 to 256 are allowed");
  }

  @Test
  void aResourceIdHasOneTo768Characters() {
    config.putEvaluations("token", List.of(evaluation("i".repeat(768), "a", AT)));

    assertRefused(
        "token",
        List.of(evaluation("i".repeat(769), "a", AT)),
        "ValidationException: a resource id of 769 characters; 1 to 768 are allowed");
    assertRefused(
        "token",
        List.of(evaluation("", "a", AT)),
        "ValidationException: a resource id of 0 characters; 1 to 768 are allowed");
  }

  @Test
  void withoutATokenNothingIsTaken() {
    assertRefused(
        "",
        List.of(evaluation("i-1", "a", AT)),
        "InvalidResultTokenException: the result token is empty");
    assertThat(config.shown()).isEmpty();
  }

  private void assertRefused(String token, List<Evaluation> batch, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> config.putEvaluations(token, batch))
        .withMessage(message);
  }

  private static Evaluation evaluation(String id, String annotation, Instant at) {
    return new Evaluation(Evaluation.INSTANCE_TYPE, id, ComplianceType.COMPLIANT, annotation, at);
  }
}
