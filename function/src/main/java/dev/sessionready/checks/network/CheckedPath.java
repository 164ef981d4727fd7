package dev.sessionready.checks.network;

import dev.sessionready.fact.ReadFailure;
import dev.sessionready.model.Service;
import dev.sessionready.network.path.Caveat;
import dev.sessionready.network.path.PacketPath;
import dev.sessionready.network.path.PathComponent;
import dev.sessionready.network.path.PathOutcome;
import dev.sessionready.network.path.Reachability;
import dev.sessionready.network.path.ServicePath;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * The path to one service, looked at for the components that one check answers for.
 *
 * @param path by the settings alone
 * @param judged each of its components given what else is known
 * @param mine which components of a path the check answers for
 */
record CheckedPath(
    Service service,
    ServicePath path,
    UnaryOperator<PathComponent> judged,
    BiPredicate<ServicePath, PathComponent> mine) {

  /** The components of the path that the check answers for. */
  Stream<PathComponent> components() {
    return everyComponent().filter(this::isMine).map(judged);
  }

  /** The blocked components, where the path as a whole is blocked and is known to lead by them. */
  Optional<BlockedService> blocked() {
    List<PathComponent> stop =
        components()
            .filter(component -> component.reachability().outcome() == PathOutcome.BLOCKED)
            .distinct()
            .toList();
    boolean leads = deciding().noneMatch(component -> lookup(component).isPresent());
    return path.map(judged).outcome() == PathOutcome.BLOCKED && !stop.isEmpty() && leads
        ? Optional.of(new BlockedService(service, path, stop))
        : Optional.empty();
  }

  /**
   * The blocked components of a path that is only the likely one, since it is unknown where the
   * name leads: they block it if the name leads there.
   */
  Optional<BlockedService> blockedIfLedThere() {
    List<PathComponent> stop =
        components()
            .filter(component -> component.reachability().outcome() == PathOutcome.BLOCKED)
            .distinct()
            .toList();
    return openTarget().isPresent() && !stop.isEmpty()
        ? Optional.of(new BlockedService(service, path, stop))
        : Optional.empty();
  }

  /**
   * Why it is unknown that the packets pass the components at all, since the name may lead
   * elsewhere.
   */
  Optional<Reachability.Unknown> openTarget() {
    return path.map(judged).outcome() == PathOutcome.UNKNOWN && components().findAny().isPresent()
        ? path.openTarget()
        : Optional.empty();
  }

  /** What is unknown about the components. */
  Stream<Reachability.Unknown> doubts() {
    return Stream.concat(openTarget().stream(), doubtsOfComponents());
  }

  private Stream<Reachability.Unknown> doubtsOfComponents() {
    return components()
        .map(PathComponent::reachability)
        .filter(Reachability.Unknown.class::isInstance)
        .map(Reachability.Unknown.class::cast);
  }

  /** What is not quite right about the open components. */
  Stream<Caveat> caveats() {
    return components()
        .map(PathComponent::reachability)
        .filter(Reachability.Allowed.class::isInstance)
        .flatMap(reachability -> ((Reachability.Allowed) reachability).caveats().stream());
  }

  /**
   * Lookups that failed at one of the components, or that may have hidden one, or that decide
   * whether the path leads by it.
   */
  Stream<ReadFailure> failed() {
    Stream<PathComponent> hiding =
        path.packetPaths().stream()
            .filter(this::mayHide)
            .flatMap(packetPath -> packetPath.components().stream())
            .map(judged);
    // A path that something unseen may block leaves its target open only perhaps.
    Stream<PathComponent> perhaps =
        openTarget().isPresent() ? everyComponent().map(judged) : Stream.empty();
    return Stream.of(components(), path.components().stream(), deciding(), hiding, perhaps)
        .flatMap(Function.identity())
        .flatMap(component -> lookup(component).stream());
  }

  // A packet path without a component of the check, or one that was lost before it came to the next
  // of them; the groups of the instance itself come before everything else.
  private boolean mayHide(PacketPath packetPath) {
    List<PathComponent> met = packetPath.components().stream().filter(this::isMine).toList();
    return met.isEmpty()
        || (packetPath.end() == PacketPath.End.UNKNOWN
            && met.stream()
                .noneMatch(
                    component -> component.kind() == PathComponent.Kind.SECURITY_GROUP_EGRESS));
  }

  // What the path depends on: through an interface endpoint the destination is known; else the
  // routes decide, and where an endpoint is not used, whether the public addresses can be reached.
  private Stream<PathComponent> deciding() {
    return path.kind() == ServicePath.Kind.INTERFACE_ENDPOINT
        ? Stream.empty()
        : everyComponent()
            .filter(component ->
                component.kind() == PathComponent.Kind.ROUTE || !path.bypassedIds().isEmpty());
  }

  /**
   * Lookups that failed on one of several packet paths, of which some may be open and others not.
   */
  Stream<ReadFailure> failedBeside() {
    return path.packetPaths().size() < 2
        ? Stream.empty()
        : everyComponent().flatMap(component -> lookup(component).stream());
  }

  private boolean isMine(PathComponent component) {
    return mine.test(path, component);
  }

  private Stream<PathComponent> everyComponent() {
    return Stream.concat(
        path.components().stream(),
        path.packetPaths().stream().flatMap(packetPath -> packetPath.components().stream()));
  }

  private static Optional<ReadFailure> lookup(PathComponent component) {
    return component.reachability() instanceof Reachability.Unknown unverifiable
        ? Optional.ofNullable(unverifiable.failed())
        : Optional.empty();
  }
}
