// Over 200 lines: every command that a template can take the place of, one after the other.
package dev.sessionready.change.template;

import dev.sessionready.change.AwsCommand;
import dev.sessionready.change.CommandScript;
import dev.sessionready.change.Shorthand;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a script makes, as resources that a template can add. A template changes nothing that it did
 * not make: what a script changes of what is there is left to be typed.
 */
final class AddedResources {

  private final List<Resource> added = new ArrayList<>();
  private final List<String> byHand = new ArrayList<>();
  private final Set<String> names = new HashSet<>();

  private AddedResources() {}

  static AddedResources of(CommandScript script) {
    AddedResources resources = new AddedResources();
    List<String> lines = script.lines();
    for (int i = 0; i < lines.size(); i++) {
      CommandScript.Typed typed = script.commands().get(i);
      if (!typed.account().isEmpty()
          || !resources.add(AwsCommand.of(typed.words()), typed.made())) {
        resources.byHand.add(lines.get(i));
      }
    }
    return resources;
  }

  List<Resource> added() {
    return List.copyOf(added);
  }

  /** The commands that no resource takes the place of. */
  List<String> byHand() {
    return List.copyOf(byHand);
  }

  // False where it changes what is there.
  private boolean add(AwsCommand command, String made) {
    switch (command.name()) {
      case "ec2 create-security-group" ->
          add(
              ResourceType.SECURITY_GROUP,
              made,
              properties()
                  .put("GroupName", command.one("group-name"))
                  .put("GroupDescription", command.one("description"))
                  .put("VpcId", command.one("vpc-id")));
      case "ec2 authorize-security-group-ingress" ->
          rules(command, ResourceType.SECURITY_GROUP_INGRESS, "Source");
      case "ec2 authorize-security-group-egress" ->
          rules(command, ResourceType.SECURITY_GROUP_EGRESS, "Destination");
      case "ec2 create-network-acl-entry" -> entry(command);
      case "ec2 create-vpc-endpoint" -> endpoint(command, made);
      case "ec2 create-route" -> add(ResourceType.ROUTE, made, given(command, ROUTE));
      case "ec2 create-nat-gateway" ->
          add(
              ResourceType.NAT_GATEWAY,
              made,
              given(command, List.of("subnet-id", "allocation-id")));
      // Each tool waits by itself.
      case "ec2 wait nat-gateway-available" -> {}
      case "ec2 allocate-address" ->
          add(ResourceType.ELASTIC_IP, made, properties().put("Domain", "vpc"));
      case "ec2 associate-address" ->
          add(
              ResourceType.ELASTIC_IP_ASSOCIATION,
              made,
              given(command, List.of("allocation-id", "instance-id")));
      case "ec2 create-egress-only-internet-gateway" ->
          add(ResourceType.EGRESS_ONLY_GATEWAY, made, given(command, List.of("vpc-id")));
      case "ec2 attach-internet-gateway" ->
          add(
              ResourceType.INTERNET_GATEWAY_ATTACHMENT,
              made,
              given(command, List.of("internet-gateway-id", "vpc-id")));
      case "ec2 create-transit-gateway-vpc-attachment" -> transit(command, made);
      case "ec2 associate-dhcp-options" ->
          add(
              ResourceType.DHCP_OPTIONS_ASSOCIATION,
              made,
              given(command, List.of("dhcp-options-id", "vpc-id")));
      case "ec2 create-vpc-block-public-access-exclusion" ->
          add(
              ResourceType.PUBLIC_ACCESS_EXCLUSION,
              made,
              given(command, List.of("internet-gateway-exclusion-mode", "vpc-id", "subnet-id")));
      default -> {
        return addOther(command, made);
      }
    }
    return true;
  }

  private static final List<String> ROUTE =
      List.of(
          "route-table-id",
          "destination-cidr-block",
          "destination-ipv6-cidr-block",
          "destination-prefix-list-id",
          "gateway-id",
          "nat-gateway-id",
          "transit-gateway-id",
          "vpc-peering-connection-id",
          "egress-only-internet-gateway-id",
          "vpc-endpoint-id",
          "network-interface-id",
          "instance-id");

