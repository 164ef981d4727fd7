package dev.sessionready.checks.network;

import dev.sessionready.fact.ReadFailure;
import dev.sessionready.model.Service;
import dev.sessionready.network.Caveat;
import dev.sessionready.network.Door;
import dev.sessionready.network.Outcome;
import dev.sessionready.network.Reach;
import dev.sessionready.network.ServicePath;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The way to one service, looked at for the doors that one check answers for.
 *
 * @param mine which doors of a way the check answers for
 */
record Passage(Service service, ServicePath path, BiPredicate<ServicePath, Door> mine) {

  /** The doors of the way that the check answers for. */
  Stream<Door> doors() {
    return everyDoor().filter(this::isMine);
  }

  /** The shut doors, where the way as a whole is shut and is known to lead by them. */
  Optional<Blocked> blocked() {
    List<Door> shut =
        doors().filter(door -> door.reach().outcome() == Outcome.SHUT).distinct().toList();
    boolean leads = deciding().noneMatch(door -> lookup(door).isPresent());
    return path.outcome() == Outcome.SHUT && !shut.isEmpty() && leads
        ? Optional.of(new Blocked(service, path, shut))
        : Optional.empty();
  }

  /** What nobody can tell of the doors. */
  Stream<Reach.Unverifiable> doubts() {
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
            .filter(trace -> trace.doors().stream().noneMatch(this::isMine))
            .flatMap(trace -> trace.doors().stream());
    return Stream.of(doors(), path.doors().stream(), deciding(), hiding)
        .flatMap(Function.identity())
        .flatMap(door -> lookup(door).stream());
  }

  // The routes that the way hangs on: by an interface endpoint the destination is known.
  private Stream<Door> deciding() {
    return path.way() == ServicePath.Way.INTERFACE_ENDPOINT
        ? Stream.empty()
        : everyDoor().filter(door -> door.kind() == Door.Kind.ROUTE);
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
