package dev.sessionready.change;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionready.demo.DemoAccount;
import dev.sessionready.heal.Healer;
import dev.sessionready.heal.Healing;
import dev.sessionready.heal.Prices;
import dev.sessionready.json.SnapshotSource;
import dev.sessionready.lambda.Assembly;
import dev.sessionready.model.Snapshot;
import dev.sessionready.report.Messages;
import dev.sessionready.rule.AccountEvaluations;
import dev.sessionready.rule.RuleParameters;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** NAT gateways in the place of endpoints. */
class NatGatewaysTest {

  private static final String VPC = "vpc-0b2e8d1b6f3c58002";

  private final AccountTree account = AccountTree.of(demo());

  @Test
  void thereIsNoneWithoutASubnetThatReachesAnInternetGateway() {
    assertThat(new NatGateways(account).forVpc(VPC)).isEmpty();
  }

  @Test
  void itStandsInThePublicSubnetAndTheOthersAreRoutedToIt() {
    addPublicSubnet();

    List<String> lines = new NatGateways(account).forVpc(VPC).orElseThrow().lines();

    assertThat(lines)
        .containsExactly(
            "EIPALLOC_NEW_1=$(aws ec2 allocate-address --domain vpc --query AllocationId --output"
                + " text)",
            "NAT_NEW_1=$(aws ec2 create-nat-gateway --subnet-id subnet-public --allocation-id"
                + " \"$EIPALLOC_NEW_1\" --query NatGateway.NatGatewayId --output text)",
            "aws ec2 wait nat-gateway-available --nat-gateway-ids \"$NAT_NEW_1\"",
            "aws ec2 create-route --route-table-id rtb-0b2e8d1b6f3c58021 --destination-cidr-block 0.0.0.0/0"
                + " --nat-gateway-id \"$NAT_NEW_1\"");
  }

  @Test
  void theAccountThatIsAskedStaysAsItIs() {
    addPublicSubnet();
    Snapshot before = account.snapshot();

    new NatGateways(account).forVpc(VPC);

    assertThat(account.snapshot()).isEqualTo(before);
  }

  @Test
  void whereEverySubnetHasARouteOutThereIsNothingToDo() {
    addPublicSubnet();
    new CommandInterpreter(account)
        .run(
            "aws ec2 create-route --route-table-id rtb-0b2e8d1b6f3c58021 --destination-cidr-block 0.0.0.0/0"
                + " --gateway-id igw-1");

    assertThat(new NatGateways(account).forVpc(VPC)).isEmpty();
  }

  @Test
  void itIsTakenWhereItCostsLessThanTheEndpointsThatTheVpcWouldGet() {
    addPublicSubnet();

    assertThat(healedAt("0.051").script().lines())
        .anyMatch(line -> line.contains("create-nat-gateway"))
        .noneMatch(line -> line.contains("create-vpc-endpoint"));
    assertThat(healedAt("0.050").script().lines())
        .noneMatch(line -> line.contains("create-nat-gateway"))
        .anyMatch(line -> line.contains("create-vpc-endpoint"));
  }

  @Test
  void itsCostIsThatOfTheGatewayAndItsAddress() {
    addPublicSubnet();

    assertThat(healedAt("0.051").cost()).isEqualByComparingTo("0.050");
    assertThat(healedAt("0.01").cost()).isEqualByComparingTo("0.01");
  }

  private Healing healedAt(String endpointPrice) {
    Prices prices =
        new Prices(
            new BigDecimal(endpointPrice), Prices.DEFAULTS.natGateway(), Prices.DEFAULTS.address());
    return new Healer(
            account.snapshot(),
            RuleParameters.DEFAULTS,
            prices,
            new AccountEvaluations(
                Assembly.of(new SnapshotSource(account.snapshot()), Messages.english()),
                RuleParameters.DEFAULTS))
        .heal();
  }

  private void addPublicSubnet() {
    ObjectNode network = account.section("network");
    ObjectNode subnet = account.listed("network", "subnets").putObject("subnet-public");
    subnet
        .setAll(account.network("subnets", "subnet-0b2e8d1b6f3c58011").deepCopy())
        .asObject()
        .put("id", "subnet-public");
    subnet.putArray("cidrs").add("10.20.200.0/24");
    ObjectNode gateway = AccountTree.node().put("id", "igw-1");
    gateway.putArray("attachments").addObject().put("vpcId", VPC).put("state", "available");
    network.set("internetGateways", AccountTree.known(AccountTree.node().set("igw-1", gateway)));
    ObjectNode table =
        account
            .listed("network", "routeTables")
            .putObject("rtb-public")
            .put("id", "rtb-public")
            .put("vpcId", VPC)
            .put("main", false);
    table.putArray("subnetIds").add("subnet-public");
    table.putArray("gatewayIds");
    table.set(
        "routes",
        account.network("routeTables", "rtb-0b2e8d1b6f3c58021").path("routes").deepCopy());
    ((ArrayNode) account.network("networkAcls", "acl-0b2e8d1b6f3c58041").path("subnetIds"))
        .add("subnet-public");
    new CommandInterpreter(account)
        .run(
            "aws ec2 create-route --route-table-id rtb-public --destination-cidr-block 0.0.0.0/0"
                + " --gateway-id igw-1");
  }

  private static Snapshot demo() {
    return DemoAccount.DEMO.snapshot();
  }
}
