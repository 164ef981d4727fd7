package dev.sessionready.checks.network;

import dev.sessionready.fact.ReadFailure;
import dev.sessionready.model.Service;
import dev.sessionready.network.Caveat;
import dev.sessionready.network.Door;
import dev.sessionready.network.Outcome;
import dev.sessionready.network.Reach;
import dev.sessionready.network.ServicePath;
import dev.sessionready.network.Trace;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * The way to one service, looked at for the doors that one check answers for.
 *
 * @param path by the settings alone
 * @param judged each of its components in the light of what else is known
 * @param mine which doors of a way the check answers for
 */
record Passage(
    Service service,
    ServicePath path,
    UnaryOperator<Door> judged,
    BiPredicate<ServicePath, Door> mine) {

  /** The doors of the way that the check answers for. */
  Stream<Door> doors() {
    return everyDoor().filter(this::isMine).map(judged);
  }

  /** The shut doors, where the way as a whole is shut and is known to lead by them. */
  Optional<Blocked> blocked() {
    List<Door> shut =
        doors().filter(door -> door.reach().outcome() == Outcome.SHUT).distinct().toList();
    boolean leads = deciding().noneMatch(door -> lookup(door).isPresent());
    return path.map(judged).outcome() == Outcome.SHUT && !shut.isEmpty() && leads
        ? Optional.of(new Blocked(service, path, shut))
        : Optional.empty();
  }

  /**
   * The shut doors of a path that is only the likely one, since nobody can tell where the name
   * leads: they block it if the name leads there.
   */
  Optional<Blocked> blockedIfLedThere() {
    List<Door> shut =
        doors().filter(door -> door.reach().outcome() == Outcome.SHUT).distinct().toList();
    return openTarget().isPresent() && !shut.isEmpty()
        ? Optional.of(new Blocked(service, path, shut))
        : Optional.empty();
  }

  /** Why nobody can tell that the packets pass the doors at all, since the name may lead elsewhere. */
  Optional<Reach.Unverifiable> openTarget() {
    return path.map(judged).outcome() == Outcome.UNVERIFIABLE && doors().findAny().isPresent()
        ? path.openTarget()
        : Optional.empty();
  }

  /** What nobody can tell of the doors. */
  Stream<Reach.Unverifiable> doubts() {
    return Stream.concat(openTarget().stream(), doubtsOfDoors());
  }

  private Stream<Reach.Unverifiable> doubtsOfDoors() {
    return doors()
        .map(Door::reach)
        .filter(Reach.Unverifiable.class::isInstance)
        .map(Reach.Unverifiable.class::cast);
  }

  /** What is not quite right about the open doors. */
  Stream<Caveat> caveats() {
    return doors()
        .map(Door::reach)
        .filter(Reach.Open.class::isInstance)
        .flatMap(reach -> ((Reach.Open) reach).caveats().stream());
  }

  /**
   * Looks that failed at one of the doors, or that may have hidden one, or on which it hangs that
   * the way leads by it.
   */
  Stream<ReadFailure> failed() {
    Stream<Door> hiding =
        path.traces().stream()
            .filter(this::mayHide)
            .flatMap(trace -> trace.doors().stream())
            .map(judged);
    return Stream.of(doors(), path.doors().stream(), deciding(), hiding)
        .flatMap(Function.identity())
        .flatMap(door -> lookup(door).stream());
  }

  // A trace without a door of the check, or one that was lost before it came to the next of them;
  // the groups of the instance itself stand before everything else.
  private boolean mayHide(Trace trace) {
    List<Door> met = trace.doors().stream().filter(this::isMine).toList();
    return met.isEmpty()
        || (trace.end() == Trace.End.UNKNOWN
            && met.stream().noneMatch(door -> door.kind() == Door.Kind.SECURITY_GROUP_EGRESS));
  }

  // What the way hangs on: by an interface endpoint the destination is known; else the routes tell,
  // and where an endpoint stands idle, whether the public addresses can be reached.
  private Stream<Door> deciding() {
    return path.way() == ServicePath.Way.INTERFACE_ENDPOINT
        ? Stream.empty()
        : everyDoor()
            .filter(door -> door.kind() == Door.Kind.ROUTE || !path.bypassedIds().isEmpty());
  }

  /** Looks that failed on one of several traces, of which some may be open and others not. */
  Stream<ReadFailure> failedBeside() {
    return path.traces().size() < 2
        ? Stream.empty()
        : everyDoor().flatMap(door -> lookup(door).stream());
  }

  private boolean isMine(Door door) {
    return mine.test(path, door);
  }

  private Stream<Door> everyDoor() {
    return Stream.concat(
        path.doors().stream(), path.traces().stream().flatMap(trace -> trace.doors().stream()));
  }

  private static Optional<ReadFailure> lookup(Door door) {
    return door.reach() instanceof Reach.Unverifiable unverifiable
        ? Optional.ofNullable(unverifiable.failed())
        : Optional.empty();
  }
}
