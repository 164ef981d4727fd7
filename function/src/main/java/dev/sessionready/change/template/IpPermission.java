package dev.sessionready.change.template;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a rule of a security group lets through, however CloudFormation or Terraform spells it.
 *
 * @param from the first port; -1 where it is all of them
 */
record IpPermission(String protocol, int from, int to, List<Peer> peers) {

  /** What every new group lets out. */
  static final IpPermission EVERYTHING =
      new IpPermission("-1", -1, -1, List.of(new Peer("IpRanges", "CidrIp", "0.0.0.0/0")));

  /** Who is on the other side, and in which list and field of EC2's permission that stands. */
  record Peer(String list, String field, String name) {}

  private record Spelling(String list, String field, List<String> names) {}

  private static final List<Spelling> SPELLINGS =
      List.of(
          new Spelling("IpRanges", "CidrIp", List.of("CidrIp", "cidr_ipv4", "cidr_blocks")),
          new Spelling(
              "Ipv6Ranges", "CidrIpv6", List.of("CidrIpv6", "cidr_ipv6", "ipv6_cidr_blocks")),
          new Spelling(
              "UserIdGroupPairs",
              "GroupId",
              List.of(
                  "SourceSecurityGroupId",
                  "DestinationSecurityGroupId",
                  "referenced_security_group_id",
                  "source_security_group_id",
                  "security_groups")),
          new Spelling(
              "PrefixListIds",
              "PrefixListId",
              List.of(
                  "SourcePrefixListId",
                  "DestinationPrefixListId",
                  "prefix_list_id",
                  "prefix_list_ids")));

  IpPermission {
    peers = List.copyOf(peers);
  }

  /** That of a rule, alone or within its group. */
  static IpPermission of(JsonNode rule) {
    List<Peer> peers = new ArrayList<>();
    for (Spelling spelling : SPELLINGS) {
      // A list has no order, and comes in another one as it likes.
      new TreeSet<>(
              spelling.names().stream()
                  .flatMap(name -> PlannedText.of(rule.path(name)).stream())
                  .toList())
          .forEach(name ->
              // A group of another account stands with that account's id.
              peers.add(
                  new Peer(
                      spelling.list(), spelling.field(), name.replaceFirst("^[0-9]{12}/", ""))));
    }
    String protocol =
        PlannedText.of(
                rule.path(
                    rule.has("IpProtocol")
                        ? "IpProtocol"
                        : rule.has("ip_protocol") ? "ip_protocol" : "protocol"))
            .stream()
            .findFirst()
            .orElse("-1");
    boolean all = protocol.equals("-1") || protocol.equals("all");
    return new IpPermission(
        all ? "-1" : protocol,
        all ? -1 : port(rule, "FromPort", "from_port"),
        all ? -1 : port(rule, "ToPort", "to_port"),
        peers);
  }

  private static int port(JsonNode rule, String name, String other) {
    return rule.path(name).asInt(rule.path(other).asInt(-1));
  }

  /** The command that makes or takes away the rule. */
  String line(String verb, String direction, String group) {
    ObjectNode permission = JsonNodeFactory.instance.objectNode().put("IpProtocol", protocol);
    if (!protocol.equals("-1")) {
      permission.put("FromPort", from).put("ToPort", to);
    }
    for (Peer peer : peers) {
      ArrayNode list = permission.withArrayProperty(peer.list());
      list.addObject().put(peer.field(), peer.name());
    }
    return "aws ec2 %s-security-group-%s --group-id %s --ip-permissions %s"
        .formatted(
            verb,
            direction,
            PlannedCommands.word(group),
            PlannedCommands.word("[" + permission + "]"));
  }
}
