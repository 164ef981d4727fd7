package dev.sessionready.aws.dependents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionready.network.model.GatewayEndpoint;
import dev.sessionready.network.model.InterfaceEndpoint;
import dev.sessionready.network.model.NatGateway;
import dev.sessionready.network.model.TransitGatewayAttachment;
import dev.sessionready.network.model.VpcEndpoint;
import dev.sessionready.rule.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A VPC with an application's subnet, and another where what serves it stands. */
class VpcNeighboursTest {

  private static final Set<String> APP = Set.of("subnet-app");
  private static final Set<String> SHARED = Set.of("subnet-shared");
  private static final Scope EVERYTHING = new Scope.Everything();
  private static final Scope WHOLE_VPC = new Scope.InVpcs(Set.of("vpc-1"));

  private final List<VpcEndpoint> endpoints = new ArrayList<>();
  private final List<NatGateway> natGateways = new ArrayList<>();
  private final List<TransitGatewayAttachment> attachments = new ArrayList<>();

  @Test
  void aSubnetWhereNothingElseStandsConcernsItsOwnInstancesAlone() {
    endpoint("ssm", true);
    natGateway();

    assertThat(vpc().behindRoutes(APP)).isEqualTo(new Scope.InSubnets(APP));
    assertThat(vpc().behindBorder(APP)).isEqualTo(new Scope.InSubnets(APP));
  }

  @Test
  void theBorderOfAnEndpointsSubnetConcernsItsWholeVpcAndItsRoutesDoNot() {
    endpoint("ssm", true);

    assertThat(vpc().behindBorder(SHARED)).isEqualTo(WHOLE_VPC);
    assertThat(vpc().behindRoutes(SHARED)).isEqualTo(new Scope.InSubnets(SHARED));
  }

  @Test
  void anEndpointWithoutPrivateDnsIsLedToFromAnywhereSoBothConcernEverything() {
    endpoint("ssmmessages", false);

    assertThat(vpc().behindBorder(SHARED)).isEqualTo(EVERYTHING);
    assertThat(vpc().behindRoutes(SHARED)).isEqualTo(EVERYTHING);
    assertThat(vpc().behindBorder(APP)).isEqualTo(new Scope.InSubnets(APP));
    assertThat(vpc().whole()).isEqualTo(EVERYTHING);
  }

  @Test
  void anEndpointOfAServiceThatSessionsDoNotNeedConcernsNone() {
    endpoint("sqs", false);
    endpoints.add(
        new GatewayEndpoint(
            "vpce-s3", "vpc-1", "1", "com.amazonaws.eu-west-1.s3", "available", List.of(), null));

    assertThat(vpc().behindBorder(SHARED)).isEqualTo(new Scope.InSubnets(SHARED));
    assertThat(vpc().whole()).isEqualTo(WHOLE_VPC);
  }

  @Test
  void theSubnetOfANatGatewayConcernsTheWholeVpc() {
    natGateway();

    assertThat(vpc().behindRoutes(SHARED)).isEqualTo(WHOLE_VPC);
    assertThat(vpc().behindBorder(SHARED)).isEqualTo(WHOLE_VPC);
  }

  @Test
  void whereOtherVpcsComeByATransitGatewayANatGatewayServesThemToo() {
    natGateway();
    attachment();

    assertThat(vpc().behindRoutes(SHARED)).isEqualTo(EVERYTHING);
    assertThat(vpc().leaving()).isEqualTo(EVERYTHING);
    assertThat(vpc().behindRoutes(Set.of("subnet-transit"))).isEqualTo(EVERYTHING);
    assertThat(vpc().behindRoutes(APP)).isEqualTo(new Scope.InSubnets(APP));
  }

  @Test
  void noSubnetConcernsNone() {
    assertThat(vpc().behindRoutes(Set.of())).isEqualTo(new Scope.Nobody());
  }

  private VpcNeighbours vpc() {
    return VpcNeighbours.of("vpc-1", endpoints, natGateways, attachments);
  }

  private void endpoint(String service, boolean privateDns) {
    endpoints.add(
        new InterfaceEndpoint(
            "vpce-" + service,
            "vpc-1",
            "123456789012",
            "com.amazonaws.eu-west-1." + service,
            null,
            "available",
            List.of("subnet-shared"),
            List.of(),
            List.of(),
            privateDns,
            false,
            "ipv4",
            null,
            null,
            List.of()));
  }

  private void natGateway() {
    natGateways.add(
        new NatGateway(
            "nat-1",
            "vpc-1",
            "subnet-shared",
            "available",
            NatGateway.Connectivity.PUBLIC,
            "zonal",
            List.of()));
  }

  private void attachment() {
    attachments.add(
        new TransitGatewayAttachment(
            "tgw-attach-1", "tgw-1", "vpc-1", "available", List.of("subnet-transit")));
  }
}
