// Over 200 lines: every kind of resource that bears on sessions, one after the other.
package dev.sessionready.change.template;

import static dev.sessionready.change.template.PlannedReferences.MARK;

import dev.sessionready.change.CannotRun;
import dev.sessionready.check.Command;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** The commands that make the change of one planned resource. */
record PlannedCommands(PlannedResource resource) {

  private static final List<String> DESTINATIONS =
      List.of("DestinationCidrBlock", "DestinationIpv6CidrBlock", "DestinationPrefixListId");

  private static final List<String> TARGETS =
      List.of(
          "GatewayId",
          "NatGatewayId",
          "TransitGatewayId",
          "VpcPeeringConnectionId",
          "EgressOnlyInternetGatewayId",
          "VpcEndpointId",
          "NetworkInterfaceId");

  /** The lines; empty where such a change is not understood. */
  Optional<List<String>> lines() {
    return switch (resource.type()) {
      case SECURITY_GROUP ->
          resource.isDeleted()
              ? Optional.empty()
              : Optional.of(resource.isCreated() ? group() : changedRules());
      case SECURITY_GROUP_RULE -> Optional.of(directedRule());
      case VPC ->
          resource.isCreated() || resource.isDeleted()
              ? Optional.empty()
              : Optional.of(attributes());
      case SECURITY_GROUP_INGRESS -> Optional.of(rule("ingress"));
      case SECURITY_GROUP_EGRESS -> Optional.of(rule("egress"));
      case NETWORK_ACL_ENTRY -> Optional.of(entry());
      case VPC_ENDPOINT -> Optional.of(endpoint());
      case ROUTE -> Optional.of(route());
      case NAT_GATEWAY ->
          onlyCreated(() ->
              List.of(
                  made("ec2", "create-nat-gateway", "SubnetId", "AllocationId")
                      + query("NatGateway.NatGatewayId")));
      case ELASTIC_IP ->
          onlyCreated(() ->
              List.of(assigned("aws ec2 allocate-address --domain vpc") + query("AllocationId")));
      case EGRESS_ONLY_GATEWAY ->
          onlyCreated(() ->
              List.of(
                  made("ec2", "create-egress-only-internet-gateway", "VpcId")
                      + query("EgressOnlyInternetGateway.EgressOnlyInternetGatewayId")));
      case ROLE_POLICY -> Optional.of(rolePolicy());
      case ROLE_POLICY_ATTACHMENT -> Optional.of(attachment());
      case LOG_GROUP ->
          onlyCreated(() -> List.of(command("logs", "create-log-group", "LogGroupName")));
      case SESSION_DOCUMENT -> document();
      case ELASTIC_IP_ASSOCIATION,
          INTERNET_GATEWAY_ATTACHMENT,
          TRANSIT_GATEWAY_ATTACHMENT,
          DHCP_OPTIONS_ASSOCIATION,
          PUBLIC_ACCESS_EXCLUSION,
          ROLE,
          INSTANCE_PROFILE,
          BUCKET,
          KEY ->
          Optional.empty();
    };
  }

  private Optional<List<String>> onlyCreated(Supplier<List<String>> lines) {
    return resource.isCreated() ? Optional.of(lines.get()) : Optional.empty();
  }

  private List<String> group() {
    JsonNode after = resource.after();
    List<String> lines = new ArrayList<>();
    lines.add(
        assigned(
                "aws ec2 create-security-group --group-name "
                    + word(resource.maybe(after, "GroupName").orElse(resource.address()))
                    + " --description "
                    + word(resource.maybe(after, "GroupDescription").orElse("planned"))
                    + " --vpc-id "
                    + word(resource.text(after, "VpcId")))
            + query("GroupId"));
    String group = MARK + PlannedReferences.variable(resource.address()) + MARK;
    boolean isTerraform = resource.form() == PlannedResource.Form.TERRAFORM;
    List<IpPermission> egress = inline(after, "egress");
    // Terraform takes away the rule that lets everything out; CloudFormation where others are
    // named.
    if (isTerraform || !egress.isEmpty()) {
      lines.add(IpPermission.EVERYTHING.line("revoke", "egress", group));
    }
    egress.forEach(rule -> lines.add(rule.line("authorize", "egress", group)));
    inline(after, "ingress").forEach(rule -> lines.add(rule.line("authorize", "ingress", group)));
    return lines;
  }

