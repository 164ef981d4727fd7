package dev.sessionready.change;

import static dev.sessionready.change.AccountTree.strings;

import dev.sessionready.check.Command;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * NAT gateways that would lead the instances of a VPC to the internet, and so to every service.
 *
 * @param account the account as it is
 * @see <a href="https://docs.aws.amazon.com/vpc/latest/userguide/vpc-nat-gateway.html">NAT
 *     gateways</a>
 */
public record NatGateways(AccountTree account) {

  private static final String EVERYWHERE = "0.0.0.0/0";

  /**
   * The commands that make one in a subnet of the VPC from which an internet gateway is reached,
   * with a route to it from each subnet with instances that has no such route; empty where there is
   * no such subnet or no such instance.
   */
  public Optional<CommandScript> forVpc(String vpcId) {
    Set<String> tables =
        account
            .instances()
            .valueStream()
            .filter(instance -> instance.path("vpcId").asString("").equals(vpcId))
            .map(instance -> instance.path("subnetId").asString(""))
            .flatMap(subnet -> table(subnet).stream())
            .filter(table -> everywhere(table).findAny().isEmpty())
            .map(table -> table.path("id").asString(""))
            .collect(Collectors.toCollection(TreeSet::new));
    Optional<String> subnet = publicSubnet(vpcId);
    return subnet.isEmpty() || tables.isEmpty()
        ? Optional.empty()
        : Optional.of(script(subnet.get(), tables));
  }

  private CommandScript script(String subnet, Set<String> tables) {
    AccountTree changed = account.copy();
    CommandScript script = new CommandScript();
    String address = run(changed, script, "ec2", "allocate-address", "--domain", "vpc");
    String gateway =
        run(
            changed,
            script,
            "ec2",
            "create-nat-gateway",
            "--subnet-id",
            subnet,
            "--allocation-id",
            address);
    run(changed, script, "ec2", "wait", "nat-gateway-available", "--nat-gateway-ids", gateway);
    for (String table : tables) {
      run(
          changed,
          script,
          "ec2",
          "create-route",
          "--route-table-id",
          table,
          "--destination-cidr-block",
          EVERYWHERE,
          "--nat-gateway-id",
          gateway);
    }
    return script;
  }

  private static String run(AccountTree account, CommandScript script, String... rest) {
    List<String> words = Command.aws(rest).arguments();
    AwsCommand command = AwsCommand.of(words);
    new CommandInterpreter(account).run(command);
    script.add(words, command.made());
    return command.made();
  }

  private Optional<String> publicSubnet(String vpcId) {
    return account
        .listed("network", "subnets")
        .valueStream()
        .filter(subnet -> subnet.path("vpcId").asString("").equals(vpcId))
        .filter(subnet -> strings(subnet.path("cidrs")).stream().anyMatch(one -> one.contains(".")))
        .map(subnet -> subnet.path("id").asString(""))
        .sorted()
        .filter(subnet ->
            table(subnet).stream()
                .flatMap(table -> everywhere(table))
                .anyMatch(target -> target.startsWith("igw-")))
        .findFirst();
  }

  // The table that a subnet names, or else the main one of its VPC.
  private Optional<JsonNode> table(String subnetId) {
    List<JsonNode> tables = account.listed("network", "routeTables").valueStream().toList();
    return tables.stream()
        .filter(table -> strings(table.path("subnetIds")).contains(subnetId))
        .findFirst()
        .or(() ->
            tables.stream()
                .filter(table -> table.path("main").asBoolean())
                .filter(table ->
                    table
                        .path("vpcId")
                        .asString("")
                        .equals(account.network("subnets", subnetId).path("vpcId").asString("")))
                .findFirst());
  }

  private static Stream<String> everywhere(JsonNode table) {
    return table
        .path("routes")
        .valueStream()
        .filter(route -> route.path("destination").asString("").equals(EVERYWHERE))
        .map(route -> route.path("target").asString(""));
  }
}
