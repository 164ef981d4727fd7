package dev.sessionready.rule;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionready.check.Assessor;
import dev.sessionready.check.Catalogue;
import dev.sessionready.check.Check;
import dev.sessionready.check.CheckInfo;
import dev.sessionready.check.Severity;
import dev.sessionready.check.Stage;
import dev.sessionready.check.Verdict;
import dev.sessionready.fact.Fact;
import dev.sessionready.fact.Parsed;
import dev.sessionready.iam.Policy;
import dev.sessionready.json.JsonDocuments;
import dev.sessionready.model.Instance;
import dev.sessionready.model.SessionPreferences;
import dev.sessionready.model.Snapshot;
import dev.sessionready.subject.Documents;
import dev.sessionready.subject.Subject;
import dev.sessionready.world.World;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A run costs one assessment for each instance, and a second only where its channel answered. */
class AssessmentCountTest {

  private static final Instant AT = Instant.parse("2026-11-20T02:14:05.331Z");

  private final Snapshot snapshot = demo();
  private final List<String> assessed = Collections.synchronizedList(new ArrayList<>());
  private final Set<String> asked = new HashSet<>();
  private final List<String> parsed = new ArrayList<>();
  private Fact<String> channel = Fact.known("connected");

  @Test
  void aSweepAssessesOnceAndAgainOnlyWhereTheChannelAnswered() {
    sweep(LiveStatus.DOUBTFUL);

    assertThat(asked).isNotEmpty().hasSizeLessThan(judged().size());
    Map<String, Long> expected = new HashMap<>();
    judged().forEach(id -> expected.put(id, asked.contains(id) ? 2L : 1L));
    assertThat(assessed.stream().collect(groupingBy(identity(), counting()))).isEqualTo(expected);
  }

  @Test
  void whereTheChannelSaysNothingNewEachIsAssessedOnce() {
    channel = Fact.absent();

    sweep(LiveStatus.DOUBTFUL);

    assertThat(asked).isNotEmpty();
    assertThat(assessed).containsExactlyInAnyOrderElementsOf(judged());
  }

  @ParameterizedTest
  @EnumSource(names = {"ALWAYS", "NEVER"})
  void whereNoDoubtDecidesEachIsAssessedOnce(LiveStatus liveStatus) {
    sweep(liveStatus);

    assertThat(assessed).containsExactlyInAnyOrderElementsOf(judged());
  }

  @Test
  void theAccountIsJoinedOnceSoThatADocumentIsParsedOnce() {
    sweep(LiveStatus.DOUBTFUL);

    assertThat(parsed).hasSize(1);
  }

  private void sweep(LiveStatus liveStatus) {
    RuleParameters defaults = RuleParameters.DEFAULTS;
    new Readiness(
            source(),
            documents(),
            new Assessor(new Catalogue(List.of(new Counting(assessed)))),
            (_, _) -> "",
            _ -> {})
        .answer(
            new InvokingEvent.Sweep(AT),
            new RuleParameters(
                defaults.expectations(),
                defaults.failAt(),
                defaults.unverifiable(),
                liveStatus,
                defaults.language()));
  }

  private List<String> judged() {
    return snapshot.instances().ask().orElseThrow().values().stream()
        .filter(instance -> RuleParameters.DEFAULTS.expectations().exemption(instance).isEmpty())
        .map(Instance::id)
        .toList();
  }

  private Source source() {
    return new Source() {
      @Override
      public Snapshot look(Scope scope, RuleParameters parameters) {
        return snapshot;
      }

      @Override
      public Map<String, Fact<String>> connectionStatus(Set<String> instanceIds) {
        asked.addAll(instanceIds);
        return instanceIds.stream().collect(toMap(identity(), _ -> channel));
      }
    };
  }

  private Documents documents() {
    Documents json = new JsonDocuments();
    return new Documents() {
      @Override
      public Parsed<Policy> policy(String text) {
        return json.policy(text);
      }

      @Override
      public Parsed<SessionPreferences> sessionPreferences(String text) {
        parsed.add(text);
        return json.sessionPreferences(text);
      }
    };
  }

  private static Snapshot demo() {
    return World.all().stream()
        .filter(world -> world.name().endsWith("demo.json"))
        .findFirst()
        .orElseThrow()
        .snapshot();
  }

  @CheckInfo(
      id = "counting",
      title = "The assessments are counted",
      why = "Only for this test.",
      source = "https://docs.aws.amazon.com/",
      severity = Severity.CRITICAL,
      stage = Stage.NETWORK)
  private static final class Counting implements Check {

    private final List<String> assessed;

    Counting(List<String> assessed) {
      this.assessed = assessed;
    }

    @Override
    public Verdict judge(Subject subject) {
      // A verdict that rests on the interfaces holds for no other instance.
      subject.instance().networkInterfaces();
      assessed.add(subject.described().id());
      subject.preferences();
      return Verdict.pass("counting");
    }
  }
}
