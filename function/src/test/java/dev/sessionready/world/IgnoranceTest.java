package dev.sessionready.world;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionready.assess.Assessment;
import dev.sessionready.assess.Finding;
import dev.sessionready.check.Verdict;
import dev.sessionready.fact.Ignorance;
import dev.sessionready.model.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * "Could not look" never becomes a verdict: in every world and every bad case, with any one fact
 * made unreadable, a check may only say what it said, or that it does not know.
 */
class IgnoranceTest {

  @TestFactory
  Stream<DynamicTest> aFactThatCannotBeReadChangesNoVerdictExceptToUnknown() {
    return Stream.concat(World.all().stream(), BadCase.all().stream().map(BadCase::world))
        .map(world -> DynamicTest.dynamicTest(world.name(), () -> everyFactHidden(world)));
  }

  private static void everyFactHidden(World world) {
    Map<String, Assessment> seen = byInstance(world);
    List<String> places = Facts.places(world.snapshot());
    assertThat(places).hasSizeGreaterThan(30);
    List<String> lies =
        // Each hidden fact makes a world of its own, and thousands of them are worth two cores.
        IntStream.range(0, places.size())
            .parallel()
            .boxed()
            .flatMap(index ->
                lies(world, Facts.hide(world.snapshot(), index), seen).stream()
                    .map(lie -> places.get(index) + " hidden: " + lie))
            .toList();

    assertThat(lies).isEmpty();
  }

  private static List<String> lies(World world, Snapshot hidden, Map<String, Assessment> seen) {
    List<String> lies = new ArrayList<>();
    Map<String, Assessment> now;
    try {
      now = byInstance(world.with(hidden));
    } catch (Ignorance theInstancesThemselves) {
      return List.of();
    }
    seen.forEach((id, before) -> {
      Assessment after = now.get(id);
      for (int i = 0; i < before.findings().size(); i++) {
        Finding was = before.findings().get(i);
        Finding is = after == null ? null : after.findings().get(i);
        if (is == null || !mayBecome(was.verdict(), is.verdict())) {
          lies.add(
              "%s of %s was %s and is %s"
                  .formatted(was.id(), id, was.verdict(), is == null ? "gone" : is.verdict()));
        }
      }
    });
    return lies;
  }

  private static boolean mayBecome(Verdict was, Verdict is) {
    return switch (is) {
      case Verdict.Broken _ -> false;
      case Verdict.Unreadable _ -> true;
      case Verdict.Unverifiable _ -> was instanceof Verdict.Unverifiable;
      case Verdict.Pass _ -> was instanceof Verdict.Pass;
      case Verdict.NotApplicable _ -> was instanceof Verdict.NotApplicable;
      case Verdict.Warn _ -> was instanceof Verdict.Warn;
      // A failure may shrink to what is certain of it, if it says that a look failed.
      case Verdict.Fail now ->
          was instanceof Verdict.Fail then
              && (now.severity() == then.severity()
                  || (then.severity().isAtLeast(now.severity()) && now.unread() != null));
    };
  }

  private static Map<String, Assessment> byInstance(World world) {
    return world.assess().stream()
        .collect(Collectors.toMap(assessment -> assessment.instance().id(), a -> a));
  }
}
