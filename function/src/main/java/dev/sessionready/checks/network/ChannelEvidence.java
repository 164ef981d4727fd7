package dev.sessionready.checks.network;

import dev.sessionready.check.Verdict;
import dev.sessionready.fact.ReadFailure;
import dev.sessionready.model.Service;
import dev.sessionready.network.path.ExplanationCode;
import dev.sessionready.network.path.PathComponent;
import dev.sessionready.network.path.PathOutcome;
import dev.sessionready.network.path.Reachability;
import dev.sessionready.network.path.ServicePath;
import dev.sessionready.network.path.UnknownReason;
import dev.sessionready.subject.ConnectivityProof;
import dev.sessionready.subject.Subject;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What Systems Manager proves of the network paths of an instance, compared with what the network's
 * settings say. A component that blocks a service which the agent surely reaches is disproved: a
 * proxy, an endpoint of the agent's own, a second network interface leads around it, and may lead
 * around it to other services too. A component that blocks none of those stays blocked.
 *
 * @param proof what is proven
 * @param disproved components that block a proven service
 * @param unsure components that do so where a lookup failed, or might
 * @param incomplete that lookup, null where none failed
 */
record ChannelEvidence(
    ConnectivityProof proof,
    Set<Component> disproved,
    Unsure unsure,
    @Nullable ReadFailure incomplete) {

  /** A component that blocks, whatever rules of it do so to which service. */
  record Component(
      PathComponent.Kind kind,
      PathComponent.Direction direction,
      List<String> resourceIds,
      ExplanationCode reason) {

    static Optional<Component> of(PathComponent component) {
      return component.reachability() instanceof Reachability.Blocked stop
          ? Optional.of(
              new Component(
                  component.kind(), component.direction(), component.resourceIds(), stop.code()))
          : Optional.empty();
    }
  }

  /** Components that block, and kinds of which some could not be seen. */
  record Unsure(Set<Component> components, Set<PathComponent.Kind> kinds) {

    boolean holds(Component component) {
      return components.contains(component) || kinds.contains(component.kind());
    }
  }

  /** Where nothing is proven. */
  static final ChannelEvidence NONE =
      new ChannelEvidence(ConnectivityProof.NONE, Set.of(), new Unsure(Set.of(), Set.of()), null);

  /** What could not be seen of these may have led the path elsewhere. */
  private static final Set<PathComponent.Kind> LEADING =
      EnumSet.of(
          PathComponent.Kind.DNS,
          PathComponent.Kind.ENDPOINT,
          PathComponent.Kind.NETWORK_INTERFACE,
          PathComponent.Kind.ROUTE);

  /** The evidence of an instance, whose network paths by the settings are these. */
  static ChannelEvidence of(Subject subject, List<JudgedPath> paths) {
    ConnectivityProof proof = subject.proof();
    ReadFailure unread = proof.unread();
    Set<Component> blocking = new HashSet<>();
    Set<Component> perhaps = new HashSet<>();
    Set<PathComponent.Kind> unseen = EnumSet.noneOf(PathComponent.Kind.class);
    ReadFailure look = unread;
    for (JudgedPath bySettings : paths) {
      if (!proof.services().contains(bySettings.service())) {
        continue;
      }
      ServicePath path = bySettings.path();
      PathOutcome outcome = bySettings.outcome();
      Optional<ReadFailure> failed = path.failedLookup();
      Stream<Component> components = path.causes().stream().flatMap(d -> Component.of(d).stream());
      if (outcome == PathOutcome.BLOCKED) {
        components.forEach(blocking::add);
      } else if (outcome == PathOutcome.UNKNOWN && failed.isPresent()) {
        components.forEach(perhaps::add);
      }
      if (failed.isPresent() && outcome != PathOutcome.ALLOWED) {
        unseen.addAll(unseen(path));
        look = look == null ? failed.get() : look;
      }
    }
    return unread == null
        ? new ChannelEvidence(proof, blocking, new Unsure(perhaps, unseen), look)
        : new ChannelEvidence(proof, Set.of(), new Unsure(union(blocking, perhaps), unseen), look);
  }

  private static Set<PathComponent.Kind> unseen(ServicePath path) {
    Set<PathComponent.Kind> kinds = EnumSet.noneOf(PathComponent.Kind.class);
    path.doubts().stream()
        .filter(component -> component.failedLookup().isPresent())
        .map(PathComponent::kind)
        .forEach(kinds::add);
    return kinds.stream().anyMatch(LEADING::contains)
        ? EnumSet.allOf(PathComponent.Kind.class)
        : kinds;
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

  /** A component of the path to a service, given what is proven. */
  PathComponent judged(Service service, PathComponent pathComponent) {
    Optional<Component> component = Component.of(pathComponent);
    if (component.isEmpty() || proof.proves(service)) {
      return pathComponent;
    }
    if (disproved.contains(component.get())) {
      return pathComponent.with(
          new Reachability.Unknown(
              UnknownReason.DISPROVED, pathComponent.resourceIds().getFirst()));
    }
    return incomplete != null && (proof.mayProve(service) || unsure.holds(component.get()))
        ? pathComponent.with(
            new Reachability.Unknown(
                UnknownReason.COULD_NOT_LOOK, pathComponent.resourceIds().getFirst(), incomplete))
        : pathComponent;
  }

  /** Why it could not be read whether the agent reaches that service. */
  Optional<Verdict.Unreadable> unreadOf(Service service) {
    ReadFailure unread = proof.unread();
    return unread != null && proof.mayProve(service)
        ? Optional.of(new Verdict.Unreadable(unread))
        : Optional.empty();
  }
}
