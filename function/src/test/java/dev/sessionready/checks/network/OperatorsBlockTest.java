package dev.sessionready.checks.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionready.check.FixStep;
import dev.sessionready.check.Text;
import dev.sessionready.network.address.Family;
import dev.sessionready.subject.Subject;
import dev.sessionready.world.World;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Where the account has no block or subnet that serves, a command leaves it to be named. */
class OperatorsBlockTest {

  private static Subject subject(String network) {
    return World.healthy(new JsonMapper().readTree("{\"network\": %s}".formatted(network)))
        .subjects()
        .getFirst();
  }

  private static Subject withVpcBlocks(String cidrs, String subnetCidrs) {
    return subject(
        """
        {"vpcs": {"known": {"vpc-app": {"cidrs": ["10.0.0.0/16"%s]}}},
         "subnets": {"known": {
           "subnet-a": {"cidrs": ["10.0.1.0/24"]},
           "subnet-six": {"id": "subnet-six", "vpcId": "vpc-app", "ownerId": "123456789012",
                          "availabilityZone": "ap-northeast-1a", "cidrs": [%s]}}}}
        """
            .formatted(cidrs, subnetCidrs));
  }

  private static String firstStep(Subject subject) {
    FixStep step = new AddressFamilyFix(subject, "vpce-ssm", Family.IPV6).steps().getFirst();
    return ((Text.Word) step.text()).value();
  }

  @Test
  void aVpcWithoutIpv6HasNoBlockForASubnet() {
    assertThat(firstStep(withVpcBlocks("", "\"10.0.8.0/24\"")))
        .isEqualTo(
            "aws ec2 associate-subnet-cidr-block --subnet-id subnet-a"
                + " --ipv6-cidr-block IPV6_BLOCK");
  }

  @Test
  void aSubnetThatHasTheWholeBlockLeavesNone() {
    assertThat(firstStep(withVpcBlocks(", \"2406:da14:1::/56\"", "\"2406:da14:1::/56\"")))
        .endsWith("--ipv6-cidr-block IPV6_BLOCK");
  }

  @Test
  void ofABlockThatASubnetHasHalfOfTheOtherHalfIsFree() {
    assertThat(firstStep(withVpcBlocks(", \"2406:da14:1::/56\"", "\"2406:da14:1::/57\"")))
        .endsWith("--ipv6-cidr-block 2406:da14:1:80::/64");
  }

  @Test
  void aLaterBlockOfTheVpcServesWhereTheFirstIsTaken() {
    assertThat(
            firstStep(
                withVpcBlocks(
                    ", \"2406:da14:1::/64\", \"2406:da14:2::/64\"", "\"2406:da14:1::/64\"")))
        .endsWith("--ipv6-cidr-block 2406:da14:2::/64");
  }

  @Test
  void aVpcOfLocalZonesAloneHasNoSubnetForAnEndpoint() {
    assertThat(
            EndpointsOfVpc.placement(
                subject(
                    """
                    {"subnets": {"known": {
                      "subnet-a": {"availabilityZone": "ap-northeast-1-tpe-1a"},
                      "subnet-c": {"availabilityZone": "ap-northeast-1-tpe-1a"}}}}
                    """)))
        .isEqualTo("SUBNET_ID");
  }
}
