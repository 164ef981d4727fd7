package dev.sessionready.network.trace;

import dev.sessionready.network.address.Cidr;
import dev.sessionready.network.address.Ip;
import dev.sessionready.network.address.Ports;
import dev.sessionready.network.model.AclEntry;
import dev.sessionready.network.model.Attachment;
import dev.sessionready.network.model.GatewayEndpoint;
import dev.sessionready.network.model.GroupReference;
import dev.sessionready.network.model.GroupRule;
import dev.sessionready.network.model.InterfaceEndpoint;
import dev.sessionready.network.model.InternetGateway;
import dev.sessionready.network.model.NatGateway;
import dev.sessionready.network.model.NetworkAcl;
import dev.sessionready.network.model.NetworkInterface;
import dev.sessionready.network.model.PeeringConnection;
import dev.sessionready.network.model.PrefixList;
import dev.sessionready.network.model.Route;
import dev.sessionready.network.model.RouteTable;
import dev.sessionready.network.model.SecurityGroup;
import dev.sessionready.network.model.Subnet;
import dev.sessionready.network.model.TransitGatewayAttachment;
import dev.sessionready.network.model.TransitGatewayRouteTable;
import dev.sessionready.network.model.Vpc;
import dev.sessionready.network.model.VpcEndpoint;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads what the AWS command line's {@code describe-*} commands print into a world. */
final class DescribedTopology {

  private final JsonNode aws;
  private final TopologyWorld world = new TopologyWorld();

  private DescribedTopology(JsonNode aws) {
    this.aws = aws;
  }

  static TopologyWorld read(JsonNode aws) {
    var reading = new DescribedTopology(aws);
    reading.places();
    reading.filters();
    reading.faces();
    reading.gateways();
    reading.transitGateways();
    return reading.world;
  }

  private void places() {
    for (var v : aws.path("Vpcs")) {
      var cidrs = each(v.path("CidrBlockAssociationSet"), c -> cidr(c, "CidrBlock"));
      var vpc = new Vpc(text(v, "VpcId"), text(v, "OwnerId"), cidrs, "default");
      world.vpcs.put(vpc.id(), vpc);
    }
    for (var s : aws.path("Subnets")) {
      var subnet =
          new Subnet(
              text(s, "SubnetId"),
              text(s, "VpcId"),
              text(s, "OwnerId"),
              text(s, "AvailabilityZone"),
              List.of(cidr(s, "CidrBlock")));
      world.subnets.put(subnet.id(), subnet);
    }
    for (var t : aws.path("RouteTables")) {
      var table =
          new RouteTable(
              text(t, "RouteTableId"),
              text(t, "VpcId"),
              each(t.path("Associations"), a -> a.path("Main").asBoolean()).contains(true),
              texts(t.path("Associations"), "SubnetId"),
              texts(t.path("Associations"), "GatewayId"),
              each(t.path("Routes"), DescribedTopology::route));
      world.routeTables.put(table.id(), table);
    }
    for (var p : aws.path("PrefixLists")) {
      var id = text(p, "PrefixListId");
      world.prefixLists.put(id, new PrefixList(id, text(p, "PrefixListName"), "AWS"));
      world.prefixListEntries.put(id, each(p.path("Cidrs"), cidr -> Cidr.parse(cidr.asString())));
    }
  }

  private static Route route(JsonNode r) {
    var destination =
        r.has("DestinationPrefixListId")
            ? new Route.ToPrefixList(text(r, "DestinationPrefixListId"))
            : new Route.ToCidr(cidr(r, "DestinationCidrBlock"));
    var target =
        java.util.stream.Stream.of(
                "GatewayId",
                "NatGatewayId",
                "TransitGatewayId",
                "VpcPeeringConnectionId",
                "NetworkInterfaceId")
            .filter(r::has)
            .map(field -> text(r, field))
            .findFirst()
            .orElse("");
    var origin =
        switch (text(r, "Origin")) {
          case "CreateRouteTable" -> Route.Origin.LOCAL;
          case "CreateRoute" -> Route.Origin.STATIC;
          default -> Route.Origin.PROPAGATED;
        };
    return new Route(destination, Route.Target.of(target), state(r), origin);
  }

  private static Route.State state(JsonNode route) {
    return text(route, "State").equals("active") ? Route.State.ACTIVE : Route.State.BLACKHOLE;
  }

