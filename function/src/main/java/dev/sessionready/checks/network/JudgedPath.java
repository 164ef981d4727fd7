package dev.sessionready.checks.network;

import dev.sessionready.fact.ReadFailure;
import dev.sessionready.model.Service;
import dev.sessionready.network.path.PacketPath;
import dev.sessionready.network.path.PathComponent;
import dev.sessionready.network.path.PathOutcome;
import dev.sessionready.network.path.Reachability;
import dev.sessionready.network.path.ServicePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * The path to one service, with each of its components given what else is known: worked out once
 * for all checks that look at it.
 */
final class JudgedPath {

  private final Service service;
  private final ServicePath path;
  private final List<Judged> components;
  private final List<PacketPath> packetPaths;
  private final PathOutcome outcome;
  private final boolean hasFailedLookup;

  /**
   * A path.
   *
   * @param path by the settings alone
   * @param judged each of its components given what else is known; the component itself where
   *     nothing else is
   */
  JudgedPath(Service service, ServicePath path, UnaryOperator<PathComponent> judged) {
    this.service = service;
    this.path = path;
    List<Judged> all = new ArrayList<>();
    everyComponent(path).forEach(one -> all.add(new Judged(one, judged.apply(one))));
    this.components = List.copyOf(all);
    ServicePath mapped = isChanged(path, judged) ? path.map(judged) : path;
    this.packetPaths = mapped.packetPaths();
    this.outcome = mapped.outcome();
    this.hasFailedLookup =
        all.stream().anyMatch(one -> isFailed(one.settings()) || isFailed(one.known()));
  }

  /**
   * A component.
   *
   * @param settings by the settings alone
   * @param known given what else is known
   */
  record Judged(PathComponent settings, PathComponent known) {}

  Service service() {
    return service;
  }

  /** The path by the settings alone. */
  ServicePath path() {
    return path;
  }

  /** Those that decide which path it is, and those of all packet paths. */
  List<Judged> components() {
    return components;
  }

  /** The packet paths given what else is known, one for each by the settings alone. */
  List<PacketPath> packetPaths() {
    return packetPaths;
  }

  /** Its outcome given what else is known. */
  PathOutcome outcome() {
    return outcome;
  }

  /** Whether a lookup failed on it that bears on it. */
  boolean hasFailedLookup() {
    return hasFailedLookup;
  }

  /** The lookup of a component that failed. */
  static Optional<ReadFailure> lookup(PathComponent component) {
    return component.reachability() instanceof Reachability.Unknown unverifiable
        ? Optional.ofNullable(unverifiable.failed())
        : Optional.empty();
  }

  private static boolean isFailed(PathComponent component) {
    return lookup(component).isPresent();
  }

  @SuppressWarnings("ReferenceEquality") // What is unchanged is handed back itself.
  private static boolean isChanged(ServicePath path, UnaryOperator<PathComponent> judged) {
    return Stream.concat(
            everyComponent(path),
            path.alternatives().stream().flatMap(one -> one.components().stream()))
        .anyMatch(component -> judged.apply(component) != component);
  }

  private static Stream<PathComponent> everyComponent(ServicePath path) {
    return Stream.concat(
        path.components().stream(),
        path.packetPaths().stream().flatMap(packetPath -> packetPath.components().stream()));
  }
}
