package dev.sessionready.checks.identity;

import dev.sessionready.check.FixStep;
import dev.sessionready.check.Text;
import dev.sessionready.iam.Decision;
import dev.sessionready.iam.Refusal;
import dev.sessionready.iam.UnmetCondition;
import dev.sessionready.model.Place;
import dev.sessionready.model.Role;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Everything that one feature asks of the role, and how to say and fix what is refused. */
record Wants(Role role, List<Want> all) {

  List<Want> refused() {
    return all.stream().filter(Want::isRefused).toList();
  }

  /** The same and one more. */
  Wants and(Want more) {
    return new Wants(role, Stream.concat(all.stream(), Stream.of(more)).toList());
  }

  List<Want> doubtful() {
    return all.stream().filter(Want::isDoubtful).toList();
  }

  boolean refuses(String action) {
    return refused().stream().anyMatch(want -> want.action().equals(action));
  }

  List<String> refusedActions() {
    return refused().stream().map(Want::action).distinct().toList();
  }

  /** The condition keys and policies on which the doubtful ones depend, each once. */
  List<String> unknowns() {
    return doubtful().stream()
        .flatMap(want -> ((Decision.Depends) want.answer()).unknowns().stream())
        .distinct()
        .toList();
  }

  /** Why they are refused: every statement that denies, or else what the first of them lacks. */
  Text why() {
    List<Text> denials =
        refused().stream()
            .flatMap(Wants::refusals)
            .filter(Refusal.ExplicitDeny.class::isInstance)
            .map(refusal -> ((Refusal.ExplicitDeny) refusal).statement())
            .distinct()
            .map(statement ->
                Text.message("refusal.explicit", statement.name(), statement.policy()))
            .toList();
    return switch (denials.size()) {
      case 0 -> lack(refusals(refused().getFirst()).findFirst().orElseThrow());
      case 1 -> denials.getFirst();
      default -> Text.list(denials);
    };
  }

  private static Text lack(Refusal refusal) {
    return refusal instanceof Refusal.NoAllow(_, _, var unmet) && !unmet.isEmpty()
        ? Text.message(
            "refusal.unmet",
            unmet.getFirst().statement().name(),
            unmet.getFirst().statement().policy(),
            unmet.stream().map(UnmetCondition::toText).distinct().toList())
        : Text.message("refusal.no-allow." + refusal.layer().name().toLowerCase(Locale.ROOT));
  }

  /** The smallest changes that allow all that is refused, and the commands that make them. */
  List<FixStep> fix(String purpose, Place place) {
    return new PermissionFix(role, place.region(), purpose, refused()).steps();
  }

  private static Stream<Refusal> refusals(Want want) {
    return ((Decision.Denied) want.answer()).refusals().stream();
  }
}
