package dev.sessionready.aws;

import dev.sessionready.fact.Fact;
import dev.sessionready.fact.Fact.Absent;
import dev.sessionready.fact.Fact.Known;
import dev.sessionready.fact.Fact.Unreadable;
import dev.sessionready.network.Route;
import dev.sessionready.network.TransitGatewayAttachment;
import dev.sessionready.network.TransitGatewayRoutes;
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
 * @see <a
 *     href="https://docs.aws.amazon.com/vpc/latest/tgw/tgw-route-tables.html">Transit gateway route
 *     tables</a>
 */
record TransitGatewayReader(Ec2Client ec2, Ask ask) {

  private static final int PAGE = 1000;

  /** What a search finds at most where it is not told a number. */
  private static final int MOST_ROUTES = 1000;

  private static final Filter IN_FORCE =
      Filter.builder().name("state").values("active", "blackhole").build();

  /** A route table, and the attachments whose traffic follows it. */
  private record Table(String id, Fact<List<String>> attachmentIds) {}

  /** The table of each attachment: absent where another account owns the transit gateway. */
  Map<String, Fact<TransitGatewayRoutes>> routes(
      Fact<Map<String, TransitGatewayAttachment>> attachments) {
    Collection<TransitGatewayAttachment> listed = Answers.listed(attachments);
    if (listed.isEmpty()) {
      return Map.of();
    }
    Set<String> gatewayIds =
        listed.stream()
            .map(TransitGatewayAttachment::transitGatewayId)
            .collect(Collectors.toSet());
    Fact<Map<String, List<String>>> tableIds = tableIds(gatewayIds);
    Set<String> all =
        Answers.listed(tableIds).stream().flatMap(List::stream).collect(Collectors.toSet());
    Map<String, Table> tables =
        SideBySide.forEach(all, id -> new Table(id, attachmentIds(id)));
    Map<String, Fact<TransitGatewayRoutes>> routes = SideBySide.forEach(all, this::routes);
    Map<String, Fact<TransitGatewayRoutes>> byAttachment = new HashMap<>();
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
  private static Fact<TransitGatewayRoutes> followed(
      TransitGatewayAttachment attachment,
      List<String> tableIds,
      Map<String, Table> tables,
      Map<String, Fact<TransitGatewayRoutes>> routes) {
    if (tableIds.isEmpty()) {
      return Fact.absent();
    }
    @Nullable Fact<TransitGatewayRoutes> unread = null;
    for (String id : tableIds) {
      Table table = tables.get(id);
      Fact<TransitGatewayRoutes> itsRoutes = routes.get(id);
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
        ? Fact.known(new TransitGatewayRoutes(attachment.id(), List.of()))
        : unread;
  }

  private Fact<Map<String, List<String>>> tableIds(Set<String> gatewayIds) {
    return ask.forValue(
        Permission.DESCRIBE_TRANSIT_GATEWAY_ROUTE_TABLES,
        () ->
            ec2
                .describeTransitGatewayRouteTablesPaginator(
                    request ->
                        request
                            .maxResults(PAGE)
                            .filters(
                                new Extent.Matching("transit-gateway-id", gatewayIds)
                                    .filters("")))
                .transitGatewayRouteTables()
                .stream()
                .collect(
                    Collectors.groupingBy(
                        told -> Wire.required(told.transitGatewayId(), "TransitGatewayId"),
                        Collectors.mapping(
                            told ->
                                Wire.required(
                                    told.transitGatewayRouteTableId(),
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
                .map(told ->
                    Wire.required(told.transitGatewayAttachmentId(), "TransitGatewayAttachmentId"))
                .toList());
  }

  private static boolean isInForce(TransitGatewayRouteTableAssociation told) {
    return switch (Wire.orEmpty(told.stateAsString())) {
      case "associated", "disassociating" -> true;
      case "associating", "disassociated" -> false;
      case String word -> throw Unforeseen.word(word);
    };
  }

  private Fact<TransitGatewayRoutes> routes(String tableId) {
    return ask.forValue(
        Permission.SEARCH_TRANSIT_GATEWAY_ROUTES,
        () -> {
          SearchTransitGatewayRoutesResponse told =
              ec2.searchTransitGatewayRoutes(
                  request -> request.transitGatewayRouteTableId(tableId).filters(IN_FORCE));
          if (Wire.isTrue(told.additionalRoutesAvailable())) {
            throw Unforeseen.more(MOST_ROUTES);
          }
          return new TransitGatewayRoutes(
              tableId, told.routes().stream().map(TransitGatewayReader::entry).toList());
        });
  }

  private static TransitGatewayRoutes.Entry entry(TransitGatewayRoute told) {
    return new TransitGatewayRoutes.Entry(
        Wire.cidr(told.destinationCidrBlock()),
        told.transitGatewayAttachments().stream()
            .map(TransitGatewayRouteAttachment::transitGatewayAttachmentId)
            .map(id -> Wire.required(id, "TransitGatewayAttachmentId"))
            .toList(),
        Wire.constant(Route.State.class, told.stateAsString()),
        Wire.constant(Route.Origin.class, told.typeAsString()));
  }
}
