package dev.sessionready.aws.inventory;

import dev.sessionready.aws.client.Answers;
import dev.sessionready.aws.client.AwsCall;
import dev.sessionready.aws.client.Parallel;
import dev.sessionready.aws.client.Permission;
import dev.sessionready.aws.client.SdkValues;
import dev.sessionready.aws.client.UnexpectedValue;
import dev.sessionready.fact.Fact;
import dev.sessionready.fact.Fact.Absent;
import dev.sessionready.fact.Fact.Known;
import dev.sessionready.fact.Fact.Unreadable;
import dev.sessionready.network.model.Route;
import dev.sessionready.network.model.TransitGatewayAttachment;
import dev.sessionready.network.model.TransitGatewayRouteTable;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.SearchTransitGatewayRoutesResponse;
import software.amazon.awssdk.services.ec2.model.TransitGatewayRoute;
import software.amazon.awssdk.services.ec2.model.TransitGatewayRouteAttachment;
import software.amazon.awssdk.services.ec2.model.TransitGatewayRouteTableAssociation;

/**
 * Reads the route tables of transit gateways: one call for all tables, then two for each. Only the
 * account that owns a transit gateway sees them.
 *
 * @see <a href="https://docs.aws.amazon.com/vpc/latest/tgw/tgw-route-tables.html">Transit gateway
 *     route tables</a>
 */
public record TransitGatewayReader(Ec2Client ec2, AwsCall ask) {

  private static final int PAGE = 1000;

  /** The most that a search finds where no number is given. */
  private static final int MOST_ROUTES = 1000;

  private static final Filter IN_FORCE =
      Filter.builder().name("state").values("active", "blackhole").build();

  /** A route table, and the attachments whose traffic follows it. */
  private record Table(String id, Fact<List<String>> attachmentIds) {}

  /** The table of each attachment: absent where another account owns the transit gateway. */
  public Map<String, Fact<TransitGatewayRouteTable>> routes(
      Fact<Map<String, TransitGatewayAttachment>> attachments) {
    Collection<TransitGatewayAttachment> listed = Answers.listed(attachments);
    if (listed.isEmpty()) {
      return Map.of();
    }
    Set<String> gatewayIds =
        listed.stream().map(TransitGatewayAttachment::transitGatewayId).collect(Collectors.toSet());
    Fact<Map<String, List<String>>> tableIds = tableIds(gatewayIds);
    Set<String> all =
        Answers.listed(tableIds).stream().flatMap(List::stream).collect(Collectors.toSet());
    Map<String, Table> tables = Parallel.forEach(all, id -> new Table(id, attachmentIds(id)));
    Map<String, Fact<TransitGatewayRouteTable>> routes = Parallel.forEach(all, this::routes);
    Map<String, Fact<TransitGatewayRouteTable>> byAttachment = new HashMap<>();
    for (TransitGatewayAttachment attachment : listed) {
      byAttachment.put(
          attachment.id(),
          Answers.then(
              tableIds,
              byGateway ->
                  followed(
                      attachment,
                      byGateway.getOrDefault(attachment.transitGatewayId(), List.of()),
                      tables,
                      routes)));
    }
    return byAttachment;
  }

  // An attachment that no table of our own gateway is associated with goes nowhere: it follows a
  // table without routes.
  private static Fact<TransitGatewayRouteTable> followed(
      TransitGatewayAttachment attachment,
      List<String> tableIds,
      Map<String, Table> tables,
      Map<String, Fact<TransitGatewayRouteTable>> routes) {
    if (tableIds.isEmpty()) {
      return Fact.absent();
    }
    @Nullable Fact<TransitGatewayRouteTable> unread = null;
    for (String id : tableIds) {
      Table table = tables.get(id);
      Fact<TransitGatewayRouteTable> itsRoutes = routes.get(id);
      if (table == null || itsRoutes == null) {
        continue;
      }
      switch (table.attachmentIds()) {
        case Known<List<String>>(List<String> ids) -> {
          if (ids.contains(attachment.id())) {
            return itsRoutes;
          }
        }
        case Absent<List<String>>() -> {
          // Deleted since it was listed: nothing follows it.
        }
        case Unreadable<List<String>>(var failure) -> unread = Fact.unreadable(failure);
      }
    }
    return unread == null
        ? Fact.known(new TransitGatewayRouteTable(attachment.id(), List.of()))
        : unread;
  }

  private Fact<Map<String, List<String>>> tableIds(Set<String> gatewayIds) {
    return ask.forValue(
        Permission.DESCRIBE_TRANSIT_GATEWAY_ROUTE_TABLES,
        () ->
            ec2
                .describeTransitGatewayRouteTablesPaginator(request ->
                    request
                        .maxResults(PAGE)
                        .filters(
                            new ResourceFilter.Matching("transit-gateway-id", gatewayIds)
                                .filters("")))
                .transitGatewayRouteTables()
                .stream()
                .collect(
                    Collectors.groupingBy(
                        actual -> SdkValues.required(actual.transitGatewayId(), "TransitGatewayId"),
                        Collectors.mapping(
                            actual ->
                                SdkValues.required(
                                    actual.transitGatewayRouteTableId(),
                                    "TransitGatewayRouteTableId"),
                            Collectors.toList()))));
  }

  private Fact<List<String>> attachmentIds(String tableId) {
    return ask.forValue(
        Permission.GET_TRANSIT_GATEWAY_ROUTE_TABLE_ASSOCIATIONS,
        () ->
            ec2
                .getTransitGatewayRouteTableAssociationsPaginator(
                    request -> request.transitGatewayRouteTableId(tableId).maxResults(PAGE))
                .associations()
                .stream()
                .filter(TransitGatewayReader::isInForce)
                .map(actual ->
                    SdkValues.required(
                        actual.transitGatewayAttachmentId(), "TransitGatewayAttachmentId"))
                .toList());
  }

  private static boolean isInForce(TransitGatewayRouteTableAssociation actual) {
    return switch (SdkValues.orEmpty(actual.stateAsString())) {
      case "associated", "disassociating" -> true;
      case "associating", "disassociated" -> false;
      case String word -> throw UnexpectedValue.word(word);
    };
  }

  private Fact<TransitGatewayRouteTable> routes(String tableId) {
    return ask.forValue(
        Permission.SEARCH_TRANSIT_GATEWAY_ROUTES,
        () -> {
          SearchTransitGatewayRoutesResponse actual =
              ec2.searchTransitGatewayRoutes(
                  request -> request.transitGatewayRouteTableId(tableId).filters(IN_FORCE));
          if (SdkValues.isTrue(actual.additionalRoutesAvailable())) {
            throw UnexpectedValue.more(MOST_ROUTES);
          }
          return new TransitGatewayRouteTable(
              tableId, actual.routes().stream().map(TransitGatewayReader::entry).toList());
        });
  }

  private static TransitGatewayRouteTable.Entry entry(TransitGatewayRoute actual) {
    return new TransitGatewayRouteTable.Entry(
        SdkValues.cidr(actual.destinationCidrBlock()),
        actual.transitGatewayAttachments().stream()
            .map(TransitGatewayRouteAttachment::transitGatewayAttachmentId)
            .map(id -> SdkValues.required(id, "TransitGatewayAttachmentId"))
            .toList(),
        SdkValues.constant(Route.State.class, actual.stateAsString()),
        SdkValues.constant(Route.Origin.class, actual.typeAsString()));
  }
}
