package dev.sessionready.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionready.check.Assessor;
import dev.sessionready.check.Catalogue;
import dev.sessionready.fact.Fact;
import dev.sessionready.json.JsonDocuments;
import dev.sessionready.model.Snapshot;
import dev.sessionready.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Events about resources that instances depend on, many at once, twice, or out of order. */
class CoalescedEventsTest {

  private static final Instant CAPTURED = Instant.parse("2026-11-20T02:00:00Z");
  private static final String GROUP = "AWS::EC2::SecurityGroup";
  private static final Scope WEB = new Scope.Only(Set.of("i-web"));

  private final List<Scope> looked = new ArrayList<>();
  private final List<String> asked = new ArrayList<>();

  /** What AWS Config shows: of two verdicts the one that is ordered later. */
  private final Map<EvaluatedResource, Evaluation> shown = new HashMap<>();

  private final Snapshot world = World.healthy().snapshot();
  private Instant now = CAPTURED.plusSeconds(60);
  private boolean refusing;
  private final RunHistory history = new RunHistory(() -> now);

  @Test
  void dozensOfEventsThatArriveTogetherTakeABoundedNumberOfRuns() {
    for (int i = 0; i < 60; i++) {
      answer(CAPTURED.minusSeconds(i * 3_600L), "sg-" + i, new Scope.Only(Set.of("i-" + i)));
      now = now.plusSeconds(1);
    }

    assertThat(looked).hasSizeLessThanOrEqualTo(9);
    assertThat(looked.getLast()).isEqualTo(new Scope.Everything());
    // Neither is asked which instances they affect, once everything was evaluated.
    assertThat(asked).hasSizeLessThanOrEqualTo(9);
  }

  @Test
  void changesWithinABurstAreSeenByARunThatBeganAfterThem() {
    for (int i = 0; i < 9; i++) {
      answer(CAPTURED, "sg-" + i, new Scope.Only(Set.of("i-" + i)));
    }
    int before = looked.size();
    answer(now, "sg-new", WEB);

    assertThat(looked).hasSize(before + 1);
    assertThat(looked.getLast()).isEqualTo(WEB);
  }

  @Test
  void theSameEventTwiceIsAnsweredOnce() {
    answer(CAPTURED, "sg-1", WEB);
    Map<EvaluatedResource, Evaluation> once = Map.copyOf(shown);
    answer(CAPTURED, "sg-1", WEB);

    assertThat(looked).containsExactly(WEB);
    assertThat(shown).isEqualTo(once);
  }

  @Test
  void anOldEventAfterANewerOneChangesNoVerdict() {
    answer(CAPTURED, "sg-1", WEB);
    Map<EvaluatedResource, Evaluation> newer = Map.copyOf(shown);
    answer(CAPTURED.minusSeconds(600), "sg-1", WEB);

    assertThat(looked).hasSize(1);
    assertThat(shown).isEqualTo(newer);
  }

  @Test
  void aNewerEventIsAnsweredThoughItsInstancesWereEvaluatedForAnOlderOne() {
    answer(CAPTURED.minusSeconds(600), "sg-1", WEB);
    answer(CAPTURED, "sg-2", WEB);

    assertThat(looked).containsExactly(WEB, WEB);
    assertThat(shown.values()).extracting(Evaluation::orderingTimestamp).containsExactly(CAPTURED);
  }

  @Test
  void anEventAsRecentAsTheRunIsAnsweredAgain() {
    answer(now, "sg-1", WEB);
    answer(now, "sg-1", WEB);

    assertThat(looked).hasSize(2);
  }

  @Test
  void whatWasNotPutIsDoneAgain() {
    refusing = true;
    answer(CAPTURED, "sg-1", WEB);
    refusing = false;
    answer(CAPTURED, "sg-1", WEB);

    assertThat(looked).hasSize(2);
    assertThat(shown).hasSize(1);
  }

  @Test
  void otherInstancesAreEvaluated() {
    answer(CAPTURED, "sg-1", WEB);
    answer(CAPTURED, "sg-2", new Scope.Only(Set.of("i-other")));
    answer(CAPTURED, "sg-3", new Scope.InVpcs(Set.of("vpc-1")));

    assertThat(looked).hasSize(3);
  }

  @Test
  void otherRuleParametersAreAnotherRun() {
    answer(CAPTURED, "sg-1", WEB);
    readiness(WEB)
        .answer(
            new InvokingEvent.Changed(GROUP, "sg-1", CAPTURED),
            RuleParameters.parse(Map.of("failAt", "LOW")));

    assertThat(looked).hasSize(2);
  }

  @Test
  void whatIsLongAgoIsForgotten() {
    for (int i = 0; i < 7; i++) {
      answer(CAPTURED, "sg-" + i, new Scope.Only(Set.of("i-" + i)));
    }
    now = now.plus(Duration.ofMinutes(11));
    for (int i = 0; i < 7; i++) {
      answer(CAPTURED, "sg-" + i, new Scope.Only(Set.of("i-" + i)));
    }

    assertThat(looked).hasSize(14).doesNotContain(new Scope.Everything());
  }

  private void answer(Instant captured, String group, Scope affected) {
    readiness(affected)
        .answer(new InvokingEvent.Changed(GROUP, group, captured), RuleParameters.DEFAULTS);
  }

  private Readiness readiness(Scope affected) {
    Source source =
        new Source() {
          @Override
          public Snapshot look(Scope scope, RuleParameters parameters) {
            looked.add(scope);
            return world;
          }

          @Override
          public AffectedInstances affectedBy(WatchedResource changed, RuleParameters parameters) {
            asked.add(changed.id());
            return AffectedInstances.exactly(affected);
          }
        };
    return new Readiness(
        source,
        new JsonDocuments(),
        new Assessor(Catalogue.load()),
        (assessment, _) -> assessment.instance().id(),
        new Shown(),
        history);
  }

  private final class Shown implements Sink {
    @Override
    public void publish(List<Evaluation> evaluations) {
      if (refusing) {
        throw new RejectedEvaluations("refused", evaluations, PutFailed.Outlook.MAY_BE_TAKEN);
      }
      evaluations.forEach(evaluation ->
          shown.merge(
              evaluation.resource(),
              evaluation,
              (old, fresh) ->
                  fresh.orderingTimestamp().isBefore(old.orderingTimestamp()) ? old : fresh));
    }

    @Override
    public Fact<RecordedVerdicts> recorded(@Nullable String from, int atMost) {
      return ConfigInMemory.allOf(Fact.known(shown.keySet()));
    }
  }
}
