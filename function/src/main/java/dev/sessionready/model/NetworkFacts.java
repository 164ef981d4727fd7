package dev.sessionready.model;

import dev.sessionready.fact.Fact;
import dev.sessionready.network.address.Cidr;
import dev.sessionready.network.model.BlockPublicAccess;
import dev.sessionready.network.model.DhcpOptions;
import dev.sessionready.network.model.EgressOnlyInternetGateway;
import dev.sessionready.network.model.InternetGateway;
import dev.sessionready.network.model.NatGateway;
import dev.sessionready.network.model.NetworkAcl;
import dev.sessionready.network.model.NetworkInterface;
import dev.sessionready.network.model.PeeringConnection;
import dev.sessionready.network.model.PrefixList;
import dev.sessionready.network.model.PrivateHostedZone;
import dev.sessionready.network.model.RouteTable;
import dev.sessionready.network.model.SecurityGroup;
import dev.sessionready.network.model.Subnet;
import dev.sessionready.network.model.TransitGatewayAttachment;
import dev.sessionready.network.model.TransitGatewayRouteTable;
import dev.sessionready.network.model.Vpc;
import dev.sessionready.network.model.VpcDnsAttributes;
import dev.sessionready.network.model.VpcEndpoint;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What EC2 and Route 53 returned about the network, each kind by id.
 *
 * @param vpcDns the DNS attributes, by VPC
 * @param privateZones the private hosted zones associated with each VPC
 * @param networkInterfaces those of VPC endpoints and NAT gateways, and those that routes name
 * @param prefixListEntries by prefix list
 * @param internetGateways none where no route leads to one; so with every kind of gateway
 * @param transitGatewayRoutes the table that what comes in through an attachment follows, by
 *     attachment; absent where another account owns it, null in snapshots that are older
 * @param strange what was listed and not understood, by id; null in snapshots that are older
 * @param resolver absent where AWS was not asked
 */
public record NetworkFacts(
    Fact<Map<String, Vpc>> vpcs,
    Map<String, Fact<VpcDnsAttributes>> vpcDns,
    Map<String, Fact<List<PrivateHostedZone>>> privateZones,
    Fact<Map<String, DhcpOptions>> dhcpOptions,
    Fact<Map<String, Subnet>> subnets,
    Fact<Map<String, RouteTable>> routeTables,
    Fact<Map<String, NetworkAcl>> networkAcls,
    Fact<Map<String, SecurityGroup>> securityGroups,
    Fact<Map<String, VpcEndpoint>> vpcEndpoints,
    Fact<Map<String, NetworkInterface>> networkInterfaces,
    Fact<Map<String, PrefixList>> prefixLists,
    Map<String, Fact<List<Cidr>>> prefixListEntries,
    Fact<Map<String, InternetGateway>> internetGateways,
    Fact<Map<String, NatGateway>> natGateways,
    Fact<Map<String, EgressOnlyInternetGateway>> egressOnlyInternetGateways,
    Fact<Map<String, PeeringConnection>> peeringConnections,
    Fact<Map<String, TransitGatewayAttachment>> transitGatewayAttachments,
    Fact<BlockPublicAccess> blockPublicAccess,
    @Nullable Map<String, Fact<TransitGatewayRouteTable>> transitGatewayRoutes,
    @Nullable Map<String, UnreadResource> strange,
    @Nullable ResolverFacts resolver) {

  public NetworkFacts {
    vpcDns = Map.copyOf(vpcDns);
    privateZones = Map.copyOf(privateZones);
    prefixListEntries = Map.copyOf(prefixListEntries);
    transitGatewayRoutes = transitGatewayRoutes == null ? null : Map.copyOf(transitGatewayRoutes);
    strange = strange == null ? null : Map.copyOf(strange);
  }
}
