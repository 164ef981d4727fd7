package dev.sessionready.checks.network;

import dev.sessionready.fact.Fact;
import dev.sessionready.fact.Ignorance;
import dev.sessionready.fact.ReadFailure;
import dev.sessionready.model.AgentVersion;
import dev.sessionready.model.ManagedInstance;
import dev.sessionready.model.Service;
import dev.sessionready.network.address.Family;
import dev.sessionready.network.path.PathComponent;
import dev.sessionready.network.path.PathOutcome;
import dev.sessionready.network.path.Reachability;
import dev.sessionready.network.path.ServicePath;
import dev.sessionready.network.path.UnknownReason;
import dev.sessionready.subject.Subject;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Whether an agent may take IPv6 although its instance has IPv4: from version 3.3.3270.0 its
 * configuration knows {@code Agent.UseDualStackEndpoint}, which no API of AWS shows.
 *
 * @see <a href="https://github.com/aws/amazon-ssm-agent/blob/mainline/README.md">The agent's
 *     configuration</a>
 */
record DualStackSetting(Subject subject) {

  /** The oldest agent that knows the setting. */
  static final AgentVersion KNOWN_FROM = AgentVersion.parse("3.3.3270.0");

  /**
   * How the components of the path by IPv4 are evaluated given the one by IPv6: where only the
   * latter is open, what blocks the former is in doubt.
   */
  UnaryOperator<PathComponent> decision(JudgedPath bySettings) {
    Optional<Reachability.Unknown> doubt =
        bySettings.path().family() == Family.IPV4
                && bySettings.outcome() == PathOutcome.BLOCKED
                && hasIpv6()
            ? doubt(bySettings.service())
            : Optional.empty();
    return doubt
        .<UnaryOperator<PathComponent>>map(
            reachability -> component -> judged(component, reachability))
        .orElseGet(UnaryOperator::identity);
  }

  private boolean hasIpv6() {
    return subject.hasIpv6();
  }

  private Optional<Reachability.Unknown> doubt(Service service) {
    return switch (subject.account().snapshot().systemsManager().managedInstances()) {
      case Fact.Known<Map<String, ManagedInstance>> _ ->
          subject
              .managed()
              .flatMap(agent -> AgentVersion.find(agent.agentVersion()))
              .filter(version -> !version.isOlderThan(KNOWN_FROM))
              .flatMap(_ -> byIpv6(service));
      case Fact.Absent<Map<String, ManagedInstance>>() -> Optional.empty();
      case Fact.Unreadable<Map<String, ManagedInstance>>(ReadFailure failure) ->
          byIpv6(service).map(_ -> unread(failure));
    };
  }

  private Optional<Reachability.Unknown> byIpv6(Service service) {
    ServicePath path = subject.pathByIpv6(service);
    if (path.outcome() == PathOutcome.BLOCKED) {
      return Optional.empty();
    }
    Optional<Ignorance> unseen =
        path.outcome() == PathOutcome.ALLOWED ? Optional.empty() : Subject.unseenOn(path);
    return Optional.of(
        unseen
            .map(look -> unread(look.failure()))
            .orElseGet(() ->
                new Reachability.Unknown(
                    UnknownReason.DUAL_STACK_SETTING, subject.instance().id())));
  }

  private Reachability.Unknown unread(ReadFailure failure) {
    return new Reachability.Unknown(UnknownReason.COULD_NOT_LOOK, subject.instance().id(), failure);
  }

  private static PathComponent judged(PathComponent component, Reachability.Unknown doubt) {
    return component.reachability() instanceof Reachability.Blocked
        ? component.with(doubt)
        : component;
  }
}
