package dev.sessionready.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionready.check.Verdict.Fail;
import dev.sessionready.model.Instance;
import dev.sessionready.rule.Assessments;
import dev.sessionready.rule.Assessments.GuestArrives;
import dev.sessionready.rule.Assessments.RoadOpen;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CauseTest {

  @Test
  void instancesBehindTheSameResourceShareACause() {
    List<Cause> causes = causes(closed("i-1", "sg-1", "vpce-1"), closed("i-2", "vpce-1", "sg-1"));

    assertThat(causes)
        .singleElement()
        .satisfies(cause -> {
          assertThat(ids(cause)).containsExactly("i-1", "i-2");
          assertThat(cause.key())
              .isEqualTo(new Cause.Key("road-open", Severity.CRITICAL, List.of("sg-1", "vpce-1")));
        });
  }

  @Test
  void theInstanceItselfDoesNotSetItApart() {
    assertThat(causes(closed("i-1", "i-1", "sg-1"), closed("i-2", "i-2", "sg-1")))
        .singleElement()
        .satisfies(cause -> assertThat(cause.key().resources()).containsExactly("sg-1"));
  }

  @Test
  void anotherResourceIsAnotherCause() {
    assertThat(causes(closed("i-1", "sg-1"), closed("i-2", "sg-2"))).hasSize(2);
  }

  @Test
  void anotherSeverityIsAnotherCause() {
    assertThat(
            causes(
                assessment("i-1", Assessments.finding(RoadOpen.class, fail(Severity.CRITICAL))),
                assessment("i-2", Assessments.finding(RoadOpen.class, fail(Severity.HIGH)))))
        .extracting(cause -> cause.key().severity())
        .containsExactly(Severity.CRITICAL, Severity.HIGH);
  }

  @Test
  void theFailureOfTheFirstInstanceSpeaksForAll() {
    Fail first = fail(Severity.CRITICAL, "sg-1").withRemediation("aws ec2 open-road --road-id 1");

    assertThat(
            causes(
                assessment("i-1", Assessments.finding(RoadOpen.class, first)),
                closed("i-2", "sg-1")))
        .singleElement()
        .satisfies(cause -> assertThat(cause.failure()).isEqualTo(first));
  }

  @Test
  void anInstanceWithTwoCausesIsInBoth() {
    assertThat(
            causes(
                assessment(
                    "i-1",
                    Assessments.finding(RoadOpen.class, fail(Severity.HIGH, "sg-1")),
                    Assessments.finding(GuestArrives.class, fail(Severity.CRITICAL, "role-1")))))
        .extracting(cause -> cause.key().check())
        .containsExactly("guest-arrives", "road-open");
  }

  @Test
  void aConsequenceIsNoCause() {
    assertThat(
            causes(
                assessment(
                    "i-1",
                    Assessments.finding(RoadOpen.class, fail(Severity.CRITICAL, "sg-1")),
                    Assessments.finding(GuestArrives.class, fail(Severity.HIGH, "role-1")))))
        .extracting(cause -> cause.key().check())
        .containsExactly("road-open");
  }

  @Test
  void adviceIsNoCause() {
    assertThat(
            Cause.of(
                List.of(assessment("i-1", Assessments.finding(RoadOpen.class, fail(Severity.LOW)))),
                Severity.HIGH))
        .isEmpty();
  }

  @Test
  void ofEquallyGraveCausesThatOfMoreInstancesComesFirst() {
    assertThat(causes(closed("i-1", "sg-1"), closed("i-2", "sg-2"), closed("i-3", "sg-2")))
        .extracting(cause -> cause.instances().size())
        .containsExactly(2, 1);
  }

  @Test
  void aNameIsTheSameAtAllTimesAndNamesTheCheck() {
    Cause.Key key = new Cause.Key("road-open", Severity.CRITICAL, List.of("vpce-1", "sg-1"));

    // What was reported is remembered by it, across deployments.
    assertThat(key.name()).isEqualTo("road-open-049b3f30-f454-3442-b216-d8b6b0a536b2");
    assertThat(new Cause.Key("road-open", Severity.HIGH, key.resources()).name())
        .startsWith("road-open-")
        .isNotEqualTo(key.name());
  }

  @Test
  void causesWithoutASharedResourceAreNamedByTheirInstances() {
    assertThat(causes(closed("i-1")).getFirst().name())
        .isEqualTo(causes(closed("i-1")).getFirst().name())
        .isNotEqualTo(causes(closed("i-2")).getFirst().name());
    assertThat(causes(closed("i-1", "sg-1")).getFirst().name())
        .isEqualTo(causes(closed("i-2", "sg-1")).getFirst().name());
  }

  private static List<Cause> causes(Assessment... assessments) {
    return Cause.of(List.of(assessments), Severity.HIGH);
  }

  private static Assessment closed(String id, String... resources) {
    return assessment(id, Assessments.finding(RoadOpen.class, fail(Severity.CRITICAL, resources)));
  }

  private static Assessment assessment(String id, Finding... findings) {
    return new Assessment(Assessments.instance(id, "running", Map.of()), List.of(findings));
  }

  private static Fail fail(Severity severity, String... resources) {
    return Verdict.fail(severity, Symptom.NOT_CONNECTED, "endpoint-present.no-component")
        .withResources(List.of(resources));
  }

  private static Stream<String> ids(Cause cause) {
    return cause.instances().stream().map(Instance::id);
  }
}
