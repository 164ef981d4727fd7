package dev.sessionready.aws.inventory;

import dev.sessionready.aws.client.AwsCall;
import dev.sessionready.aws.client.Permission;
import dev.sessionready.aws.client.SdkValues;
import dev.sessionready.aws.client.UnexpectedValue;
import dev.sessionready.fact.Fact;
import dev.sessionready.network.model.Route;
import dev.sessionready.network.model.Route.Destination;
import dev.sessionready.network.model.Route.Kind;
import dev.sessionready.network.model.Route.Origin;
import dev.sessionready.network.model.Route.State;
import dev.sessionready.network.model.Route.Target;
import dev.sessionready.network.model.RouteTable;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.RouteTableAssociation;

/** Reads route tables. */
public record RoutesReader(Ec2Client ec2, AwsCall ask) {

  private static final int PAGE = 100;

  public Fact<Listed<RouteTable>> routeTables(ResourceFilter filter) {
    return Listed.from(
        ask,
        Permission.DESCRIBE_ROUTE_TABLES,
        () ->
            ec2
                .describeRouteTablesPaginator(
                    request -> request.maxResults(PAGE).filters(filter.filters("vpc-id")))
                .routeTables()
                .stream(),
        actual -> actual.routeTableId(),
        actual -> actual.vpcId(),
        RoutesReader::routeTable);
  }

  private static RouteTable routeTable(
      software.amazon.awssdk.services.ec2.model.RouteTable actual) {
    return new RouteTable(
        actual.routeTableId(),
        SdkValues.required(actual.vpcId(), "VpcId"),
        actual.associations().stream()
            .anyMatch(association -> SdkValues.isTrue(association.main())),
        associated(actual, RouteTableAssociation::subnetId),
        associated(actual, RouteTableAssociation::gatewayId),
        actual.routes().stream()
            .filter(RoutesReader::isInstalled)
            .map(RoutesReader::route)
            .toList());
  }

  private static List<String> associated(
      software.amazon.awssdk.services.ec2.model.RouteTable actual,
      Function<RouteTableAssociation, String> with) {
    return actual.associations().stream()
        .map(with)
        .filter(id -> id != null && !id.isEmpty())
        .toList();
  }

  // A route server may offer a route that the table does not take.
  private static boolean isInstalled(software.amazon.awssdk.services.ec2.model.Route actual) {
    return !"filtered".equals(actual.stateAsString());
  }

  private static Route route(software.amazon.awssdk.services.ec2.model.Route actual) {
    return new Route(
        destination(actual),
        target(actual),
        SdkValues.constant(State.class, actual.stateAsString()),
        origin(actual));
  }

  private static Destination destination(software.amazon.awssdk.services.ec2.model.Route actual) {
    if (actual.destinationPrefixListId() != null) {
      return new Route.ToPrefixList(actual.destinationPrefixListId());
    }
    return new Route.ToCidr(
        SdkValues.cidr(
            actual.destinationCidrBlock() == null
                ? actual.destinationIpv6CidrBlock()
                : actual.destinationCidrBlock()));
  }

  // A route to an instance names its interface too, which says more.
  private static Target target(software.amazon.awssdk.services.ec2.model.Route actual) {
    return Stream.of(
            actual.gatewayId(),
            actual.natGatewayId(),
            actual.egressOnlyInternetGatewayId(),
            actual.vpcPeeringConnectionId(),
            actual.transitGatewayId(),
            actual.localGatewayId(),
            actual.carrierGatewayId(),
            actual.networkInterfaceId(),
            actual.instanceId(),
            actual.coreNetworkArn())
        .filter(Objects::nonNull)
        .findFirst()
        .map(Target::of)
        .orElseGet(() -> new Target(Kind.OTHER, SdkValues.orEmpty(actual.odbNetworkArn())));
  }

  private static Origin origin(software.amazon.awssdk.services.ec2.model.Route actual) {
    return switch (SdkValues.orEmpty(actual.originAsString())) {
      case "CreateRouteTable" -> Origin.LOCAL;
      case "CreateRoute" -> Origin.STATIC;
      case "EnableVgwRoutePropagation", "Advertisement" -> Origin.PROPAGATED;
      case String word -> throw UnexpectedValue.word(word);
    };
  }
}