  private void filters() {
    for (var a : aws.path("NetworkAcls")) {
      var acl =
          new NetworkAcl(
              text(a, "NetworkAclId"),
              text(a, "VpcId"),
              texts(a.path("Associations"), "SubnetId"),
              each(
                  a.path("Entries"),
                  e ->
                      new AclEntry(
                          e.path("RuleNumber").asInt(),
                          e.path("Egress").asBoolean(),
                          text(e, "RuleAction").equals("allow"),
                          text(e, "Protocol"),
                          ports(e.path("PortRange"), "From", "To"),
                          cidr(e, "CidrBlock"))));
      world.networkAcls.put(acl.id(), acl);
    }
    for (var g : aws.path("SecurityGroups")) {
      var group =
          new SecurityGroup(
              text(g, "GroupId"),
              text(g, "VpcId"),
              text(g, "OwnerId"),
              each(g.path("IpPermissions"), DescribedTopology::rule),
              each(g.path("IpPermissionsEgress"), DescribedTopology::rule));
      world.securityGroups.put(group.id(), group);
    }
  }

  private static GroupRule rule(JsonNode r) {
    return new GroupRule(
        text(r, "IpProtocol"),
        ports(r, "FromPort", "ToPort"),
        each(r.path("IpRanges"), range -> cidr(range, "CidrIp")),
        each(
            r.path("UserIdGroupPairs"),
            pair ->
                new GroupReference(
                    text(pair, "GroupId"),
                    text(pair, "UserId"),
                    maybe(pair, "VpcId"),
                    maybe(pair, "VpcPeeringConnectionId"))),
        texts(r.path("PrefixListIds"), "PrefixListId"));
  }

  private void faces() {
    for (var n : aws.path("NetworkInterfaces")) {
      var publicIp = maybe(n.path("Association"), "PublicIp");
      var face =
          new NetworkInterface(
              text(n, "NetworkInterfaceId"),
              text(n, "VpcId"),
              text(n, "SubnetId"),
              texts(n.path("Groups"), "GroupId"),
              each(n.path("PrivateIpAddresses"), a -> Ip.parse(text(a, "PrivateIpAddress"))),
              List.of(),
              publicIp == null ? null : Ip.parse(publicIp),
              n.path("SourceDestCheck").asBoolean(),
              text(n, "InterfaceType"),
              text(n, "OwnerId"));
      world.networkInterfaces.put(face.id(), face);
    }
    for (var e : aws.path("VpcEndpoints")) {
      var endpoint = endpoint(e);
      world.endpoints.put(endpoint.id(), endpoint);
    }
  }

  private static VpcEndpoint endpoint(JsonNode e) {
    var id = text(e, "VpcEndpointId");
    return switch (text(e, "VpcEndpointType")) {
      case "Interface" ->
          new InterfaceEndpoint(
              id,
              text(e, "VpcId"),
              text(e, "OwnerId"),
              text(e, "ServiceName"),
              null,
              text(e, "State"),
              each(e.path("SubnetIds"), JsonNode::asString),
              texts(e.path("Groups"), "GroupId"),
              each(e.path("NetworkInterfaceIds"), JsonNode::asString),
              e.path("PrivateDnsEnabled").asBoolean(),
              false,
              "ipv4",
              null,
              null,
              List.of());
      case "Gateway" ->
          new GatewayEndpoint(
              id,
              text(e, "VpcId"),
              text(e, "OwnerId"),
              text(e, "ServiceName"),
              text(e, "State"),
              each(e.path("RouteTableIds"), JsonNode::asString),
              null);
      default -> throw new AssertionError("an endpoint of a type the corpus does not hold: " + e);
    };
  }

