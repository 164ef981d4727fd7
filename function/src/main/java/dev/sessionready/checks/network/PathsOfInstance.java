package dev.sessionready.checks.network;

import dev.sessionready.network.path.PathComponent;
import dev.sessionready.network.path.PathOutcome;
import dev.sessionready.network.path.Reachability;
import dev.sessionready.network.path.ServicePath;
import dev.sessionready.subject.ConnectivityProof;
import dev.sessionready.subject.Subject;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The paths from an instance to all services that its sessions need, with what else is known of
 * them: the same for all checks that look at them.
 */
final class PathsOfInstance {

  private final List<JudgedPath> paths;
  private final ChannelEvidence evidence;
  private final boolean someBlocked;
  private final boolean someUnsettled;

  private PathsOfInstance(List<JudgedPath> paths, ChannelEvidence evidence) {
    this.paths = List.copyOf(paths);
    this.evidence = evidence;
    this.someBlocked = paths.stream().anyMatch(path -> path.outcome() == PathOutcome.BLOCKED);
    this.someUnsettled =
        paths.stream()
            .anyMatch(path -> path.hasFailedLookup() || path.path().openTarget().isPresent());
  }

  /** Those of an instance, worked out once for all of which the same is known. */
  static PathsOfInstance of(Subject subject) {
    return subject.shared(PathsOfInstance.class, PathsOfInstance.class, () -> workedOut(subject));
  }

  /**
   * The same by the settings alone, which far more instances have in common: how an agent fares
   * differs from one to the next.
   */
  static PathsOfInstance bySettings(Subject subject) {
    return subject.shared(
        "paths by settings", PathsOfInstance.class, () -> workedOutBySettings(subject));
  }

  /** One for each service, in the order of the services. */
  List<JudgedPath> paths() {
    return paths;
  }

  ChannelEvidence evidence() {
    return evidence;
  }

  /**
   * Whether what else is known can change nothing but components that are blocked by the settings,
   * and leaves no lookup of ours behind that failed.
   */
  boolean isSettledButForBlocked(Subject subject) {
    return !someUnsettled && !subject.isProofUnread() && !(someBlocked && subject.hasIpv6());
  }

  private static PathsOfInstance workedOut(Subject subject) {
    List<JudgedPath> paths = bySettings(subject).paths();
    // Whether the agent gets through says nothing of what is open by the settings, and what blocks
    // other services only is not disproved by it: then instances with and without are alike.
    ChannelEvidence evidence =
        paths.stream()
                .filter(path -> ConnectivityProof.canProve(path.service()))
                .allMatch(path -> isOpen(path.path()))
            ? ChannelEvidence.NONE
            : ChannelEvidence.of(subject, paths);
    DualStackSetting setting = new DualStackSetting(subject);
    return new PathsOfInstance(
        paths.stream()
            .map(path -> {
              UnaryOperator<PathComponent> byIpv6 = setting.decision(path);
              return path.given(
                  component -> evidence.judged(path.service(), byIpv6.apply(component)));
            })
            .toList(),
        evidence);
  }

  private static PathsOfInstance workedOutBySettings(Subject subject) {
    StoppedInstancePath stopped = new StoppedInstancePath(subject);
    return new PathsOfInstance(
        subject.services().stream()
            .sorted()
            .map(service -> new JudgedPath(service, stopped.on(subject.path(service))))
            .toList(),
        ChannelEvidence.NONE);
  }

  // Every component of it, wherever its name leads.
  private static boolean isOpen(ServicePath path) {
    return areOpen(path.components())
        && path.packetPaths().stream().allMatch(one -> areOpen(one.components()))
        && path.alternatives().stream().allMatch(one -> areOpen(one.components()));
  }

  private static boolean areOpen(List<PathComponent> components) {
    for (PathComponent component : components) {
      if (!(component.reachability() instanceof Reachability.Allowed)) {
        return false;
      }
    }
    return true;
  }
}
