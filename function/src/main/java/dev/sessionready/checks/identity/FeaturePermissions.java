package dev.sessionready.checks.identity;

import dev.sessionready.check.FixStep;
import dev.sessionready.check.Text;
import dev.sessionready.iam.Decision;
import dev.sessionready.iam.DenyReason;
import dev.sessionready.iam.UnmetCondition;
import dev.sessionready.model.AccountRegion;
import dev.sessionready.model.Role;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Everything that one feature asks of the role, and how to say and fix what is refused. */
record FeaturePermissions(Role role, List<RequestedAction> all) {

  List<RequestedAction> refused() {
    return all.stream().filter(RequestedAction::isRefused).toList();
  }

  /** The same and one more. */
  FeaturePermissions and(RequestedAction more) {
    return new FeaturePermissions(role, Stream.concat(all.stream(), Stream.of(more)).toList());
  }

  List<RequestedAction> doubtful() {
    return all.stream().filter(RequestedAction::isDoubtful).toList();
  }

  boolean refuses(String action) {
    return refused().stream().anyMatch(want -> want.action().equals(action));
  }

  List<String> refusedActions() {
    return refused().stream().map(RequestedAction::action).distinct().toList();
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
            .flatMap(FeaturePermissions::denyReasons)
            .filter(DenyReason.ExplicitDeny.class::isInstance)
            .map(denyReason -> ((DenyReason.ExplicitDeny) denyReason).statement())
            .distinct()
            .map(statement ->
                Text.message("deny-reason.explicit", statement.name(), statement.policy()))
            .toList();
    return switch (denials.size()) {
      case 0 -> lack(denyReasons(refused().getFirst()).findFirst().orElseThrow());
      case 1 -> denials.getFirst();
      default -> Text.list(denials);
    };
  }

  private static Text lack(DenyReason denyReason) {
    return denyReason instanceof DenyReason.ImplicitDeny(_, _, var unmet) && !unmet.isEmpty()
        ? Text.message(
            "deny-reason.unmet",
            unmet.getFirst().statement().name(),
            unmet.getFirst().statement().policy(),
            unmet.stream().map(UnmetCondition::toText).distinct().toList())
        : Text.message(
            "deny-reason.implicit-deny." + denyReason.policyType().name().toLowerCase(Locale.ROOT));
  }

  /** The smallest changes that allow all that is refused, and the commands that make them. */
  List<FixStep> fix(String purpose, AccountRegion place) {
    return new PermissionFix(role, place.region(), purpose, refused()).steps();
  }

  private static Stream<DenyReason> denyReasons(RequestedAction want) {
    return ((Decision.Denied) want.answer()).reasons().stream();
  }
}
