package dev.sessionready.iam;

import java.util.List;
import java.util.function.Predicate;

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