  // Of IAM, Systems Manager, CloudWatch Logs, S3 and KMS.
  private boolean addOther(AwsCommand command, String made) {
    switch (command.name()) {
      case "iam create-role" -> {
        ObjectNode role = properties().put("RoleName", command.one("role-name"));
        command.maybe("path").ifPresent(path -> role.put("Path", path));
        role.set(
            "AssumeRolePolicyDocument",
            Shorthand.parse(command.one("assume-role-policy-document")));
        addNamed(ResourceType.ROLE, command.one("role-name"), role);
      }
      case "iam put-role-policy" -> {
        ObjectNode policy = given(command, List.of("role-name", "policy-name"));
        policy.set("PolicyDocument", Shorthand.parse(command.one("policy-document")));
        add(ResourceType.ROLE_POLICY, made, policy);
      }
      case "iam attach-role-policy" ->
          add(
              ResourceType.ROLE_POLICY_ATTACHMENT,
              made,
              given(command, List.of("role-name", "policy-arn")));
      case "iam create-instance-profile" ->
          addNamed(
              ResourceType.INSTANCE_PROFILE,
              command.one("instance-profile-name"),
              properties().put("InstanceProfileName", command.one("instance-profile-name")));
      case "iam add-role-to-instance-profile" -> {
        return into(command.one("instance-profile-name"), command.one("role-name"));
      }
      case "logs create-log-group" -> {
        ObjectNode group = properties().put("LogGroupName", command.one("log-group-name"));
        command.maybe("kms-key-id").ifPresent(key -> group.put("KmsKeyId", key));
        addNamed(ResourceType.LOG_GROUP, command.one("log-group-name"), group);
      }
      case "s3api create-bucket" ->
          addNamed(
              ResourceType.BUCKET,
              command.one("bucket"),
              properties().put("BucketName", command.one("bucket")));
      case "kms create-key" -> add(ResourceType.KEY, made, given(command, List.of("description")));
      case "ssm create-document" -> {
        ObjectNode document =
            properties()
                .put("Name", command.one("name"))
                .put("DocumentType", command.one("document-type"))
                .put("DocumentFormat", "JSON");
        document.set("Content", Shorthand.parse(command.one("content")));
        addNamed(ResourceType.SESSION_DOCUMENT, command.one("name"), document);
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private void addNamed(ResourceType type, String name, ObjectNode properties) {
    names.add(type + " " + name);
    add(type, name, properties);
  }

  private void add(ResourceType type, String made, ObjectNode properties) {
    added.add(new Resource(added.size() + 1, type, made, properties));
  }

  private boolean into(String profile, String role) {
    if (!names.contains(ResourceType.INSTANCE_PROFILE + " " + profile)) {
      return false;
    }
    added.stream()
        .filter(one -> one.type() == ResourceType.INSTANCE_PROFILE && one.made().equals(profile))
        .forEach(one -> one.properties().putArray("Roles").add(role));
    return true;
  }

  // One resource for each peer, as a template names one.
  private void rules(AwsCommand command, ResourceType type, String end) {
    String group = command.one("group-id");
    List<String> permissions = command.all("ip-permissions");
    if (permissions.isEmpty()) {
      ObjectNode rule = rule(group, command.one("protocol"));
      if (!command.one("protocol").equals("-1")) {
        rule.put("FromPort", command.number("port")).put("ToPort", command.number("port"));
      }
      add(type, "", rule.put(cidr(command.one("cidr")), command.one("cidr")));
    }
    permissions.stream()
        .map(Shorthand::parse)
        .flatMap(one -> one.isArray() ? one.valueStream() : Stream.of(one))
        .forEach(one -> permission(group, one, type, end));
  }

  private void permission(String group, JsonNode permission, ResourceType type, String end) {
    peers(permission, "IpRanges", "CidrIp")
        .forEach(peer -> add(type, "", rule(group, permission).put("CidrIp", peer)));
    peers(permission, "Ipv6Ranges", "CidrIpv6")
        .forEach(peer -> add(type, "", rule(group, permission).put("CidrIpv6", peer)));
    peers(permission, "UserIdGroupPairs", "GroupId")
        .forEach(peer -> add(type, "", rule(group, permission).put(end + "SecurityGroupId", peer)));
    peers(permission, "PrefixListIds", "PrefixListId")
        .forEach(peer -> add(type, "", rule(group, permission).put(end + "PrefixListId", peer)));
  }

  private static Stream<String> peers(JsonNode permission, String list, String field) {
    return permission.path(list).valueStream().map(one -> one.path(field).asString(""));
  }

  private static ObjectNode rule(String group, JsonNode permission) {
    ObjectNode rule = rule(group, permission.path("IpProtocol").asString(""));
    for (String port : List.of("FromPort", "ToPort")) {
      if (permission.has(port)) {
        rule.put(port, permission.path(port).asInt());
      }
    }
    return rule;
  }

  private static ObjectNode rule(String group, String protocol) {
    return properties().put("GroupId", group).put("IpProtocol", protocol);
  }

  private static String cidr(String block) {
    return block.contains(":") ? "CidrIpv6" : "CidrIp";
  }

  private void entry(AwsCommand command) {
    ObjectNode entry =
        properties()
            .put("NetworkAclId", command.one("network-acl-id"))
            .put("RuleNumber", command.number("rule-number"))
            .put("Egress", command.has("egress"))
            .put("Protocol", protocol(command.one("protocol")))
            .put("RuleAction", command.one("rule-action"));
    command.maybe("cidr-block").ifPresent(block -> entry.put("CidrBlock", block));
    command.maybe("ipv6-cidr-block").ifPresent(block -> entry.put("Ipv6CidrBlock", block));
    command
        .maybe("port-range")
        .map(Shorthand::parse)
        .ifPresent(range ->
            entry
                .putObject("PortRange")
                .put("From", range.path("From").asInt())
                .put("To", range.path("To").asInt()));
    add(ResourceType.NETWORK_ACL_ENTRY, "", entry);
  }

  private static int protocol(String name) {
    return switch (name) {
      case "tcp" -> 6;
      case "udp" -> 17;
      case "icmp" -> 1;
      case "all" -> -1;
      default -> Integer.parseInt(name);
    };
  }

  private void endpoint(AwsCommand command, String made) {
    ObjectNode endpoint =
        given(command, List.of("vpc-id", "service-name", "vpc-endpoint-type", "ip-address-type"));
    if (command.maybe("vpc-endpoint-type").isPresent()) {
      endpoint.put("PrivateDnsEnabled", command.has("private-dns-enabled"));
    }
    lists(command, endpoint, "subnet-ids", "security-group-ids", "route-table-ids");
    command
        .maybe("policy-document")
        .ifPresent(policy -> endpoint.set("PolicyDocument", Shorthand.parse(policy)));
    add(ResourceType.VPC_ENDPOINT, made, endpoint);
  }

  private void transit(AwsCommand command, String made) {
    ObjectNode attachment = given(command, List.of("transit-gateway-id", "vpc-id"));
    lists(command, attachment, "subnet-ids");
    add(ResourceType.TRANSIT_GATEWAY_ATTACHMENT, made, attachment);
  }

  private static void lists(AwsCommand command, ObjectNode properties, String... options) {
    for (String option : options) {
      List<String> values = command.all(option);
      if (!values.isEmpty()) {
        ArrayNode list = properties.putArray(property(option));
        values.forEach(list::add);
      }
    }
  }

  private static ObjectNode given(AwsCommand command, List<String> options) {
    ObjectNode properties = properties();
    for (String option : options) {
      Optional<String> value = command.maybe(option);
      value.ifPresent(text -> properties.put(property(option), text));
    }
    return properties;
  }

  // CloudFormation writes the options of the CLI without their hyphens.
  private static String property(String option) {
    StringBuilder name = new StringBuilder();
    for (String word : option.split("-", -1)) {
      name.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
    }
    return name.toString();
  }

  private static ObjectNode properties() {
    return JsonNodeFactory.instance.objectNode();
  }
}