  private void gateways() {
    for (var i : aws.path("InternetGateways")) {
      var attachments =
          each(i.path("Attachments"), a -> new Attachment(text(a, "VpcId"), text(a, "State")));
      var gateway = new InternetGateway(text(i, "InternetGatewayId"), attachments);
      world.internetGateways.put(gateway.id(), gateway);
    }
    for (var n : aws.path("NatGateways")) {
      var nat =
          new NatGateway(
              text(n, "NatGatewayId"),
              text(n, "VpcId"),
              text(n, "SubnetId"),
              text(n, "State"),
              "private".equals(maybe(n, "ConnectivityType"))
                  ? NatGateway.Connectivity.PRIVATE
                  : NatGateway.Connectivity.PUBLIC,
              "zonal",
              each(
                  n.path("NatGatewayAddresses"),
                  a ->
                      new NatGateway.Address(
                          text(a, "NetworkInterfaceId"),
                          Ip.parse(text(a, "PrivateIp")),
                          Ip.parse(text(a, "PublicIp")))));
      world.natGateways.put(nat.id(), nat);
    }
    for (var p : aws.path("VpcPeeringConnections")) {
      var peering =
          new PeeringConnection(
              text(p, "VpcPeeringConnectionId"),
              text(p.path("Status"), "Code"),
              side(p.path("RequesterVpcInfo")),
              side(p.path("AccepterVpcInfo")));
      world.peerings.put(peering.id(), peering);
    }
  }

  /** Its Region is that of the whole account, which the world knows by another name. */
  private static PeeringConnection.Side side(JsonNode side) {
    return new PeeringConnection.Side(
        text(side, "VpcId"),
        text(side, "OwnerId"),
        TopologyWorld.REGION,
        each(side.path("CidrBlockSet"), c -> cidr(c, "CidrBlock")));
  }

  private void transitGateways() {
    for (var a : aws.path("TransitGatewayVpcAttachments")) {
      world.attachments.add(
          new TransitGatewayAttachment(
              text(a, "TransitGatewayAttachmentId"),
              text(a, "TransitGatewayId"),
              text(a, "VpcId"),
              text(a, "State"),
              each(a.path("SubnetIds"), JsonNode::asString)));
    }
    var tables = new HashMap<String, List<TransitGatewayRouteTable.Entry>>();
    for (var s : aws.path("TransitGatewayStaticRoutes")) {
      for (var r : s.path("Routes")) {
        var attachments = texts(r.path("TransitGatewayAttachments"), "TransitGatewayAttachmentId");
        entries(tables, s)
            .add(
                new TransitGatewayRouteTable.Entry(
                    cidr(r, "DestinationCidrBlock"), attachments, state(r), Route.Origin.STATIC));
      }
    }
    for (var p : aws.path("TransitGatewayPropagations")) {
      for (var r : p.path("TransitGatewayRouteTablePropagations")) {
        propagate(entries(tables, p), r);
      }
    }
    for (var a : aws.path("TransitGatewayAttachments")) {
      var tableId = a.path("Association").path("TransitGatewayRouteTableId").asString("");
      world.transitGatewayRoutes.put(
          text(a, "TransitGatewayAttachmentId"),
          new TransitGatewayRouteTable(tableId, tables.getOrDefault(tableId, List.of())));
    }
  }

  private static List<TransitGatewayRouteTable.Entry> entries(
      Map<String, List<TransitGatewayRouteTable.Entry>> tables, JsonNode table) {
    return tables.computeIfAbsent(
        text(table, "TransitGatewayRouteTableId"), _ -> new ArrayList<>());
  }

  private void propagate(List<TransitGatewayRouteTable.Entry> table, JsonNode propagation) {
    var vpc = world.vpc(text(propagation, "ResourceId")).orElseThrow();
    var attachments = List.of(text(propagation, "TransitGatewayAttachmentId"));
    for (var cidr : vpc.cidrs()) {
      table.add(
          new TransitGatewayRouteTable.Entry(
              cidr, attachments, Route.State.ACTIVE, Route.Origin.PROPAGATED));
    }
  }

  private static String text(JsonNode node, String field) {
    return node.required(field).asString();
  }

  private static @Nullable String maybe(JsonNode node, String field) {
    return node.has(field) ? node.path(field).asString() : null;
  }

  private static Cidr cidr(JsonNode node, String field) {
    return Cidr.parse(text(node, field));
  }

  private static @Nullable Ports ports(JsonNode node, String from, String to) {
    return node.has(from) ? new Ports(node.path(from).asInt(), node.path(to).asInt()) : null;
  }

  private static List<String> texts(JsonNode nodes, String field) {
    return nodes
        .valueStream()
        .filter(node -> node.has(field))
        .map(node -> text(node, field))
        .toList();
  }

  private static <T> List<T> each(JsonNode nodes, Function<JsonNode, T> read) {
    return nodes.valueStream().map(read).toList();
  }
}
