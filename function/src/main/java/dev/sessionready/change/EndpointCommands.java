// Over 200 lines: every command that changes an endpoint, with the interfaces and routes it has.
package dev.sessionready.change;

import static dev.sessionready.change.AccountTree.list;
import static dev.sessionready.change.AccountTree.node;
import static dev.sessionready.change.AccountTree.strings;

import dev.sessionready.network.address.Cidr;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The commands of EC2 that change VPC endpoints and the names of a VPC.
 *
 * @param policies a policy that a command puts, made from what stands in its file
 */
record EndpointCommands(AccountTree account, PolicyFiles policies) {

  private static final String FULL_ACCESS =
      "{\"Statement\":[{\"Action\":\"*\",\"Effect\":\"Allow\",\"Principal\":\"*\",\"Resource\":\"*\"}]}";

  boolean run(AwsCommand command) {
    switch (command.name()) {
      case "ec2 create-vpc-endpoint" -> create(command);
      case "ec2 modify-vpc-endpoint" ->
          modify(command, account.network("vpcEndpoints", command.one("vpc-endpoint-id")));
      case "ec2 delete-vpc-endpoints" -> command.all("vpc-endpoint-ids").forEach(this::delete);
      case "ec2 modify-vpc-attribute" -> attribute(command);
      case "ec2 associate-subnet-cidr-block" -> block(command);
      case "ec2 associate-dhcp-options" ->
          account
              .network("vpcs", command.one("vpc-id"))
              .put("dhcpOptionsId", command.one("dhcp-options-id"));
      default -> {
        return false;
      }
    }
    return true;
  }

  private void create(AwsCommand command) {
    String service = command.one("service-name");
    String code = service.substring(service.lastIndexOf('.') + 1);
    boolean isInterface = command.maybe("vpc-endpoint-type").orElse("Gateway").equals("Interface");
    String vpcId = command.one("vpc-id");
    account.network("vpcs", vpcId);
    if (privateDns(command)) {
      requireNoOtherNames(service, vpcId);
    }
    String id = account.newId("vpce");
    ObjectNode endpoint =
        node()
            .put("type", isInterface ? "Interface" : "Gateway")
            .put("id", id)
            .put("vpcId", vpcId)
            .put("ownerId", account.accountId())
            .put("serviceName", service)
            .put("state", "available")
            .put("policy", FULL_ACCESS);
    if (isInterface) {
      withInterfaces(command, endpoint, code);
    } else {
      endpoint.set("routeTableIds", list(List.of()));
      command.all("route-table-ids").forEach(table -> associate(endpoint, table));
    }
    command
        .maybe("policy-document")
        .ifPresent(document -> endpoint.put("policy", policies.edited(document, id, FULL_ACCESS)));
    account.listed("network", "vpcEndpoints").set(id, endpoint);
    command.make(id);
  }

  // EC2 refuses two zones of the same names in one VPC.
  private void requireNoOtherNames(String service, String vpcId) {
    boolean isTaken =
        account
            .listed("network", "vpcEndpoints")
            .valueStream()
            .filter(other -> other.path("vpcId").asString("").equals(vpcId))
            .filter(other -> other.path("serviceName").asString("").equals(service))
            .anyMatch(other -> other.path("privateDnsEnabled").asBoolean());
    if (isTaken) {
      throw new CannotRun(
          "%s has an endpoint with the private names of %s already".formatted(vpcId, service));
    }
  }

  /** The words of the command that makes such an endpoint. */
  static List<String> creation(ObjectNode endpoint) {
    List<String> words = new ArrayList<>(List.of("aws", "ec2", "create-vpc-endpoint"));
    words.addAll(List.of("--vpc-id", endpoint.path("vpcId").asString("")));
    words.addAll(List.of("--service-name", endpoint.path("serviceName").asString("")));
    if (endpoint.path("type").asString("").equals("Interface")) {
      words.addAll(List.of("--vpc-endpoint-type", "Interface"));
      boolean privateDns = endpoint.path("privateDnsEnabled").asBoolean();
      words.add(privateDns ? "--private-dns-enabled" : "--no-private-dns-enabled");
      addAll(words, "--subnet-ids", endpoint.path("subnetIds"));
      addAll(words, "--security-group-ids", endpoint.path("groupIds"));
      words.addAll(List.of("--ip-address-type", endpoint.path("ipAddressType").asString("ipv4")));
    } else {
      addAll(words, "--route-table-ids", endpoint.path("routeTableIds"));
    }
    String policy = endpoint.path("policy").asString("");
    if (!policy.isEmpty()) {
      words.addAll(List.of("--policy-document", policy));
    }
    return words;
  }

  private static void addAll(List<String> words, String option, JsonNode values) {
    if (!values.isEmpty()) {
      words.add(option);
      words.addAll(strings(values));
    }
  }

