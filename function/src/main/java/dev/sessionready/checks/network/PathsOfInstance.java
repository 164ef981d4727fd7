package dev.sessionready.checks.network;

import dev.sessionready.model.Service;
import dev.sessionready.network.path.PathComponent;
import dev.sessionready.network.path.Reachability;
import dev.sessionready.network.path.ServicePath;
import dev.sessionready.subject.ConnectivityProof;
import dev.sessionready.subject.Subject;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * The paths from an instance to all services that its sessions need, with what else is known of
 * them: the same for all checks that look at them.
 */
final class PathsOfInstance {

  private final List<JudgedPath> paths;
  private final ChannelEvidence evidence;

  private PathsOfInstance(List<JudgedPath> paths, ChannelEvidence evidence) {
    this.paths = List.copyOf(paths);
    this.evidence = evidence;
  }

  /** Those of an instance, worked out once for all of which the same is known. */
  static PathsOfInstance of(Subject subject) {
    return subject.shared(PathsOfInstance.class, PathsOfInstance.class, () -> workedOut(subject));
  }

  /** One for each service, in the order of the services. */
  List<JudgedPath> paths() {
    return paths;
  }

  ChannelEvidence evidence() {
    return evidence;
  }

  private static PathsOfInstance workedOut(Subject subject) {
    Map<Service, ServicePath> paths = bySettings(subject);
    // Whether the agent gets through says nothing of what is open by the settings, and what blocks
    // other services only is not disproved by it: then instances with and without are alike.
    ChannelEvidence evidence =
        paths.entrySet().stream()
                .filter(entry -> ConnectivityProof.canProve(entry.getKey()))
                .allMatch(entry -> isOpen(entry.getValue()))
            ? ChannelEvidence.NONE
            : ChannelEvidence.of(subject, paths);
    DualStackSetting setting = new DualStackSetting(subject);
    return new PathsOfInstance(
        paths.entrySet().stream()
            .map(entry -> {
              Service service = entry.getKey();
              UnaryOperator<PathComponent> byIpv6 = setting.decision(service, entry.getValue());
              return new JudgedPath(
                  service,
                  entry.getValue(),
                  component -> evidence.judged(service, byIpv6.apply(component)));
            })
            .toList(),
        evidence);
  }

  private static Map<Service, ServicePath> bySettings(Subject subject) {
    StoppedInstancePath stopped = new StoppedInstancePath(subject);
    Map<Service, ServicePath> paths = new EnumMap<>(Service.class);
    subject.services().forEach(service -> paths.put(service, stopped.on(subject.path(service))));
    return paths;
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
