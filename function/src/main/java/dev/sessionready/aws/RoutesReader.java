package dev.sessionready.aws;

import dev.sessionready.fact.Fact;
import dev.sessionready.network.Route;
import dev.sessionready.network.Route.Destination;
import dev.sessionready.network.Route.Kind;
import dev.sessionready.network.Route.Origin;
import dev.sessionready.network.Route.State;
import dev.sessionready.network.Route.Target;
import dev.sessionready.network.RouteTable;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.RouteTableAssociation;

/** Reads route tables. */
record RoutesReader(Ec2Client ec2, Ask ask) {

  private static final int PAGE = 100;

  Fact<Listed<RouteTable>> routeTables(Extent extent) {
    return ask.forValue(
        Permission.DESCRIBE_ROUTE_TABLES,
        () ->
            ec2
                .describeRouteTablesPaginator(
                    request -> request.maxResults(PAGE).filters(extent.filters("vpc-id")))
                .routeTables()
                .stream()
                .collect(
                    Listed.by(
                        Permission.DESCRIBE_ROUTE_TABLES, told -> told.routeTableId(), told -> told.vpcId(), RoutesReader::routeTable)));
  }

  private static RouteTable routeTable(software.amazon.awssdk.services.ec2.model.RouteTable told) {
    return new RouteTable(
        told.routeTableId(),
        Wire.required(told.vpcId(), "VpcId"),
        told.associations().stream().anyMatch(association -> Wire.isTrue(association.main())),
        associated(told, RouteTableAssociation::subnetId),
        associated(told, RouteTableAssociation::gatewayId),
        told.routes().stream().filter(RoutesReader::isInstalled).map(RoutesReader::route).toList());
  }

  private static List<String> associated(
      software.amazon.awssdk.services.ec2.model.RouteTable told,
      Function<RouteTableAssociation, String> with) {
    return told.associations().stream()
        .map(with)
        .filter(id -> id != null && !id.isEmpty())
        .toList();
  }

  // A route server may offer a route that the table does not take.
  private static boolean isInstalled(software.amazon.awssdk.services.ec2.model.Route told) {
    return !"filtered".equals(told.stateAsString());
  }

  private static Route route(software.amazon.awssdk.services.ec2.model.Route told) {
    return new Route(
        destination(told),
        target(told),
        Wire.constant(State.class, told.stateAsString()),
        origin(told));
  }

  private static Destination destination(software.amazon.awssdk.services.ec2.model.Route told) {
    if (told.destinationPrefixListId() != null) {
      return new Route.ToPrefixList(told.destinationPrefixListId());
    }
    return new Route.ToCidr(
        Wire.cidr(
            told.destinationCidrBlock() == null
                ? told.destinationIpv6CidrBlock()
                : told.destinationCidrBlock()));
  }

  // A route to an instance names its interface too, which tells more.
  private static Target target(software.amazon.awssdk.services.ec2.model.Route told) {
    return Stream.of(
            told.gatewayId(),
            told.natGatewayId(),
            told.egressOnlyInternetGatewayId(),
            told.vpcPeeringConnectionId(),
            told.transitGatewayId(),
            told.localGatewayId(),
            told.carrierGatewayId(),
            told.networkInterfaceId(),
            told.instanceId(),
            told.coreNetworkArn())
        .filter(Objects::nonNull)
        .findFirst()
        .map(Target::of)
        .orElseGet(() -> new Target(Kind.OTHER, Wire.orEmpty(told.odbNetworkArn())));
  }

  private static Origin origin(software.amazon.awssdk.services.ec2.model.Route told) {
    return switch (Wire.orEmpty(told.originAsString())) {
      case "CreateRouteTable" -> Origin.LOCAL;
      case "CreateRoute" -> Origin.STATIC;
      case "EnableVgwRoutePropagation", "Advertisement" -> Origin.PROPAGATED;
      case String word -> throw Unforeseen.word(word);
    };
  }
}