  private void withInterfaces(AwsCommand command, ObjectNode endpoint, String code) {
    List<String> groups = command.all("security-group-ids");
    groups.forEach(group -> account.network("securityGroups", group));
    String type = command.maybe("ip-address-type").orElse("ipv4");
    endpoint
        .put("serviceRegion", account.region())
        .put("privateDnsEnabled", privateDns(command))
        .put("privateDnsOnlyForInboundResolver", inboundOnly(command, false))
        .put("ipAddressType", type)
        .put("dnsRecordIpType", recordType(command).orElse(type));
    endpoint.set("subnetIds", list(List.of()));
    endpoint.set("networkInterfaceIds", list(List.of()));
    endpoint.set("groupIds", list(groups));
    endpoint.set(
        "dnsNames", list(List.of("%s.%s.%s".formatted(code, account.region(), account.domain()))));
    command.all("subnet-ids").forEach(subnet -> place(endpoint, subnet));
    requireFamilies(endpoint, type);
  }

  // Without the flag the CLI asks for private DNS too, but for S3; our commands say it.
  private static boolean privateDns(AwsCommand command) {
    boolean off = command.has("no-private-dns-enabled");
    return command.has("private-dns-enabled") && !off;
  }

  private static Optional<String> recordType(AwsCommand command) {
    return command
        .maybe("dns-options")
        .map(Shorthand::parse)
        .map(options -> options.path("DnsRecordIpType").asString(""))
        .filter(type -> !type.isEmpty());
  }

  private static boolean inboundOnly(AwsCommand command, boolean otherwise) {
    return command
        .maybe("dns-options")
        .map(Shorthand::parse)
        .map(options -> options.path("PrivateDnsOnlyForInboundResolverEndpoint").asString(""))
        .filter(text -> !text.isEmpty())
        .map(Boolean::parseBoolean)
        .orElse(otherwise);
  }

  // EC2 takes a /64 of the VPC that no other subnet has, for a subnet that has none.
  private void block(AwsCommand command) {
    ObjectNode subnet = account.network("subnets", command.one("subnet-id"));
    String given = command.one("ipv6-cidr-block");
    Cidr block =
        Cidr.find(given)
            .orElseThrow(() -> new CannotRun("'%s' is no block of addresses".formatted(given)));
    ObjectNode vpc = account.network("vpcs", subnet.path("vpcId").asString(""));
    if (block.prefix() != 64
        || strings(vpc.path("cidrs")).stream().map(Cidr::parse).noneMatch(b -> b.contains(block))
        || strings(subnet.path("cidrs")).stream().anyMatch(own -> own.contains(":"))
        || account
            .listed("network", "subnets")
            .valueStream()
            .flatMap(other -> strings(other.path("cidrs")).stream())
            .map(Cidr::parse)
            .anyMatch(block::overlaps)) {
      throw new CannotRun("no subnet can be given " + block);
    }
    ((ArrayNode) subnet.path("cidrs")).add(block.toString());
  }

  private void modify(AwsCommand command, ObjectNode endpoint) {
    command.all("remove-subnet-ids").forEach(subnet -> leave(endpoint, subnet));
    command.all("add-subnet-ids").forEach(subnet -> place(endpoint, subnet));
    if (!command.all("add-subnet-ids").isEmpty() && command.maybe("ip-address-type").isEmpty()) {
      requireFamilies(endpoint, endpoint.path("ipAddressType").asString(""));
    }
    command.all("add-route-table-ids").forEach(table -> associate(endpoint, table));
    List<String> groups = command.all("add-security-group-ids");
    if (!groups.isEmpty()) {
      List<String> all = new ArrayList<>(strings(endpoint.path("groupIds")));
      all.addAll(groups);
      endpoint.set("groupIds", list(all));
    }
    if (command.has("private-dns-enabled")) {
      endpoint.put("privateDnsEnabled", true);
    }
    command.maybe("ip-address-type").ifPresent(type -> family(endpoint, type));
    recordType(command).ifPresent(type -> endpoint.put("dnsRecordIpType", type));
    if (endpoint.path("type").asString("").equals("Interface")) {
      endpoint.put(
          "privateDnsOnlyForInboundResolver",
          inboundOnly(command, endpoint.path("privateDnsOnlyForInboundResolver").asBoolean()));
    }
    if (command.has("reset-policy")) {
      endpoint.put("policy", FULL_ACCESS);
    }
    command
        .maybe("policy-document")
        .ifPresent(document ->
            endpoint.put(
                "policy",
                policies.edited(
                    document,
                    endpoint.path("id").asString(""),
                    endpoint.path("policy").asString(""))));
  }

  // A subnet gives the endpoint an interface with an address of each of its families.
  private void place(ObjectNode endpoint, String subnetId) {
    ObjectNode subnet = account.network("subnets", subnetId);
    String id = "eni-%s-%s".formatted(endpoint.path("id").asString(""), subnetId);
    String type = endpoint.path("ipAddressType").asString("");
    ObjectNode port =
        node()
            .put("id", id)
            .put("vpcId", endpoint.path("vpcId").asString(""))
            .put("subnetId", subnetId);
    port.set("groupIds", endpoint.path("groupIds").deepCopy());
    port.set("privateAddresses", addresses(subnet, type.equals("ipv6"), "."));
    port.set("ipv6Addresses", addresses(subnet, type.equals("ipv4"), ":"));
    port.put("sourceDestCheck", true)
        .put("type", "vpc_endpoint")
        .put("ownerId", account.accountId());
    account.listed("network", "networkInterfaces").set(id, port);
    ((ArrayNode) endpoint.path("subnetIds")).add(subnetId);
    ((ArrayNode) endpoint.path("networkInterfaceIds")).add(id);
  }

