// Over 200 lines: the answer with its outcome, its components and its evidence.
package dev.sessionready.network.path;

import dev.sessionready.fact.ReadFailure;
import dev.sessionready.network.address.Family;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * The path from a source to a service: where its name leads, and whether the packets get there.
 *
 * @param viaIds the endpoint or hosted zone that the path leads through; empty for the internet
 * @param components those that decide which path it is, in order: the resolver, names, the endpoint
 * @param packetPaths to each place that the name may lead to
 * @param broad whether the packet paths are for all public addresses, since AWS does not show the
 *     service's
 * @param caveats what is not quite right about the path as a whole
 * @param bypassedIds endpoints for the service in the VPC that the name does not lead to
 * @param alternatives packet paths to everywhere else that the name may lead to, where what answers
 *     for it cannot be seen; the path itself is then what Amazon's resolver would answer
 */
public record ServicePath(
    RegionalService service,
    Family family,
    Kind kind,
    List<String> viaIds,
    List<PathComponent> components,
    List<PacketPath> packetPaths,
    boolean broad,
    List<Caveat> caveats,
    List<String> bypassedIds,
    List<PacketPath> alternatives) {

  public ServicePath {
    viaIds = List.copyOf(viaIds);
    components = List.copyOf(components);
    packetPaths = List.copyOf(packetPaths);
    caveats = List.copyOf(caveats);
    bypassedIds = List.copyOf(bypassedIds);
    alternatives = List.copyOf(alternatives);
  }

  private static final Comparator<PacketPath> LEAST_BLOCKED =
      Comparator.comparingLong(packetPath ->
          packetPath.components().stream()
              .filter(component -> component.reachability() instanceof Reachability.Blocked)
              .count());

  /** The kinds of path. */
  public enum Kind {
    INTERFACE_ENDPOINT,
    GATEWAY_ENDPOINT,
    /** A private hosted zone leads the name somewhere of its owner's choice. */
    PRIVATE_ZONE,
    INTERNET,
    /** No route leads to the service, and no endpoint is there. */
    NONE,
    /** What decides the path could not be seen. */
    UNKNOWN
  }

  /**
   * The outcome of the whole: the first component that decides the path and is not open decides,
   * since what follows only holds if it is as assumed; otherwise the packet paths do. Where the
   * target is open, only what is blocked for every possible target is certain.
   */
  public PathOutcome outcome() {
    if (openTarget().isPresent()) {
      return blockedForEveryTarget() ? PathOutcome.BLOCKED : PathOutcome.UNKNOWN;
    }
    for (var component : components) {
      var outcome = component.reachability().outcome();
      if (outcome != PathOutcome.ALLOWED) {
        return outcome;
      }
    }
    return onward();
  }

  /** Why it is unknown where the name leads; empty where that is certain. */
  public Optional<Reachability.Unknown> openTarget() {
    return alternatives.isEmpty()
        ? Optional.empty()
        : components.stream()
            .filter(component -> component.kind() == PathComponent.Kind.DNS)
            .map(PathComponent::reachability)
            .filter(Reachability.Unknown.class::isInstance)
            .map(Reachability.Unknown.class::cast)
            .findFirst();
  }

  // Names do not count: to whichever target the name leads, it is not the name that blocks it.
  private boolean blockedForEveryTarget() {
    var atTheTarget =
        components.stream()
            .filter(component -> component.kind() != PathComponent.Kind.DNS)
            .toList();
    return PathOutcome.inSeries(List.of(PathOutcome.along(atTheTarget), onward()))
            == PathOutcome.BLOCKED
        && PathAlternatives.anywhere(alternatives) == PathOutcome.BLOCKED;
  }

  /** The outcome of the packet paths alone. */
  public PathOutcome onward() {
    return broad ? PathAlternatives.somewhere(packetPaths) : PathAlternatives.anywhere(packetPaths);
  }

  /** Every blocked component, once, in order. */
  public List<PathComponent> causes() {
    return componentsOf(PathOutcome.BLOCKED);
  }

  /** Every component whose reachability is unknown, once, in order. */
  public List<PathComponent> doubts() {
    return componentsOf(PathOutcome.UNKNOWN);
  }

  /** Everything that is not quite right about it, once. */
  public List<Caveat> allCaveats() {
    var all = new ArrayList<>(caveats);
    everyComponent()
        .map(PathComponent::reachability)
        .forEach(reachability -> {
          if (reachability instanceof Reachability.Allowed open) {
            all.addAll(open.caveats());
          }
        });
    all.addAll(PathAlternatives.caveats(packetPaths, broad));
    return all.stream().distinct().toList();
  }

  /**
   * The first lookup that failed at one of its components, or of those of its packet paths;
   * alternatives are not looked at.
   */
  public Optional<ReadFailure> failedLookup() {
    var failed = failedLookup(components);
    for (int at = 0; failed.isEmpty() && at < packetPaths.size(); at++) {
      failed = failedLookup(packetPaths.get(at).components());
    }
    return failed;
  }

  private static Optional<ReadFailure> failedLookup(List<PathComponent> components) {
    for (var component : components) {
      var failed = component.failedLookup();
      if (failed.isPresent()) {
        return failed;
      }
    }
    return Optional.empty();
  }

  private List<PathComponent> componentsOf(PathOutcome outcome) {
    return everyComponent()
        .filter(component -> component.reachability().outcome() == outcome)
        .distinct()
        .toList();
  }

  private Stream<PathComponent> everyComponent() {
    return Stream.concat(
        components.stream(),
        packetPaths.stream().flatMap(packetPath -> packetPath.components().stream()));
  }

  /** The same path, with each of its components evaluated anew. */
  public ServicePath map(UnaryOperator<PathComponent> judged) {
    return new ServicePath(
        service,
        family,
        kind,
        viaIds,
        components.stream().map(judged).toList(),
        packetPaths.stream().map(packetPath -> packetPath.map(judged)).toList(),
        broad,
        caveats,
        bypassedIds,
        alternatives.stream().map(packetPath -> packetPath.map(judged)).toList());
  }

  /** The same path, where something else answers for the name. */
  public ServicePath answeredBy(PathComponent component) {
    return new ServicePath(
        service,
        family,
        kind,
        viaIds,
        Stream.concat(Stream.of(component), components.stream()).toList(),
        packetPaths,
        broad,
        caveats,
        bypassedIds,
        alternatives);
  }

  /** The same path, with more caveats. */
  public ServicePath with(List<Caveat> more) {
    var all = new LinkedHashSet<>(caveats);
    all.addAll(more);
    return new ServicePath(
        service,
        family,
        kind,
        viaIds,
        components,
        packetPaths,
        broad,
        List.copyOf(all),
        bypassedIds,
        alternatives);
  }

  /** The same path, with the endpoints that it does not use. */
  public ServicePath bypassing(List<String> endpointIds) {
    return new ServicePath(
        service,
        family,
        kind,
        viaIds,
        components,
        packetPaths,
        broad,
        caveats,
        endpointIds,
        alternatives);
  }

  /**
   * The same path, where the name may lead elsewhere too. Where nothing is known of any target, and
   * none is reached, the one with the least against it stands for them all.
   */
  public ServicePath orElsewhere(List<PacketPath> elsewhere) {
    var undelivered =
        packetPaths.isEmpty() && PathAlternatives.anywhere(elsewhere) == PathOutcome.BLOCKED;
    return new ServicePath(
        service,
        family,
        kind,
        viaIds,
        components,
        undelivered ? elsewhere.stream().min(LEAST_BLOCKED).stream().toList() : packetPaths,
        broad || undelivered,
        caveats,
        bypassedIds,
        elsewhere);
  }
}
