// Over 200 lines: every command that changes a group or an ACL, one method each.
package dev.sessionready.change;

import static dev.sessionready.change.AccountTree.list;
import static dev.sessionready.change.AccountTree.node;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The commands of EC2 that change security groups and network ACLs. */
record FilterCommands(AccountTree account) {

  private static final List<String> NUMBERS = List.of("-1", "1", "6", "17", "58");

  boolean run(AwsCommand command) {
    switch (command.name()) {
      case "ec2 authorize-security-group-ingress" -> authorize(command, "ingress");
      case "ec2 authorize-security-group-egress" -> authorize(command, "egress");
      case "ec2 revoke-security-group-ingress" -> revoke(command, "ingress");
      case "ec2 revoke-security-group-egress" -> revoke(command, "egress");
      case "ec2 create-security-group" -> createGroup(command);
      case "ec2 create-network-acl-entry" -> put(command, false);
      case "ec2 replace-network-acl-entry" -> put(command, true);
      case "ec2 delete-network-acl-entry" -> delete(command);
      default -> {
        return false;
      }
    }
    return true;
  }

  // A new group lets nothing in and everything out.
  private void createGroup(AwsCommand command) {
    String id = account.newId("sg");
    if (!account.take(command.one("vpc-id"), command.one("group-name"))) {
      throw new CannotRun("there is a group of that name already");
    }
    command.one("description");
    ObjectNode group =
        node()
            .put("id", id)
            .put("vpcId", command.one("vpc-id"))
            .put("ownerId", account.accountId());
    ObjectNode everything = rule("-1", -1, -1);
    ((ArrayNode) everything.path("cidrs")).add("0.0.0.0/0");
    group.set("ingress", list(List.of()));
    group.set("egress", list(List.of()).add(everything));
    account.listed("network", "securityGroups").set(id, group);
    command.make(id);
  }

  private void authorize(AwsCommand command, String direction) {
    given(command).forEach(rules(command, direction)::add);
  }

  private ArrayNode rules(AwsCommand command, String direction) {
    return (ArrayNode) account.network("securityGroups", command.one("group-id")).path(direction);
  }

  private List<ObjectNode> given(AwsCommand command) {
    List<String> permissions = command.all("ip-permissions");
    if (permissions.isEmpty()) {
      String protocol = command.one("protocol");
      int port = protocol.equals("-1") ? -1 : command.number("port");
      ObjectNode rule = rule(protocol, port, port);
      ((ArrayNode) rule.path("cidrs")).add(command.one("cidr"));
      return List.of(rule);
    }
    return permissions.stream()
        .map(Shorthand::parse)
        .flatMap(one -> one.isArray() ? one.valueStream() : Stream.of(one))
        .map(this::rule)
        .toList();
  }

  // One rule of ours may hold the peers of several of EC2, of which each is revoked alone.
  private void revoke(AwsCommand command, String direction) {
    ArrayNode rules = rules(command, direction);
    for (ObjectNode revoked : given(command)) {
      for (String peers : List.of("cidrs", "groups", "prefixListIds")) {
        revoked
            .path(peers)
            .forEach(peer -> {
              if (!revoke(rules, revoked, peers, peer)) {
                throw new CannotRun("%s has no such rule".formatted(command.one("group-id")));
              }
            });
      }
    }
    for (int i = rules.size() - 1; i >= 0; i--) {
      JsonNode rule = rules.path(i);
      if (Stream.of("cidrs", "groups", "prefixListIds").allMatch(one -> rule.path(one).isEmpty())) {
        rules.remove(i);
      }
    }
  }

  private static boolean revoke(ArrayNode rules, ObjectNode revoked, String peers, JsonNode peer) {
    boolean found = false;
    for (JsonNode rule : rules) {
      ArrayNode of = (ArrayNode) rule.path(peers);
      boolean same =
          rule.path("protocol").equals(revoked.path("protocol"))
              && rule.path("ports").equals(revoked.path("ports"));
      for (int i = of.size() - 1; same && i >= 0; i--) {
        if (of.path(i).equals(peer)) {
          of.remove(i);
          found = true;
        }
      }
    }
    return found;
  }

