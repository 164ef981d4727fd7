package dev.sessionready.checks.network;

import static dev.sessionready.check.Severity.HIGH;

import com.google.auto.service.AutoService;
import dev.sessionready.check.Check;
import dev.sessionready.check.CheckInfo;
import dev.sessionready.check.SeedRow;
import dev.sessionready.check.Stage;
import dev.sessionready.check.Verdict;
import dev.sessionready.fact.Fact;
import dev.sessionready.model.Subject;
import dev.sessionready.network.Caveat;
import dev.sessionready.network.Door;
import dev.sessionready.network.Reach;
import dev.sessionready.network.ServicePath;
import java.util.List;

/** Whether it can be told where the names of the services lead. */
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
public final class Resolver implements Check {

  @Override
  public Verdict judge(Subject subject) {
    Verdict verdict =
        new Crossing(subject, (_, door) -> decides(door), path -> firewalls(subject, path))
            .judge("resolver", Resolver::failure);
    if (verdict instanceof Verdict.Pass && !isConnected(subject)) {
      // Whether a firewall blocks the names is a part of it: not having looked is no pass.
      String vpcId = String.valueOf(subject.instance().vpcId());
      var _ = subject.account().network(network -> network.dnsFirewalls(vpcId));
    }
    return verdict;
  }

  private static boolean decides(Door door) {
    return door.kind() == Door.Kind.DNS
        && switch (door.reach()) {
          case Reach.Open _, Reach.Unverifiable _ -> true;
          case Reach.Shut _ -> false;
        };
  }

  // An open control channel shows that the names of Systems Manager are not blocked, and with them
  // hardly those of other services.
  private static List<Caveat> firewalls(Subject subject, ServicePath path) {
    return isConnected(subject)
        ? List.of()
        : path.caveats().stream()
            .filter(caveat -> caveat.kind() == Caveat.Kind.DNS_FIREWALL)
            .toList();
  }

  private static boolean isConnected(Subject subject) {
    return subject.connectionStatus() instanceof Fact.Known<String>(String status)
        && status.equals("connected");
  }

  // A resolver is told or doubted, never shut: what is shut about names other checks answer for.
  private static Verdict.Fail failure(List<Blocked> blocked) {
    throw new IllegalStateException("a resolver cannot be shut: " + blocked);
  }
}