  private List<String> changedRules() {
    List<String> lines = new ArrayList<>();
    for (String direction : List.of("ingress", "egress")) {
      List<IpPermission> before = inline(resource.before(), direction);
      List<IpPermission> after = inline(resource.after(), direction);
      before.stream()
          .filter(rule -> !after.contains(rule))
          .forEach(rule -> lines.add(rule.line("revoke", direction, resource.id())));
      after.stream()
          .filter(rule -> !before.contains(rule))
          .forEach(rule -> lines.add(rule.line("authorize", direction, resource.id())));
    }
    return lines;
  }

  // The rules that a group itself has.
  private List<IpPermission> inline(JsonNode side, String direction) {
    boolean isTerraform = resource.form() == PlannedResource.Form.TERRAFORM;
    JsonNode rules =
        side.path(
            isTerraform
                ? direction
                : direction.equals("egress") ? "SecurityGroupEgress" : "SecurityGroupIngress");
    return rules.valueStream().map(IpPermission::of).toList();
  }

  // A rule that changes is another rule.
  private List<String> rule(String direction) {
    List<String> lines = new ArrayList<>();
    if (!resource.isCreated()) {
      lines.add(rule("revoke", direction, resource.before()));
    }
    if (!resource.isDeleted()) {
      lines.add(rule("authorize", direction, resource.after()));
    }
    return lines;
  }

  private String rule(String verb, String direction, JsonNode side) {
    return IpPermission.of(side).line(verb, direction, resource.text(side, "GroupId"));
  }

  // Terraform's older kind of rule says itself in which direction it goes.
  private List<String> directedRule() {
    return rule(resource.state().path("type").asString(""));
  }

  private List<String> attributes() {
    List<String> lines = new ArrayList<>();
    for (String name : List.of("EnableDnsSupport", "EnableDnsHostnames")) {
      resource
          .maybe(resource.after(), name)
          .filter(value -> !resource.maybe(resource.before(), name).equals(Optional.of(value)))
          .ifPresent(value ->
              lines.add(
                  "aws ec2 modify-vpc-attribute --vpc-id %s %s %s"
                      .formatted(
                          word(resource.id()),
                          cli(name),
                          word("{\"Value\":%s}".formatted(value)))));
    }
    return lines;
  }

  private List<String> entry() {
    List<String> lines = new ArrayList<>();
    if (!resource.isCreated()) {
      lines.add(String.join(" ", entryNamed("delete", resource.before())));
    }
    if (!resource.isDeleted()) {
      List<String> words = new ArrayList<>(entryNamed("create", resource.after()));
      words.add("--protocol " + word(resource.text(resource.after(), "Protocol")));
      words.add("--rule-action " + word(resource.text(resource.after(), "RuleAction")));
      option(words, "--cidr-block", resource.maybe(resource.after(), "CidrBlock"));
      option(words, "--ipv6-cidr-block", resource.maybe(resource.after(), "Ipv6CidrBlock"));
      range(resource.after()).ifPresent(range -> words.add("--port-range " + word(range)));
      lines.add(String.join(" ", words));
    }
    return lines;
  }

  private List<String> entryNamed(String verb, JsonNode side) {
    return List.of(
        "aws ec2 %s-network-acl-entry".formatted(verb),
        "--network-acl-id " + word(resource.text(side, "NetworkAclId")),
        "--rule-number " + word(resource.text(side, "RuleNumber")),
        resource.flag(side, "Egress") ? "--egress" : "--ingress");
  }

  private Optional<String> range(JsonNode side) {
    boolean flat = resource.form() == PlannedResource.Form.TERRAFORM;
    JsonNode from = flat ? side.path("from_port") : side.path("PortRange").path("From");
    JsonNode to = flat ? side.path("to_port") : side.path("PortRange").path("To");
    return from.isNumber() && to.isNumber() && port(to) > 0
        ? Optional.of("From=%d,To=%d".formatted(port(from), port(to)))
        : Optional.empty();
  }

  // Left out, it would open every port.
  private static int port(JsonNode number) {
    if (!number.isInt()) {
      throw new CannotRun("its port range has a number that is no port");
    }
    return number.intValue();
  }

  // One that changes is made again: what it has afterwards is what counts.
  private List<String> endpoint() {
    List<String> lines = new ArrayList<>();
    if (!resource.isCreated()) {
      lines.add("aws ec2 delete-vpc-endpoints --vpc-endpoint-ids " + word(resource.id()));
    }
    if (!resource.isDeleted()) {
      List<String> words = new ArrayList<>();
      JsonNode after = resource.after();
      words.add("aws ec2 create-vpc-endpoint --vpc-id " + word(resource.text(after, "VpcId")));
      words.add("--service-name " + word(resource.text(after, "ServiceName")));
      option(words, "--vpc-endpoint-type", resource.maybe(after, "VpcEndpointType"));
      option(words, "--ip-address-type", resource.maybe(after, "IpAddressType"));
      if (resource.flag(after, "PrivateDnsEnabled")) {
        words.add("--private-dns-enabled");
      }
      options(words, "--subnet-ids", resource.texts(after, "SubnetIds"));
      options(words, "--security-group-ids", resource.texts(after, "SecurityGroupIds"));
      options(words, "--route-table-ids", resource.texts(after, "RouteTableIds"));
      String policy = resource.document(after, "PolicyDocument");
      option(words, "--policy-document", Optional.of(policy).filter(text -> !text.isEmpty()));
      lines.add(assigned(String.join(" ", words)) + query("VpcEndpoint.VpcEndpointId"));
    }
    return lines;
  }

