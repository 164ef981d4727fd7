package dev.sessionready.network.trace;

import dev.sessionready.network.address.Cidr;
import dev.sessionready.network.address.Ip;
import dev.sessionready.network.model.NetworkInterface;
import dev.sessionready.network.model.Route;
import dev.sessionready.network.path.ExplanationCode;
import dev.sessionready.network.path.PacketPath;
import dev.sessionready.network.path.PathComponent;
import dev.sessionready.network.path.Reachability;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The components where a packet reaches the network interface that has its destination. */
final class Delivery {

  private static final Route.Target LOCAL = Route.Target.of("local");

  private final PathComponents components;

  Delivery(PathComponents components) {
    this.components = components;
  }

  /** Within one subnet only the security group stands between. */
  PacketPath nextComponent(PacketHop from, Ip address) {
    return at(from.vpcId(), address, from, Optional.empty());
  }

  /** Over the router of the VPC. */
  List<PacketPath> local(PacketHop from, Peer to, Route.Target local) {
    var address = to.host();
    if (address.isPresent()) {
      return List.of(at(from.vpcId(), address.get(), from, Optional.of(LOCAL)));
    }
    if (to.broad()) {
      // The VPC uses these public addresses for itself, so the service is not among them.
      return List.of();
    }
    var reachability =
        new Reachability.Blocked(ExplanationCode.NO_POSSIBLE_DESTINATION, local.id());
    return List.of(nowhere(to.addresses(), from.vpcId(), reachability));
  }

  /** Into another VPC, over a link that the reply must take back. */
  PacketPath across(String vpcId, Ip address, PacketHop from, Route.Target link) {
    return at(vpcId, address, from, Optional.of(link));
  }

  private PacketPath at(String vpcId, Ip address, PacketHop from, Optional<Route.Target> link) {
    var text = address.toString();
    return switch (Lookup.found(
        text, () -> components.topology().networkInterfaceAt(vpcId, address))) {
      case Lookup.Failed<NetworkInterface>(var doubt) ->
          nowhere(List.of(address.alone()), text, doubt);
      case Lookup.Found<NetworkInterface>(var owner) -> to(owner, address, from, link);
    };
  }

  private PacketPath to(
      NetworkInterface owner, Ip address, PacketHop from, Optional<Route.Target> link) {
    var passed = new ArrayList<PathComponent>();
    link.ifPresent(_ -> passed.addAll(components.in(owner.subnetId(), from)));
    passed.add(components.groupsIn(owner.groupIds(), from));
    link.ifPresent(path -> {
      passed.add(components.routeBack(owner.subnetId(), from, path));
      passed.addAll(components.replyOut(owner.subnetId(), from));
    });
    return new PacketPath(List.of(address.alone()), passed, PacketPath.End.NETWORK_INTERFACE);
  }

  private static PacketPath nowhere(List<Cidr> addresses, String id, Reachability reachability) {
    var component =
        new PathComponent(
            PathComponent.Kind.NETWORK_INTERFACE,
            PathComponent.Direction.FORWARD,
            List.of(id),
            reachability);
    return new PacketPath(addresses, List.of(component), PacketPath.End.UNKNOWN);
  }
}