  private static ArrayNode addresses(ObjectNode subnet, boolean none, String family) {
    UnaryOperator<String> last =
        cidr -> {
          String base = cidr.replaceFirst("/.*", "");
          return base.contains(":") ? base + "fe" : base.replaceFirst("\\.\\d+$", ".250");
        };
    return list(
        strings(subnet.path("cidrs")).stream()
            .filter(cidr -> !none && cidr.contains(family))
            .map(last)
            .toList());
  }

  private void leave(ObjectNode endpoint, String subnetId) {
    ObjectNode ports = account.listed("network", "networkInterfaces");
    List<String> gone =
        strings(endpoint.path("networkInterfaceIds")).stream()
            .filter(id -> ports.path(id).path("subnetId").asString("").equals(subnetId))
            .toList();
    gone.forEach(ports::remove);
    endpoint.set("networkInterfaceIds", without(endpoint.path("networkInterfaceIds"), gone));
    endpoint.set("subnetIds", without(endpoint.path("subnetIds"), List.of(subnetId)));
  }

  private static ArrayNode without(JsonNode ids, List<String> gone) {
    return list(strings(ids).stream().filter(id -> !gone.contains(id)).toList());
  }

  // Every subnet must have blocks of the families, and an endpoint with IPv6 alone none of IPv4.
  private void requireFamilies(ObjectNode endpoint, String type) {
    for (String id : strings(endpoint.path("subnetIds"))) {
      List<String> cidrs = strings(account.network("subnets", id).path("cidrs"));
      boolean ipv4 = cidrs.stream().anyMatch(cidr -> cidr.contains("."));
      boolean ipv6 = cidrs.stream().anyMatch(cidr -> cidr.contains(":"));
      boolean serves =
          switch (type) {
            case "ipv4" -> ipv4;
            case "ipv6" -> ipv6 && !ipv4;
            case "dualstack" -> ipv4 && ipv6;
            default -> throw new CannotRun("there is no address type " + type);
          };
      if (!serves) {
        throw new CannotRun("%s does not serve for %s".formatted(id, type));
      }
    }
  }

  private void family(ObjectNode endpoint, String type) {
    requireFamilies(endpoint, type);
    endpoint.put("ipAddressType", type);
    for (String id : strings(endpoint.path("networkInterfaceIds"))) {
      JsonNode port = account.listed("network", "networkInterfaces").path(id);
      if (!port.isObject()) {
        continue;
      }
      ObjectNode subnet = account.network("subnets", port.path("subnetId").asString(""));
      if (!type.equals("ipv4") && port.path("ipv6Addresses").isEmpty()) {
        ((ObjectNode) port).set("ipv6Addresses", addresses(subnet, false, ":"));
      }
      if (!type.equals("ipv6") && port.path("privateAddresses").isEmpty()) {
        ((ObjectNode) port).set("privateAddresses", addresses(subnet, false, "."));
      }
    }
  }

  private void associate(ObjectNode endpoint, String tableId) {
    ObjectNode table = account.network("routeTables", tableId);
    ((ArrayNode) endpoint.path("routeTableIds")).add(tableId);
    String service = endpoint.path("serviceName").asString("");
    account
        .listed("network", "prefixLists")
        .valueStream()
        .filter(one -> one.path("name").asString("").equals(service))
        .forEach(one ->
            ((ArrayNode) table.path("routes"))
                .add(
                    node()
                        .put("destination", one.path("id").asString(""))
                        .put("target", endpoint.path("id").asString(""))
                        .put("state", "ACTIVE")
                        .put("origin", "STATIC")));
  }

  /** Takes an endpoint away, with its interfaces and routes. */
  void delete(String id) {
    ObjectNode endpoint = account.network("vpcEndpoints", id);
    strings(endpoint.path("networkInterfaceIds"))
        .forEach(account.listed("network", "networkInterfaces")::remove);
    account
        .listed("network", "routeTables")
        .forEach(table -> {
          ArrayNode routes = (ArrayNode) table.path("routes");
          for (int i = routes.size() - 1; i >= 0; i--) {
            if (routes.path(i).path("target").asString("").equals(id)) {
              routes.remove(i);
            }
          }
        });
    account.listed("network", "vpcEndpoints").remove(id);
  }

  private void attribute(AwsCommand command) {
    ObjectNode dns = account.fact("network", "vpcDns", command.one("vpc-id"));
    command.maybe("enable-dns-support").ifPresent(value -> dns.put("support", isOn(value)));
    command.maybe("enable-dns-hostnames").ifPresent(value -> dns.put("hostnames", isOn(value)));
  }

  private static boolean isOn(String value) {
    return Boolean.parseBoolean(Shorthand.parse(value).path("Value").asString(""));
  }
}