  private List<String> route() {
    String verb = resource.isDeleted() ? "delete" : resource.isCreated() ? "create" : "replace";
    List<String> words = new ArrayList<>();
    JsonNode side = resource.state();
    words.add(
        "aws ec2 %s-route --route-table-id %s"
            .formatted(verb, word(resource.text(side, "RouteTableId"))));
    DESTINATIONS.forEach(name -> option(words, cli(name), resource.maybe(side, name)));
    if (!resource.isDeleted()) {
      TARGETS.forEach(name -> option(words, cli(name), resource.maybe(side, name)));
    }
    return List.of(String.join(" ", words));
  }

  private List<String> rolePolicy() {
    String role = word(resource.text(resource.state(), "RoleName"));
    String name = word(resource.text(resource.state(), "PolicyName"));
    return List.of(
        resource.isDeleted()
            ? "aws iam delete-role-policy --role-name %s --policy-name %s".formatted(role, name)
            : "aws iam put-role-policy --role-name %s --policy-name %s --policy-document %s"
                .formatted(
                    role, name, word(resource.document(resource.after(), "PolicyDocument"))));
  }

  private List<String> attachment() {
    List<String> lines = new ArrayList<>();
    if (!resource.isCreated()) {
      lines.add(attachment("detach", resource.before()));
    }
    if (!resource.isDeleted()) {
      lines.add(attachment("attach", resource.after()));
    }
    return lines;
  }

  private String attachment(String verb, JsonNode side) {
    return "aws iam %s-role-policy --role-name %s --policy-arn %s"
        .formatted(
            verb, word(resource.text(side, "RoleName")), word(resource.text(side, "PolicyArn")));
  }

  private Optional<List<String>> document() {
    if (resource.isDeleted()
        || !resource.text(resource.after(), "DocumentType").equals("Session")) {
      return Optional.empty();
    }
    String content = word(resource.document(resource.after(), "Content"));
    String name = word(resource.text(resource.after(), "Name"));
    return Optional.of(
        List.of(
            resource.isCreated()
                ? "aws ssm create-document --name %s --document-type Session --content %s"
                    .formatted(name, content)
                : "aws ssm update-document --name %s --document-version '$LATEST' --content %s"
                    .formatted(name, content)));
  }

  private String made(String service, String operation, String... properties) {
    return assigned(command(service, operation, properties));
  }

  private String command(String service, String operation, String... properties) {
    StringBuilder line = new StringBuilder("aws " + service + " " + operation);
    for (String name : properties) {
      line.append(' ').append(cli(name)).append(' ');
      line.append(word(resource.text(resource.after(), name)));
    }
    return line.toString();
  }

  private String assigned(String line) {
    return PlannedReferences.variable(resource.address()) + "=$(" + line;
  }

  private static String query(String what) {
    return " --query %s --output text)".formatted(what);
  }

  private static void option(List<String> words, String option, Optional<String> value) {
    value.ifPresent(text -> words.add(option + " " + word(text)));
  }

  private static void options(List<String> words, String option, List<String> values) {
    if (!values.isEmpty()) {
      words.add(
          option
              + values.stream()
                  .map(PlannedCommands::word)
                  .collect(Collectors.joining(" ", " ", "")));
    }
  }

  // As the CLI spells a property of CloudFormation.
  private static String cli(String property) {
    return "--" + property.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
  }

  /** A word of a shell, in which marks are variables, which count in double quotes only. */
  static String word(String text) {
    if (text.indexOf(MARK) < 0) {
      return Command.quote(text);
    }
    StringBuilder word = new StringBuilder();
    String[] pieces = text.split(String.valueOf(MARK), -1);
    for (int i = 0; i < pieces.length; i++) {
      if (i % 2 == 1) {
        word.append("\"$").append(pieces[i]).append('"');
      } else if (!pieces[i].isEmpty()) {
        word.append(Command.quote(pieces[i]));
      }
    }
    return word.toString();
  }
}
