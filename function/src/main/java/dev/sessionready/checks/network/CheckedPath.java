// Over 200 lines: one path as a check sees it, what stops it and what is open about it.
package dev.sessionready.checks.network;

import dev.sessionready.fact.ReadFailure;
import dev.sessionready.model.Service;
import dev.sessionready.network.path.Caveat;
import dev.sessionready.network.path.PacketPath;
import dev.sessionready.network.path.PathComponent;
import dev.sessionready.network.path.PathOutcome;
import dev.sessionready.network.path.Reachability;
import dev.sessionready.network.path.ServicePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The path to one service, looked at for the components that one check answers for. */
final class CheckedPath {

  private final JudgedPath judged;
  private final BiPredicate<ServicePath, PathComponent> mine;
  private final List<PathComponent> components;

  /**
   * A path.
   *
   * @param judged the path, given what else is known
   * @param mine which components of a path the check answers for
   */
  CheckedPath(JudgedPath judged, BiPredicate<ServicePath, PathComponent> mine) {
    this.judged = judged;
    this.mine = mine;
    // Looked at many times, of very many paths.
    List<PathComponent> found = new ArrayList<>();
    List<PathComponent> settings = judged.settings();
    for (int at = 0; at < settings.size(); at++) {
      if (mine.test(judged.path(), settings.get(at))) {
        found.add(judged.known().get(at));
      }
    }
    this.components = List.copyOf(found);
  }

  Service service() {
    return judged.service();
  }

  /** The path by the settings alone. */
  ServicePath path() {
    return judged.path();
  }

  /** The components of the path that the check answers for. */
  List<PathComponent> components() {
    return components;
  }

  /** Whether all the components are open, as far as the path knows them. */
  boolean isOpen() {
    for (PathComponent component : components) {
      if (!(component.reachability() instanceof Reachability.Allowed)) {
        return false;
      }
    }
    return true;
  }

  /** The blocked components, where the path as a whole is blocked and is known to lead by them. */
  Optional<BlockedService> blocked() {
    if (judged.outcome() != PathOutcome.BLOCKED) {
      return Optional.empty();
    }
    List<PathComponent> stop = stop();
    return !stop.isEmpty()
            && deciding().noneMatch(component -> component.failedLookup().isPresent())
        ? Optional.of(new BlockedService(service(), path(), stop))
        : Optional.empty();
  }

  /**
   * The blocked components of a path that is only the likely one, since it is unknown where the
   * name leads: they block it if the name leads there.
   */
  Optional<BlockedService> blockedIfLedThere() {
    if (openTarget().isEmpty()) {
      return Optional.empty();
    }
    List<PathComponent> stop = stop();
    return !stop.isEmpty()
        ? Optional.of(new BlockedService(service(), path(), stop))
        : Optional.empty();
  }

  private List<PathComponent> stop() {
    return having(Reachability.Blocked.class).distinct().toList();
  }

  private Stream<PathComponent> having(Class<? extends Reachability> kind) {
    return components.stream().filter(component -> kind.isInstance(component.reachability()));
  }

  /**
   * Why it is unknown that the packets pass the components at all, since the name may lead
   * elsewhere.
   */
  Optional<Reachability.Unknown> openTarget() {
    return judged.outcome() == PathOutcome.UNKNOWN && !components.isEmpty()
        ? path().openTarget()
        : Optional.empty();
  }

  /** Whether something about the components is unknown. */
  boolean isDoubted() {
    for (PathComponent component : components) {
      if (component.reachability() instanceof Reachability.Unknown) {
        return true;
      }
    }
    return openTarget().isPresent();
  }

  /** What is unknown about the components. */
  Stream<Reachability.Unknown> doubts() {
    return Stream.concat(openTarget().stream(), doubtsOfComponents());
  }

  private Stream<Reachability.Unknown> doubtsOfComponents() {
    return having(Reachability.Unknown.class)
        .map(component -> (Reachability.Unknown) component.reachability());
  }

  /** What is not quite right about the open components. */
  Stream<Caveat> caveats() {
    List<Caveat> caveats = new ArrayList<>();
    for (PathComponent component : components) {
      if (component.reachability() instanceof Reachability.Allowed(_, List<Caveat> some)) {
        caveats.addAll(some);
      }
    }
    return caveats.stream();
  }

  /**
   * Lookups that failed at one of the components, or that may have hidden one, or that decide
   * whether the path leads by it.
   */
  Stream<ReadFailure> failed() {
    if (!judged.hasFailedLookup()) {
      return Stream.empty();
    }
    Stream<PathComponent> hiding =
        IntStream.range(0, path().packetPaths().size())
            .filter(at -> mayHide(path().packetPaths().get(at)))
            .boxed()
            .flatMap(at -> judged.packetPaths().get(at).components().stream());
    // A path that something unseen may block leaves its target open only perhaps.
    Stream<PathComponent> perhaps =
        openTarget().isPresent() ? judged.known().stream() : Stream.empty();
    return Stream.of(components.stream(), path().components().stream(), deciding(), hiding, perhaps)
        .flatMap(Function.identity())
        .flatMap(component -> component.failedLookup().stream());
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
    return path().kind() == ServicePath.Kind.INTERFACE_ENDPOINT
        ? Stream.empty()
        : everyComponent()
            .filter(component ->
                component.kind() == PathComponent.Kind.ROUTE || !path().bypassedIds().isEmpty());
  }

  /**
   * Lookups that failed on one of several packet paths, of which some may be open and others not.
   */
  Stream<ReadFailure> failedBeside() {
    return path().packetPaths().size() < 2 || !judged.hasFailedLookup()
        ? Stream.empty()
        : everyComponent().flatMap(component -> component.failedLookup().stream());
  }

  private boolean isMine(PathComponent component) {
    return mine.test(path(), component);
  }

  private Stream<PathComponent> everyComponent() {
    return judged.settings().stream();
  }
}
