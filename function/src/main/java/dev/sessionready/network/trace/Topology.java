package dev.sessionready.network.trace;

import dev.sessionready.network.address.Cidr;
import dev.sessionready.network.address.Ip;
import dev.sessionready.network.model.BlockPublicAccess;
import dev.sessionready.network.model.DhcpOptions;
import dev.sessionready.network.model.EgressOnlyInternetGateway;
import dev.sessionready.network.model.FirewallRuleGroupAssociation;
import dev.sessionready.network.model.InternetGateway;
import dev.sessionready.network.model.NatGateway;
import dev.sessionready.network.model.NetworkAcl;
import dev.sessionready.network.model.NetworkInterface;
import dev.sessionready.network.model.PeeringConnection;
import dev.sessionready.network.model.PrefixList;
import dev.sessionready.network.model.PrivateHostedZone;
import dev.sessionready.network.model.ProfileAssociation;
import dev.sessionready.network.model.ResolverRuleAssociation;
import dev.sessionready.network.model.RouteTable;
import dev.sessionready.network.model.SecurityGroup;
import dev.sessionready.network.model.Subnet;
import dev.sessionready.network.model.TransitGatewayAttachment;
import dev.sessionready.network.model.TransitGatewayRouteTable;
import dev.sessionready.network.model.Vpc;
import dev.sessionready.network.model.VpcDnsAttributes;
import dev.sessionready.network.model.VpcEndpoint;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What the packet tracer looks up: the network of one account in one Region.
 *
 * <p>Every lookup answers empty where AWS says that there is none, and throws {@link LookupFailed}
 * where AWS could not be asked.
 */
public interface Topology {

  /**
   * What follows from the network alone, and may be kept for whoever asks next. A failed lookup is
   * kept only where the answer itself says that it failed.
   *
   * @param key all that it is made of
   */
  default <T> T once(Object key, Class<T> type, Supplier<T> make) {
    return make.get();
  }

  /** The twelve digits of the account. */
  String account();

  /** Such as {@code eu-west-1}. */
  String region();

  Optional<Vpc> vpc(String vpcId);

  Optional<Subnet> subnet(String subnetId);

  /** The effective table of a subnet: the one that names it, else the main one of its VPC. */
  Optional<RouteTable> routeTable(String subnetId);

  /** The table that a gateway's incoming traffic follows (an edge association). */
  Optional<RouteTable> gatewayRouteTable(String gatewayId);

  /** The ACL that is associated with a subnet. */
  Optional<NetworkAcl> networkAcl(String subnetId);

  Optional<SecurityGroup> securityGroup(String groupId);

  Optional<NetworkInterface> networkInterface(String networkInterfaceId);

  /** The network interface that has the private IPv4 or the IPv6 address in that VPC. */
  Optional<NetworkInterface> networkInterfaceAt(String vpcId, Ip address);

  /** Every endpoint of a VPC, of all types and states. */
  List<VpcEndpoint> endpoints(String vpcId);

  /** The endpoint of that id, in whichever VPC of the account. */
  Optional<VpcEndpoint> endpoint(String endpointId);

  Optional<PrefixList> prefixListNamed(String name);

  /** The blocks of a prefix list of the account or of AWS. */
  Optional<List<Cidr>> prefixListEntries(String prefixListId);

  Optional<NatGateway> natGateway(String natGatewayId);

  Optional<InternetGateway> internetGateway(String internetGatewayId);

  Optional<EgressOnlyInternetGateway> egressOnlyInternetGateway(String gatewayId);

  Optional<PeeringConnection> peering(String peeringId);

  /** Every VPC attachment of a transit gateway that the account may see. */
  List<TransitGatewayAttachment> transitGatewayAttachments(String transitGatewayId);

  /**
   * The table that traffic coming in through an attachment follows. Unlike elsewhere, empty means
   * that the account does not see it; an attachment without a table has one without routes.
   */
  Optional<TransitGatewayRouteTable> transitGatewayRoutes(String attachmentId);

  Optional<DhcpOptions> dhcpOptions(String dhcpOptionsId);

  Optional<VpcDnsAttributes> vpcDns(String vpcId);

  /** The private hosted zones that a VPC is associated with, of whichever account. */
  List<PrivateHostedZone> privateZones(String vpcId);

  /** The Route 53 Profiles on a VPC; unlike elsewhere, empty means that AWS was not asked. */
  Optional<List<ProfileAssociation>> profiles(String vpcId);

  /** The Resolver rules on a VPC; unlike elsewhere, empty means that AWS was not asked. */
  Optional<List<ResolverRuleAssociation>> resolverRules(String vpcId);

  /**
   * The DNS Firewall rule groups on a VPC; unlike elsewhere, empty means that AWS was not asked.
   */
  Optional<List<FirewallRuleGroupAssociation>> dnsFirewalls(String vpcId);

  /** Empty where the Region knows no such setting. */
  Optional<BlockPublicAccess> blockPublicAccess();
}
