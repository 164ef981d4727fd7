package dev.sessionready.world;

import dev.sessionready.check.Assessment;
import dev.sessionready.check.Assessor;
import dev.sessionready.check.Finding;
import dev.sessionready.check.Verdict;
import dev.sessionready.fact.Ignorance;
import dev.sessionready.model.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A world assessed again and again, each time with another of its facts made unreadable. */
record HiddenFacts(Assessor assessor) {

  /** Every verdict that became another one, although it may only become unknown. */
  List<String> changes(World world) {
    return changes(world, _ -> true);
  }

  /** The same where only the facts at some places are hidden, one after the other. */
  List<String> changes(World world, Predicate<String> place) {
    Map<String, Assessment> seen = byInstance(world);
    List<String> places = Facts.places(world.snapshot());
    return IntStream.range(0, places.size())
        // Each hidden fact makes a world of its own, and thousands of them are worth two cores.
        .parallel()
        .boxed()
        .filter(index -> place.test(places.get(index)))
        .flatMap(index ->
            changes(world, Facts.hide(world.snapshot(), index), seen).stream()
                .map(change -> places.get(index) + " hidden: " + change))
        .toList();
  }

  private List<String> changes(World world, Snapshot hidden, Map<String, Assessment> seen) {
    List<String> changes = new ArrayList<>();
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
          changes.add(
              "%s of %s was %s and is %s"
                  .formatted(was.id(), id, was.verdict(), is == null ? "gone" : is.verdict()));
        }
      }
    });
    return changes;
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
                  || (then.severity().isAtLeast(now.severity()) && now.incomplete() != null));
    };
  }

  private Map<String, Assessment> byInstance(World world) {
    return world.subjects().stream()
        .map(assessor::assess)
        .collect(Collectors.toMap(assessment -> assessment.instance().id(), a -> a));
  }
}
