// Over 200 lines: every change that has an option of its own, one method each.
package dev.sessionready.change;

import static dev.sessionready.change.AccountTree.strings;

import dev.sessionready.check.Command;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The changes that have an option of their own, as commands of the AWS CLI: so that there is one
 * place where each command's effect is known, and what was tried can be typed.
 *
 * @param account the account as it is
 */
public record ChangeRequests(AccountTree account) {

  /**
   * An endpoint for a service in a VPC, or in every VPC with instances that has none for it: in one
   * subnet with instances of each Availability Zone, with a group that lets the VPC in; for S3 a
   * gateway endpoint in the route tables of the VPC.
   *
   * @param written {@code SERVICE} or {@code SERVICE,VPC}
   */
  public RequestedChange addEndpoint(String written) {
    String[] parts = parts(written, 1, 2, "SERVICE or SERVICE,VPC such as logs,vpc-0a1b2c3d");
    String service =
        parts[0].contains(".")
            ? parts[0]
            : "com.amazonaws.%s.%s".formatted(account.region(), parts[0]);
    List<String> vpcs = parts.length == 2 ? List.of(parts[1]) : vpcsWithout(service);
    if (vpcs.isEmpty()) {
      throw new CannotRun("every VPC with instances has an endpoint for %s".formatted(parts[0]));
    }
    List<String> lines = new ArrayList<>();
    for (String vpcId : vpcs) {
      account.network("vpcs", vpcId);
      lines.addAll(service.endsWith(".s3") ? gateway(service, vpcId) : endpoint(service, vpcId));
    }
    return new RequestedChange("--add-endpoint " + written, lines);
  }

  private List<String> vpcsWithout(String service) {
    Set<String> vpcs = new TreeSet<>();
    account.instances().forEach(instance -> vpcs.add(instance.path("vpcId").asString("")));
    vpcs.remove("");
    account
        .listed("network", "vpcEndpoints")
        .valueStream()
        .filter(endpoint -> endpoint.path("serviceName").asString("").equals(service))
        .forEach(endpoint -> vpcs.remove(endpoint.path("vpcId").asString("")));
    return List.copyOf(vpcs);
  }

  private List<String> gateway(String service, String vpcId) {
    List<String> tables =
        account
            .listed("network", "routeTables")
            .valueStream()
            .filter(table -> table.path("vpcId").asString("").equals(vpcId))
            .map(table -> table.path("id").asString(""))
            .sorted()
            .toList();
    return List.of(
        Command.aws("ec2", "create-vpc-endpoint", "--vpc-id", vpcId, "--service-name", service)
            .with("--route-table-ids")
            .with(tables.toArray(String[]::new))
            .toString());
  }

  private List<String> endpoint(String service, String vpcId) {
    String code = service.substring(service.lastIndexOf('.') + 1);
    String variable =
        "GROUP_" + (code + "_" + vpcId).toUpperCase(Locale.ROOT).replaceAll("\\W", "_");
    Command group =
        Command.aws("ec2", "create-security-group", "--group-name")
            .with("session-manager-endpoint-" + code, "--description")
            .with("HTTPS from the VPC to its endpoint", "--vpc-id", vpcId)
            .with("--query", "GroupId", "--output", "text");
    List<String> lines = new ArrayList<>();
    lines.add("%s=$(%s)".formatted(variable, group));
    for (String block : strings(account.network("vpcs", vpcId).path("cidrs"))) {
      lines.add(
          Command.aws("ec2", "authorize-security-group-ingress", "--group-id")
              + " \"$"
              + variable
              + "\" --ip-permissions "
              + Command.quote(permission("443", block)));
    }
    lines.add(
        Command.aws("ec2", "create-vpc-endpoint", "--vpc-id", vpcId)
                .with("--vpc-endpoint-type", "Interface", "--service-name", service)
                .with("--private-dns-enabled", "--subnet-ids")
                .with(subnets(vpcId).toArray(String[]::new))
            + " --security-group-ids \"$"
            + variable
            + "\"");
    return lines;
  }

  // An endpoint has one subnet in each zone; the zones with instances are served without crossing.
  private List<String> subnets(String vpcId) {
    Map<String, String> byZone = new TreeMap<>();
    account
        .instances()
        .valueStream()
        .filter(instance -> instance.path("vpcId").asString("").equals(vpcId))
        .map(instance -> instance.path("subnetId").asString(""))
        .filter(subnet -> !subnet.isEmpty())
        .sorted()
        .forEach(subnet ->
            byZone.putIfAbsent(
                account.network("subnets", subnet).path("availabilityZone").asString(""), subnet));
    if (byZone.isEmpty()) {
      throw new CannotRun("%s has no instance that an endpoint would serve".formatted(vpcId));
    }
    return List.copyOf(byZone.values());
  }

  /** The deletion of an endpoint. */
  public RequestedChange deleteEndpoint(String id) {
    return new RequestedChange(
        "--delete-endpoint " + id,
        List.of(Command.aws("ec2", "delete-vpc-endpoints", "--vpc-endpoint-ids", id).toString()));
  }

