package dev.sessionready.checks.network;

import dev.sessionready.check.Verdict;
import dev.sessionready.fact.ReadFailure;
import dev.sessionready.model.ConnectivityProof;
import dev.sessionready.model.Service;
import dev.sessionready.model.Subject;
import dev.sessionready.network.Door;
import dev.sessionready.network.Doubt;
import dev.sessionready.network.Outcome;
import dev.sessionready.network.Reach;
import dev.sessionready.network.Reason;
import dev.sessionready.network.ServicePath;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What Systems Manager proves of the network paths of an instance, held against what the network's
 * settings say. A component that blocks a service which the agent surely reaches is disproved: a
 * proxy, an endpoint of the agent's own, a second network interface leads around it, and may lead
 * around it to other services too. A component that blocks none of those keeps its word.
 *
 * @param proof what is proven
 * @param disproved components that block a proven service
 * @param unsure components that do so where a look failed, or might
 * @param look that look, null where none failed
 */
record Evidence(
    ConnectivityProof proof,
    Set<Component> disproved,
    Unsure unsure,
    @Nullable ReadFailure look) {

  /** A component that blocks, whatever rules of it do so to which service. */
  record Component(
      Door.Kind kind, Door.Direction direction, List<String> resourceIds, Reason reason) {

    static Optional<Component> of(Door door) {
      return door.reach() instanceof Reach.Shut shut
          ? Optional.of(
              new Component(door.kind(), door.direction(), door.resourceIds(), shut.reason()))
          : Optional.empty();
    }
  }

  /** Components that block, and kinds of which some could not be seen. */
  record Unsure(Set<Component> components, Set<Door.Kind> kinds) {

    boolean holds(Component component) {
      return components.contains(component) || kinds.contains(component.kind());
    }
  }

  /** What could not be seen of these may have led the path elsewhere. */
  private static final Set<Door.Kind> LEADING =
      EnumSet.of(
          Door.Kind.DNS, Door.Kind.ENDPOINT, Door.Kind.NETWORK_INTERFACE, Door.Kind.ROUTE);

  /** The evidence of an instance, whose network paths by the settings are these. */
  static Evidence of(Subject subject, Map<Service, ServicePath> paths) {
    ConnectivityProof proof = subject.proof();
    ReadFailure unread = proof.unread();
    Set<Component> blocking = new HashSet<>();
    Set<Component> perhaps = new HashSet<>();
    Set<Door.Kind> unseen = EnumSet.noneOf(Door.Kind.class);
    ReadFailure look = unread;
    for (ServicePath path : provenOf(proof, paths).toList()) {
      Optional<ReadFailure> failed = failed(path);
      Stream<Component> components = path.causes().stream().flatMap(d -> Component.of(d).stream());
      if (path.outcome() == Outcome.SHUT) {
        components.forEach(blocking::add);
      } else if (path.outcome() == Outcome.UNVERIFIABLE && failed.isPresent()) {
        components.forEach(perhaps::add);
      }
      if (failed.isPresent() && path.outcome() != Outcome.OPEN) {
        unseen.addAll(unseen(path));
        look = look == null ? failed.get() : look;
      }
    }
    return unread == null
        ? new Evidence(proof, blocking, new Unsure(perhaps, unseen), look)
        : new Evidence(proof, Set.of(), new Unsure(union(blocking, perhaps), unseen), look);
  }

  private static Stream<ServicePath> provenOf(
      ConnectivityProof proof, Map<Service, ServicePath> paths) {
    return paths.entrySet().stream()
        .filter(entry -> proof.services().contains(entry.getKey()))
        .map(Map.Entry::getValue);
  }

  private static Optional<ReadFailure> failed(ServicePath path) {
    return path.doubts().stream().flatMap(door -> failed(door).stream()).findFirst();
  }

  private static Set<Door.Kind> unseen(ServicePath path) {
    Set<Door.Kind> kinds = EnumSet.noneOf(Door.Kind.class);
    path.doubts().stream()
        .filter(door -> failed(door).isPresent())
        .map(Door::kind)
        .forEach(kinds::add);
    return kinds.stream().anyMatch(LEADING::contains) ? EnumSet.allOf(Door.Kind.class) : kinds;
  }

  private static Optional<ReadFailure> failed(Door door) {
    return door.reach() instanceof Reach.Unverifiable unverifiable
        ? Optional.ofNullable(unverifiable.failed())
        : Optional.empty();
  }

  private static Set<Component> union(Set<Component> one, Set<Component> other) {
    Set<Component> both = new HashSet<>(one);
    both.addAll(other);
    return both;
  }

  /** Whether the agent surely reaches that service. */
  boolean proves(Service service) {
    return proof.proves(service);
  }

  /** A component of the path to a service, in the light of what is proven. */
  Door judged(Service service, Door door) {
    Optional<Component> component = Component.of(door);
    if (component.isEmpty() || proof.proves(service)) {
      return door;
    }
    if (disproved.contains(component.get())) {
      return door.with(new Reach.Unverifiable(Doubt.DISPROVED, door.resourceIds().getFirst()));
    }
    return look != null && (proof.mayProve(service) || unsure.holds(component.get()))
        ? door.with(
            new Reach.Unverifiable(Doubt.COULD_NOT_LOOK, door.resourceIds().getFirst(), look))
        : door;
  }

  /** Why it could not be read whether the agent reaches that service. */
  Optional<Verdict.Unreadable> unreadOf(Service service) {
    ReadFailure unread = proof.unread();
    return unread != null && proof.mayProve(service)
        ? Optional.of(new Verdict.Unreadable(unread))
        : Optional.empty();
  }
}
