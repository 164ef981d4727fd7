package dev.sessionready.checks.network;

import static dev.sessionready.check.Severity.HIGH;

import com.google.auto.service.AutoService;
import dev.sessionready.check.Check;
import dev.sessionready.check.CheckInfo;
import dev.sessionready.check.SeedRow;
import dev.sessionready.check.Stage;
import dev.sessionready.check.Verdict;
import dev.sessionready.fact.Fact;
import dev.sessionready.fact.Ignorance;
import dev.sessionready.network.path.Caveat;
import dev.sessionready.network.path.PathComponent;
import dev.sessionready.network.path.Reachability;
import dev.sessionready.network.path.ServicePath;
import dev.sessionready.subject.Subject;
import java.util.List;

/** Whether it is known where the names of the services lead. */
@CheckInfo(
    id = "resolver",
    title = "The VPC's own resolver answers the names of the services",
    why =
        "With DNS servers other than Amazon's in the DHCP options, or a private hosted zone for the"
            + " service's name, the name leads where they say, which AWS's interfaces do not show.",
    source = "https://docs.aws.amazon.com/vpc/latest/userguide/AmazonDNS-concepts.html",
    severity = HIGH,
    stage = Stage.NETWORK,
    seed = SeedRow.VPC_DNS)
@AutoService(Check.class)
public final class ResolverCheck implements Check {

  @Override
  public Verdict judge(Subject subject) {
    Verdict verdict =
        new CheckedPaths(
                subject, (_, component) -> decides(component), path -> firewalls(subject, path))
            .judge("resolver", ResolverCheck::failure);
    if (verdict instanceof Verdict.Pass) {
      requireFirewalls(subject);
    }
    return verdict;
  }

  // Whether a firewall blocks the names is a part of it: without a lookup it does not pass.
  private static void requireFirewalls(Subject subject) {
    String vpcId = String.valueOf(subject.instance().vpcId());
    try {
      var _ = subject.account().network(network -> network.dnsFirewalls(vpcId));
    } catch (Ignorance unseen) {
      if (!isConnected(subject)) {
        throw unseen;
      }
    }
  }

  private static boolean decides(PathComponent component) {
    return component.kind() == PathComponent.Kind.DNS
        && switch (component.reachability()) {
          case Reachability.Allowed _, Reachability.Unknown _ -> true;
          case Reachability.Blocked _ -> false;
        };
  }

  // An open control channel shows that the names of Systems Manager are not blocked, and with them
  // hardly those of other services.
  private static List<Caveat> firewalls(Subject subject, ServicePath path) {
    List<Caveat> firewalls =
        path.caveats().stream()
            .filter(caveat -> caveat.kind() == Caveat.Kind.DNS_FIREWALL)
            .toList();
    return firewalls.isEmpty() || isConnected(subject) ? List.of() : firewalls;
  }

  private static boolean isConnected(Subject subject) {
    return subject.connectionStatus() instanceof Fact.Known<String>(String status)
        && status.equals("connected");
  }

  // A resolver is known or in doubt, never blocked: what is blocked about names, other checks
  // answer for.
  private static Verdict.Fail failure(List<BlockedService> blocked) {
    throw new IllegalStateException("a resolver cannot be blocked: " + blocked);
  }
}
