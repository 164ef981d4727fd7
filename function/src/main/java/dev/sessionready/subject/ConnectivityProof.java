package dev.sessionready.subject;

import dev.sessionready.fact.Fact;
import dev.sessionready.fact.ReadFailure;
import dev.sessionready.model.ManagedInstance;
import dev.sessionready.model.Service;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What Systems Manager itself proves of an instance's network paths, whatever the settings of the
 * network say: an open control channel proves those to ssm and ssmmessages; where the channel was
 * not asked for, a fresh report of the agent proves the one to ssm. A closed channel outweighs a
 * report of some minutes ago.
 *
 * @param services those that are proven, or that the look which failed might have proven
 * @param unread why it is unknown whether they are; null where that is known
 * @see <a
 *     href="https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetConnectionStatus.html">GetConnectionStatus</a>
 * @see <a
 *     href="https://github.com/aws/amazon-ssm-agent/blob/mainline/agent/health/healthcheck.go">The
 *     agent reports every five minutes, by UpdateInstanceInformation</a>
 */
public record ConnectivityProof(Kind kind, Set<Service> services, @Nullable ReadFailure unread) {

  /** What proves it. */
  public enum Kind {
    NONE,
    CONTROL_CHANNEL,
    PING
  }

  private static final Duration FRESH = Duration.ofMinutes(15);
  private static final Set<Service> BY_CHANNEL = EnumSet.of(Service.SSM, Service.SSMMESSAGES);
  private static final Set<Service> BY_PING = EnumSet.of(Service.SSM);

  /** Nothing is proven. */
  public static final ConnectivityProof NONE =
      new ConnectivityProof(Kind.NONE, EnumSet.noneOf(Service.class), null);

  private static final ConnectivityProof OPEN_CHANNEL =
      new ConnectivityProof(Kind.CONTROL_CHANNEL, BY_CHANNEL, null);
  private static final ConnectivityProof FRESH_PING =
      new ConnectivityProof(Kind.PING, BY_PING, null);

  public ConnectivityProof {
    services = Set.copyOf(services);
  }

  static ConnectivityProof of(Subject subject) {
    return switch (subject.statusOfConnection()) {
      case Fact.Known<String>(String status) -> status.equals("connected") ? OPEN_CHANNEL : NONE;
      case Fact.Unreadable<String>(ReadFailure failure) ->
          new ConnectivityProof(Kind.CONTROL_CHANNEL, BY_CHANNEL, failure);
      case Fact.Absent<String>() -> byPing(subject);
    };
  }

  private static ConnectivityProof byPing(Subject subject) {
    return switch (subject.account().snapshot().systemsManager().managedInstances()) {
      case Fact.Known<Map<String, ManagedInstance>>(Map<String, ManagedInstance> agents) -> {
        ManagedInstance agent = agents.get(subject.described().id());
        yield agent != null && isFresh(subject, agent) ? FRESH_PING : NONE;
      }
      case Fact.Unreadable<Map<String, ManagedInstance>>(ReadFailure failure) ->
          new ConnectivityProof(Kind.PING, BY_PING, failure);
      case Fact.Absent<Map<String, ManagedInstance>>() -> NONE;
    };
  }

  private static boolean isFresh(Subject subject, ManagedInstance agent) {
    Instant lastPing = agent.lastPing();
    return subject.described().isRunning()
        && agent.isOnline()
        && lastPing != null
        && Duration.between(lastPing, subject.capturedAt()).compareTo(FRESH) <= 0;
  }

  /** Whether Systems Manager may ever prove the network path to that service. */
  public static boolean canProve(Service service) {
    return BY_CHANNEL.contains(service);
  }

  /** Whether the network path to that service is known to carry the agent's packets. */
  public boolean proves(Service service) {
    return unread == null && services.contains(service);
  }

  /** Whether the look that failed might have proven the path to that service. */
  public boolean mayProve(Service service) {
    return unread != null && services.contains(service);
  }
}
