// Over 200 lines: every command that changes a route or a gateway, one method each.
package dev.sessionready.change;

import static dev.sessionready.change.AccountTree.list;
import static dev.sessionready.change.AccountTree.node;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The commands of EC2 that change routes, gateways and VPC Block Public Access. */
record RouteCommands(AccountTree account) {

  private static final List<String> TARGETS =
      List.of(
          "gateway-id",
          "nat-gateway-id",
          "transit-gateway-id",
          "vpc-peering-connection-id",
          "egress-only-internet-gateway-id",
          "vpc-endpoint-id",
          "network-interface-id",
          "instance-id");
  private static final List<String> DESTINATIONS =
      List.of(
          "destination-cidr-block", "destination-ipv6-cidr-block", "destination-prefix-list-id");

  // Which address AWS hands out decides nothing; this one is set aside for examples.
  private static final String ELASTIC_IP = "203.0.113.77";

  boolean run(AwsCommand command) {
    switch (command.name()) {
      case "ec2 create-route" -> route(command, false);
      case "ec2 replace-route" -> route(command, true);
      case "ec2 delete-route" -> deleteRoute(command);
      case "ec2 create-egress-only-internet-gateway" ->
          command.make(egressOnly(command.one("vpc-id")));
      case "ec2 attach-internet-gateway" ->
          attach(command.one("internet-gateway-id"), command.one("vpc-id"));
      case "ec2 allocate-address" -> {
        command.maybe("domain");
        command.make(account.newId("eipalloc"));
      }
      case "ec2 associate-address" -> address(command);
      case "ec2 create-nat-gateway" -> command.make(translate(command));
      // It changes nothing, and takes as long as it takes.
      case "ec2 wait nat-gateway-available" -> command.all("nat-gateway-ids");
      case "ec2 create-vpc-block-public-access-exclusion" -> exclude(command);
      case "ec2 modify-vpc-block-public-access-exclusion" -> modifyExclusion(command);
      case "ec2 modify-vpc-block-public-access-options" -> blockMode(command);
      case "ec2 create-transit-gateway-vpc-attachment" -> attachTransit(command);
      case "ec2 modify-transit-gateway-vpc-attachment" -> attachment(command);
      default -> {
        return false;
      }
    }
    return true;
  }

  private void route(AwsCommand command, boolean replaces) {
    ArrayNode routes = routes(command);
    String destination = exactly(command, DESTINATIONS);
    if (remove(routes, destination) != replaces) {
      throw new CannotRun(
          "the route to %s is %s".formatted(destination, replaces ? "not there" : "taken"));
    }
    String target = exactly(command, TARGETS);
    routes.add(
        node()
            .put("destination", destination)
            .put("target", target)
            .put("state", "ACTIVE")
            .put("origin", "STATIC"));
    require(target);
  }

  // EC2 refuses a target that does not exist.
  private void require(String target) {
    String prefix = target.replaceFirst("-.*", "");
    switch (prefix) {
      case "igw" -> account.network("internetGateways", target);
      case "nat" -> account.network("natGateways", target);
      case "eigw" -> account.network("egressOnlyInternetGateways", target);
      case "pcx" -> account.network("peeringConnections", target);
      default -> {
        if (!List.of("tgw", "vgw", "eni", "i", "vpce", "local").contains(prefix)) {
          throw new CannotRun("no route leads to " + target);
        }
      }
    }
  }

  private void deleteRoute(AwsCommand command) {
    if (!remove(routes(command), exactly(command, DESTINATIONS))) {
      throw new CannotRun("there is no such route");
    }
  }

  private ArrayNode routes(AwsCommand command) {
    return (ArrayNode) account.network("routeTables", command.one("route-table-id")).path("routes");
  }

  private static String exactly(AwsCommand command, List<String> options) {
    List<String> given = options.stream().map(command::maybe).flatMap(Optional::stream).toList();
    if (given.size() != 1) {
      throw new CannotRun("%s takes one of %s".formatted(command.name(), options));
    }
    return given.getFirst();
  }

  private static boolean remove(ArrayNode routes, String destination) {
    for (int i = 0; i < routes.size(); i++) {
      if (routes.path(i).path("destination").asString("").equals(destination)) {
        routes.remove(i);
        return true;
      }
    }
    return false;
  }

  private String egressOnly(String vpcId) {
    account.network("vpcs", vpcId);
    String id = account.newId("eigw");
    ObjectNode gateway = node().put("id", id);
    gateway.set(
        "attachments", list(List.of()).add(node().put("vpcId", vpcId).put("state", "attached")));
    account.listed("network", "egressOnlyInternetGateways").set(id, gateway);
    return id;
  }

