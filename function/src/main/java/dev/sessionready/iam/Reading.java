package dev.sessionready.iam;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What the policies of one kind, or of one level of it, have to do with a request.
 *
 * @param layer their kind
 * @param policies their names
 * @param bearings one for each statement in those of them that could be read
 * @param unread one for each of them that could not
 */
record Reading(Layer layer, List<String> policies, List<Bearing> bearings, List<Doubt> unread) {

  Reading {
    policies = List.copyOf(policies);
    bearings = List.copyOf(bearings);
    unread = List.copyOf(unread);
  }

  /** Whether a statement denies. */
  Tally denies() {
    return tally(bearing -> bearing.statement().effect() == Effect.DENY);
  }

  /** Every statement that denies for certain. */
  Stream<StatementRef> denying() {
    return bearings.stream()
        .filter(bearing -> bearing.statement().effect() == Effect.DENY)
        .filter(bearing -> bearing.applies() instanceof Truth.True)
        .map(Bearing::statement);
  }

  /** The conditions for want of which its statements do not allow. */
  List<UnmetCondition> unmet() {
    return bearings.stream()
        .filter(bearing -> bearing.statement().effect() == Effect.ALLOW)
        .flatMap(bearing -> bearing.unmet().stream())
        .toList();
  }

  /** Whether a statement allows, however it names the caller. */
  Tally allows() {
    return allows(_ -> true);
  }

  /** Whether a statement allows that names the caller in such a way. */
  Tally allows(Predicate<Standing> naming) {
    return tally(
        bearing -> bearing.statement().effect() == Effect.ALLOW && naming.test(bearing.standing()));
  }

  /** A policy that nobody could read may hold any statement. */
  private Tally tally(Predicate<Bearing> wanted) {
    return bearings.stream()
        .filter(wanted)
        .map(Bearing::tally)
        .reduce(Tally.doubtful(unread), Tally::or);
  }
}
