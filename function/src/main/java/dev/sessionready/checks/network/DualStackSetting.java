package dev.sessionready.checks.network;

import dev.sessionready.fact.Fact;
import dev.sessionready.fact.Ignorance;
import dev.sessionready.fact.ReadFailure;
import dev.sessionready.model.ManagedInstance;
import dev.sessionready.model.Service;
import dev.sessionready.model.Subject;
import dev.sessionready.model.Version;
import dev.sessionready.network.Door;
import dev.sessionready.network.Doubt;
import dev.sessionready.network.Family;
import dev.sessionready.network.Outcome;
import dev.sessionready.network.Reach;
import dev.sessionready.network.ServicePath;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Whether an agent may take IPv6 although its instance has IPv4: from version 3.3.3270.0 its
 * configuration knows {@code Agent.UseDualStackEndpoint}, which no interface of AWS shows.
 *
 * @see <a href="https://github.com/aws/amazon-ssm-agent/blob/mainline/README.md">The agent's
 *     configuration</a>
 */
record DualStackSetting(Subject subject) {

  /** The oldest agent that knows the setting. */
  static final Version KNOWN_FROM = Version.parse("3.3.3270.0");

  /**
   * How the components of the path by IPv4 are judged in the light of the one by IPv6: where only
   * the latter is open, what blocks the former is in doubt.
   */
  UnaryOperator<Door> judgement(Service service, ServicePath path) {
    Optional<Reach.Unverifiable> doubt =
        path.family() == Family.IPV4 && path.outcome() == Outcome.SHUT && hasIpv6()
            ? doubt(service)
            : Optional.empty();
    return doubt.<UnaryOperator<Door>>map(reach -> door -> judged(door, reach))
        .orElseGet(UnaryOperator::identity);
  }

  private boolean hasIpv6() {
    return !subject.instance().networkInterfaces().getFirst().ipv6Addresses().isEmpty();
  }

  private Optional<Reach.Unverifiable> doubt(Service service) {
    return switch (subject.account().snapshot().systemsManager().managedInstances()) {
      case Fact.Known<Map<String, ManagedInstance>>(Map<String, ManagedInstance> agents) ->
          Optional.ofNullable(agents.get(subject.instance().id()))
              .flatMap(agent -> Version.find(agent.agentVersion()))
              .filter(version -> !version.isOlderThan(KNOWN_FROM))
              .flatMap(_ -> byIpv6(service));
      case Fact.Absent<Map<String, ManagedInstance>>() -> Optional.empty();
      case Fact.Unreadable<Map<String, ManagedInstance>>(ReadFailure failure) ->
          byIpv6(service).map(_ -> unread(failure));
    };
  }

  private Optional<Reach.Unverifiable> byIpv6(Service service) {
    ServicePath path = subject.pathByIpv6(service);
    if (path.outcome() == Outcome.SHUT) {
      return Optional.empty();
    }
    Optional<Ignorance> unseen =
        path.outcome() == Outcome.OPEN ? Optional.empty() : Subject.unseenOn(path);
    return Optional.of(
        unseen
            .map(look -> unread(look.failure()))
            .orElseGet(
                () -> new Reach.Unverifiable(Doubt.DUAL_STACK_SETTING, subject.instance().id())));
  }

  private Reach.Unverifiable unread(ReadFailure failure) {
    return new Reach.Unverifiable(Doubt.COULD_NOT_LOOK, subject.instance().id(), failure);
  }

  private static Door judged(Door door, Reach.Unverifiable doubt) {
    return door.reach() instanceof Reach.Shut ? door.with(doubt) : door;
  }
}