  private void attach(String gatewayId, String vpcId) {
    ArrayNode attachments =
        (ArrayNode) account.network("internetGateways", gatewayId).path("attachments");
    if (attachments
        .valueStream()
        .anyMatch(one -> one.path("state").asString("").equals("available"))) {
      throw new CannotRun(gatewayId + " is attached already");
    }
    attachments.removeAll();
    attachments.add(node().put("vpcId", vpcId).put("state", "available"));
    account
        .listed("network", "routeTables")
        .valueStream()
        .flatMap(table -> table.path("routes").valueStream())
        .filter(route -> route.path("target").asString("").equals(gatewayId))
        .forEach(route -> ((ObjectNode) route).put("state", "ACTIVE"));
  }

  // A gateway in a subnet, with an interface that lets its own connections out.
  private String translate(AwsCommand command) {
    String subnetId = command.one("subnet-id");
    command.one("allocation-id");
    ObjectNode subnet = account.network("subnets", subnetId);
    String vpcId = subnet.path("vpcId").asString("");
    String id = account.newId("nat");
    String port = "eni-" + id;
    String address =
        AccountTree.strings(subnet.path("cidrs")).stream()
            .filter(cidr -> cidr.contains("."))
            .map(cidr -> cidr.replaceFirst("\\.\\d+/.*", ".251"))
            .findFirst()
            .orElseThrow(() -> new CannotRun(subnetId + " has no IPv4 addresses"));
    ObjectNode card = node().put("id", port).put("vpcId", vpcId).put("subnetId", subnetId);
    card.set("groupIds", list(List.of()));
    card.set("privateAddresses", list(List.of(address)));
    card.set("ipv6Addresses", list(List.of()));
    card.put("publicAddress", ELASTIC_IP)
        .put("sourceDestCheck", false)
        .put("type", "nat_gateway")
        .put("ownerId", account.accountId());
    account.listed("network", "networkInterfaces").set(port, card);
    ObjectNode gateway =
        node()
            .put("id", id)
            .put("vpcId", vpcId)
            .put("subnetId", subnetId)
            .put("state", "available")
            .put("connectivity", "PUBLIC")
            .put("availabilityMode", "zonal");
    gateway.set(
        "addresses",
        list(List.of())
            .add(
                node()
                    .put("networkInterfaceId", port)
                    .put("privateIp", address)
                    .put("publicIp", ELASTIC_IP)));
    account.listed("network", "natGateways").set(id, gateway);
    return id;
  }

  private void address(AwsCommand command) {
    command.one("allocation-id");
    ObjectNode instance = account.instance(command.one("instance-id"));
    ((ObjectNode) instance.path("networkInterfaces").path(0)).put("publicAddress", ELASTIC_IP);
  }

  private void exclude(AwsCommand command) {
    String resource =
        Stream.of("vpc-id", "subnet-id")
            .map(command::maybe)
            .flatMap(Optional::stream)
            .findFirst()
            .orElseThrow(() -> new CannotRun("an exclusion needs a VPC or a subnet"));
    exclusions()
        .add(
            node()
                .put("id", "vpcbpa-exclude-new")
                .put("resourceId", resource)
                .put("allow", allow(command))
                .put("state", "create-complete"));
  }

  private void modifyExclusion(AwsCommand command) {
    String id = command.one("exclusion-id");
    exclusions()
        .valueStream()
        .filter(one -> one.path("id").asString("").equals(id))
        .map(ObjectNode.class::cast)
        .findFirst()
        .orElseThrow(() -> new CannotRun("there is no exclusion " + id))
        .put("allow", allow(command));
  }

  private ArrayNode exclusions() {
    return (ArrayNode) block().path("exclusions");
  }

  private ObjectNode block() {
    JsonNode known = account.object("network", "blockPublicAccess").path("known");
    return (ObjectNode) known;
  }

  private void blockMode(AwsCommand command) {
    String mode = command.one("internet-gateway-block-mode");
    block().put("mode", mode.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  private static String allow(AwsCommand command) {
    String mode = command.one("internet-gateway-exclusion-mode");
    return switch (mode) {
      case "allow-egress" -> "EGRESS";
      case "allow-bidirectional" -> "BIDIRECTIONAL";
      default -> throw new CannotRun("there is no exclusion mode " + mode);
    };
  }

  private void attachTransit(AwsCommand command) {
    String id = account.newId("tgw-attach");
    ObjectNode attachment =
        node()
            .put("id", id)
            .put("transitGatewayId", command.one("transit-gateway-id"))
            .put("vpcId", command.one("vpc-id"))
            .put("state", "available");
    attachment.set("subnetIds", list(command.all("subnet-ids")));
    account.listed("network", "transitGatewayAttachments").set(id, attachment);
    command.make(id);
  }

  private void attachment(AwsCommand command) {
    ObjectNode attachment =
        account.network("transitGatewayAttachments", command.one("transit-gateway-attachment-id"));
    List<String> subnets =
        Stream.concat(
                AccountTree.strings(attachment.path("subnetIds")).stream(),
                command.all("add-subnet-ids").stream())
            .filter(subnet -> !command.all("remove-subnet-ids").contains(subnet))
            .toList();
    attachment.set("subnetIds", list(subnets));
  }
}