  /**
   * A rule of a security group that comes or goes.
   *
   * @param operation {@code authorize} or {@code revoke}
   * @param direction {@code ingress} or {@code egress}
   * @param written {@code GROUP,PORT,PEER}: a port, a range or {@code all}; a block of addresses, a
   *     security group or a prefix list
   */
  public RequestedChange rule(String operation, String direction, String written) {
    String[] parts = parts(written, 3, 3, "GROUP,PORT,PEER such as sg-0a1b2c3d,443,10.0.0.0/16");
    return new RequestedChange(
        "--%s-%s %s".formatted(operation, direction, written),
        List.of(
            Command.aws("ec2", "%s-security-group-%s".formatted(operation, direction))
                .with("--group-id", parts[0], "--ip-permissions", permission(parts[1], parts[2]))
                .toString()));
  }

  private static String permission(String port, String peer) {
    ObjectNode permission = AccountTree.node();
    if (port.equals("all")) {
      permission.put("IpProtocol", "-1");
    } else if (port.matches("\\d{1,5}(-\\d{1,5})?")) {
      permission
          .put("IpProtocol", "tcp")
          .put("FromPort", Integer.parseInt(port.split("-", 2)[0]))
          .put("ToPort", Integer.parseInt(port.substring(port.indexOf('-') + 1)));
    } else {
      throw new CannotRun("'%s' is no port; write 443, 1024-65535 or all".formatted(port));
    }
    if (peer.startsWith("sg-")) {
      permission.putArray("UserIdGroupPairs").addObject().put("GroupId", peer);
    } else if (peer.startsWith("pl-")) {
      permission.putArray("PrefixListIds").addObject().put("PrefixListId", peer);
    } else if (peer.contains(":")) {
      permission.putArray("Ipv6Ranges").addObject().put("CidrIpv6", peer);
    } else {
      permission.putArray("IpRanges").addObject().put("CidrIp", peer);
    }
    return "[" + permission + "]";
  }

  /**
   * A managed policy that a role gets or loses.
   *
   * @param operation {@code attach} or {@code detach}
   * @param written {@code ROLE,POLICY}: the policy's ARN, or the name of one of AWS's own
   */
  public RequestedChange policy(String operation, String written) {
    String[] parts =
        parts(written, 2, 2, "ROLE,POLICY such as WebRole,AmazonSSMManagedInstanceCore");
    String arn =
        parts[1].startsWith("arn:")
            ? parts[1]
            : "arn:%s:iam::aws:policy/%s".formatted(account.partition(), parts[1]);
    return new RequestedChange(
        "--%s-policy %s".formatted(operation, written),
        List.of(
            Command.aws("iam", operation + "-role-policy", "--role-name", parts[0])
                .with("--policy-arn", arn)
                .toString()));
  }

  /**
   * A DNS attribute of a VPC that is switched on or off.
   *
   * @param operation {@code enable} or {@code disable}
   * @param attribute {@code support} or {@code hostnames}
   */
  public RequestedChange dns(String operation, String attribute, String vpcId) {
    String value = "{\"Value\":%s}".formatted(operation.equals("enable"));
    return new RequestedChange(
        "--%s-dns-%s %s".formatted(operation, attribute, vpcId),
        List.of(
            Command.aws("ec2", "modify-vpc-attribute", "--vpc-id", vpcId)
                .with("--enable-dns-" + attribute, value)
                .toString()));
  }

  /**
   * Session preferences with other values, in one new version of their document.
   *
   * @param document the name of the session document
   * @param values the inputs by name; true and false are booleans
   */
  public RequestedChange preferences(String document, Map<String, String> values) {
    String now =
        account
            .object("systemsManager", "sessionDocuments")
            .path(document)
            .path("known")
            .asString("");
    ObjectNode content =
        now.isEmpty() ? SystemsManagerCommands.emptyDocument() : (ObjectNode) AccountTree.json(now);
    ObjectNode inputs = content.withObjectProperty("inputs");
    values.forEach((name, value) -> {
      if (value.equals("true") || value.equals("false")) {
        inputs.put(name, Boolean.parseBoolean(value));
      } else {
        inputs.put(name, value);
      }
    });
    Command base =
        now.isEmpty()
            ? Command.aws("ssm", "create-document", "--document-type", "Session")
            : Command.aws("ssm", "update-document", "--document-version", "$LATEST");
    return new RequestedChange(
        "--set-preference "
            + String.join(
                " ",
                values.entrySet().stream()
                    .map(one -> one.getKey() + "=" + one.getValue())
                    .toList()),
        List.of(
            base.with("--name", document, "--content")
                .with(AccountTree.JSON.writeValueAsString((JsonNode) content))
                .toString()));
  }

  /**
   * Commands of the AWS CLI as they stand in a file, one a line; remarks and blank lines aside, and
   * what has a script end at an error.
   */
  public static List<RequestedChange> commands(Stream<String> lines) {
    return lines
        .map(String::strip)
        .map(line -> line.startsWith("$ ") ? line.substring(2) : line)
        .filter(line -> !line.isEmpty() && !line.startsWith("#") && !line.equals("set -eu"))
        .map(line -> new RequestedChange(line, List.of(line)))
        .toList();
  }

  private static String[] parts(String written, int least, int most, String form) {
    String[] parts = written.split(",", -1);
    if (parts.length < least || parts.length > most || Stream.of(parts).anyMatch(String::isBlank)) {
      throw new CannotRun("'%s' is not understood; write %s".formatted(written, form));
    }
    return parts;
  }
}