  private ObjectNode rule(JsonNode permission) {
    String protocol = permission.path("IpProtocol").asString("");
    ObjectNode rule =
        rule(protocol, permission.path("FromPort").asInt(-1), permission.path("ToPort").asInt(-1));
    ArrayNode cidrs = (ArrayNode) rule.path("cidrs");
    permission.path("IpRanges").forEach(range -> cidrs.add(range.path("CidrIp").asString("")));
    permission.path("Ipv6Ranges").forEach(range -> cidrs.add(range.path("CidrIpv6").asString("")));
    permission
        .path("PrefixListIds")
        .forEach(one ->
            ((ArrayNode) rule.path("prefixListIds")).add(one.path("PrefixListId").asString("")));
    permission
        .path("UserIdGroupPairs")
        .forEach(pair -> ((ArrayNode) rule.path("groups")).add(reference(pair)));
    return rule;
  }

  // EC2 refuses a group that it does not know.
  private ObjectNode reference(JsonNode pair) {
    String id = pair.path("GroupId").asString("");
    ObjectNode group = account.network("securityGroups", id);
    return node().put("groupId", id).put("ownerId", group.path("ownerId").asString(""));
  }

  private static ObjectNode rule(String protocol, int from, int to) {
    ObjectNode rule = node().put("protocol", number(protocol));
    if (!protocol.equals("-1")) {
      if (from < 0 || to < from) {
        throw new CannotRun("a rule for %s needs its ports".formatted(protocol));
      }
      rule.put("ports", ports(from, to));
    }
    rule.set("cidrs", list(List.of()));
    rule.set("groups", list(List.of()));
    rule.set("prefixListIds", list(List.of()));
    return rule;
  }

  private void put(AwsCommand command, boolean replaces) {
    ObjectNode acl = account.network("networkAcls", command.one("network-acl-id"));
    ArrayNode entries = (ArrayNode) acl.path("entries");
    int number = command.number("rule-number");
    boolean egress = egress(command);
    if (number < 1 || number > 32766) {
      throw new CannotRun("no rule of an ACL has the number " + number);
    }
    if (remove(entries, number, egress) != replaces) {
      throw new CannotRun("rule %d is %s".formatted(number, replaces ? "not there" : "taken"));
    }
    String protocol = command.one("protocol");
    ObjectNode entry =
        node()
            .put("number", number)
            .put("egress", egress)
            .put("allow", command.one("rule-action").equals("allow"))
            .put("protocol", number(protocol));
    command
        .maybe("port-range")
        .map(Shorthand::parse)
        .ifPresent(range ->
            entry.put("ports", ports(range.path("From").asInt(-1), range.path("To").asInt(-1))));
    Optional<String> cidr = command.maybe("cidr-block");
    entry.put("cidr", cidr.isPresent() ? cidr.get() : command.one("ipv6-cidr-block"));
    entries.add(entry);
  }

  private void delete(AwsCommand command) {
    ObjectNode acl = account.network("networkAcls", command.one("network-acl-id"));
    int number = command.number("rule-number");
    if (!remove((ArrayNode) acl.path("entries"), number, egress(command))) {
      throw new CannotRun("there is no rule " + number);
    }
  }

  private static boolean egress(AwsCommand command) {
    boolean egress = command.has("egress");
    if (command.has("ingress") == egress) {
      throw new CannotRun(command.name() + " needs --ingress or --egress");
    }
    return egress;
  }

  private static boolean remove(ArrayNode entries, int number, boolean egress) {
    for (int i = 0; i < entries.size(); i++) {
      JsonNode entry = entries.path(i);
      if (entry.path("number").asInt() == number && entry.path("egress").asBoolean() == egress) {
        entries.remove(i);
        return true;
      }
    }
    return false;
  }

  private static String ports(int from, int to) {
    return from == to ? String.valueOf(from) : from + "-" + to;
  }

  private static String number(String protocol) {
    return switch (protocol) {
      case "tcp" -> "6";
      case "udp" -> "17";
      case "icmp" -> "1";
      case "all" -> "-1";
      default -> {
        if (!NUMBERS.contains(protocol)) {
          throw new CannotRun("there is no protocol " + protocol);
        }
        yield protocol;
      }
    };
  }
}
