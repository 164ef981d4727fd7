package dev.sessionready.network.trace;

import static java.util.Objects.requireNonNull;

import dev.sessionready.network.address.Cidr;
import dev.sessionready.network.address.Family;
import dev.sessionready.network.address.Ip;
import dev.sessionready.network.address.Ports;
import dev.sessionready.network.model.AclEntry;
import dev.sessionready.network.model.Attachment;
import dev.sessionready.network.model.BlockPublicAccess;
import dev.sessionready.network.model.DhcpOptions;
import dev.sessionready.network.model.GroupReference;
import dev.sessionready.network.model.GroupRule;
import dev.sessionready.network.model.InterfaceEndpoint;
import dev.sessionready.network.model.InternetGateway;
import dev.sessionready.network.model.NatGateway;
import dev.sessionready.network.model.NetworkAcl;
import dev.sessionready.network.model.NetworkInterface;
import dev.sessionready.network.model.PrivateHostedZone;
import dev.sessionready.network.model.Route;
import dev.sessionready.network.model.RouteTable;
import dev.sessionready.network.model.SecurityGroup;
import dev.sessionready.network.model.Subnet;
import dev.sessionready.network.model.Vpc;
import dev.sessionready.network.model.VpcDnsAttributes;
import dev.sessionready.network.model.VpcEndpoint;
import dev.sessionready.network.path.PacketPath;
import dev.sessionready.network.path.RegionalService;
import dev.sessionready.network.path.ServicePath;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Draws small networks. The healthy one: an instance in {@code subnet-a}, an endpoint for ssm in
 * {@code subnet-b}, a NAT gateway in {@code subnet-n}, which has a route to the internet.
 */
public final class TopologyPlan {

  public static final String VPC = "vpc-1";
  static final Ip INSTANCE = Ip.parse("10.0.1.5");
  static final Ip INSTANCE6 = Ip.parse("2600:1f18:1:1::5");
  static final Ip ENDPOINT = Ip.parse("10.0.2.9");
  static final Ip NAT = Ip.parse("10.0.3.7");
  public static final Ip WEB = Ip.parse("52.94.5.1");

  public final TopologyWorld world = new TopologyWorld();

  private TopologyPlan() {}

  static TopologyPlan healthy() {
    var plan = new TopologyPlan();
    var world = plan.world;
    world.vpcs.put(VPC, vpc(VPC, "10.0.0.0/16", "2600:1f18:1::/56"));
    plan.subnet("subnet-a", VPC, "eu-west-1a", "10.0.1.0/24", "2600:1f18:1:1::/64");
    plan.subnet("subnet-b", VPC, "eu-west-1b", "10.0.2.0/24", "2600:1f18:1:2::/64");
    plan.subnet("subnet-n", VPC, "eu-west-1a", "10.0.3.0/24");
    plan.table("rtb-private", VPC, local(), route("0.0.0.0/0", "nat-1"));
    plan.table("rtb-public", VPC, List.of("subnet-n"), local(), route("0.0.0.0/0", "igw-1"));
    plan.acl("acl-1", List.of("subnet-a", "subnet-b", "subnet-n"), allowAll(true), allowAll(false));
    plan.group("sg-i", List.of(), List.of(rule("tcp", 443, "0.0.0.0/0")));
    plan.group("sg-e", List.of(rule("tcp", 443, "10.0.0.0/16")), List.of());
    plan.face("eni-i", "subnet-a", "sg-i", INSTANCE);
    plan.face("eni-e", "subnet-b", "sg-e", ENDPOINT);
    plan.put(endpoint("vpce-ssm", "ssm", "eni-e").build());
    world.internetGateways.put("igw-1", new InternetGateway("igw-1", attached(VPC)));
    world.natGateways.put("nat-1", nat("nat-1", "subnet-n", "available", "54.1.1.1"));
    world.dhcpOptions.put("dopt-1", new DhcpOptions("dopt-1", List.of("AmazonProvidedDNS"), null));
    world.vpcDns.put(VPC, new VpcDnsAttributes(true, true));
    world.blockPublicAccess =
        new BlockPublicAccess(BlockPublicAccess.Mode.OFF, "default-state", List.of());
    return plan;
  }

  /** The healthy one, without endpoint: everything has to go through the NAT gateway. */
  public static TopologyPlan withoutEndpoint() {
    var plan = healthy();
    plan.world.endpoints.clear();
    return plan;
  }

  static Vpc vpc(String id, String... cidrs) {
    return new Vpc(id, TopologyWorld.ACCOUNT, cidrs(cidrs), "dopt-1");
  }

  public void subnet(String id, String vpcId, String zone, String... cidrs) {
    world.subnets.put(id, new Subnet(id, vpcId, TopologyWorld.ACCOUNT, zone, cidrs(cidrs)));
  }

  /** The main table of a VPC. */
  public void table(String id, String vpcId, Route... routes) {
    world.routeTables.put(
        id, new RouteTable(id, vpcId, true, List.of(), List.of(), List.of(routes)));
  }

  public void table(String id, String vpcId, List<String> subnetIds, Route... routes) {
    world.routeTables.put(
        id, new RouteTable(id, vpcId, false, subnetIds, List.of(), List.of(routes)));
  }

  /** A table of a gateway. */
  void edge(String id, String gatewayId, Route... routes) {
    world.routeTables.put(
        id, new RouteTable(id, VPC, false, List.of(), List.of(gatewayId), List.of(routes)));
  }

  void acl(String id, List<String> subnetIds, AclEntry... entries) {
    world.networkAcls.put(id, new NetworkAcl(id, VPC, subnetIds, List.of(entries)));
  }

  /** Gives a subnet an ACL of its own, in which what no entry allows is denied. */
  public void ownAcl(String subnetId, AclEntry... entries) {
    var shared = world.networkAcls.values().stream().toList();
    for (var acl : shared) {
      var others = acl.subnetIds().stream().filter(id -> !id.equals(subnetId)).toList();
      world.networkAcls.put(acl.id(), new NetworkAcl(acl.id(), acl.vpcId(), others, acl.entries()));
    }
    acl("acl-" + subnetId, List.of(subnetId), entries);
  }

  public void group(String id, List<GroupRule> ingress, List<GroupRule> egress) {
    world.securityGroups.put(
        id, new SecurityGroup(id, VPC, TopologyWorld.ACCOUNT, ingress, egress));
  }

  void face(String id, String subnetId, String groupId, Ip... addresses) {
    var all = List.of(addresses);
    var vpcId = world.subnet(subnetId).orElseThrow().vpcId();
    world.networkInterfaces.put(
        id,
        new NetworkInterface(
            id,
            vpcId,
            subnetId,
            List.of(groupId),
            all.stream().filter(ip -> ip.family() == Family.IPV4).toList(),
            all.stream().filter(ip -> ip.family() == Family.IPV6).toList(),
            null,
            true,
            "interface",
            TopologyWorld.ACCOUNT));
  }

  void put(VpcEndpoint endpoint) {
    world.endpoints.put(endpoint.id(), endpoint);
  }

  void privateZone(PrivateHostedZone zone) {
    world.privateZones.put(VPC, List.of(zone));
  }

  /** Where the instance stands, awaiting replies as Linux does. */
  public PacketSource start() {
    var instance = requireNonNull(world.networkInterfaces.get("eni-i"));
    return PacketSource.of(instance, SourcePorts.LINUX);
  }

  public PacketPath packetPath(Ip to) {
    return new PacketTracer(world, start(), 443).to(to);
  }

  /** A trace with a public address mapped to the instance. */
  PacketPath publicPacketPath(Ip to) {
    var v = start();
    var mapped =
        new PacketSource(
            v.vpcId(), v.subnetId(), v.groupIds(), v.addresses(), true, v.sourcePorts());
    return new PacketTracer(world, mapped, 443).to(to);
  }

  ServicePath path(String service) {
    return path(service, Family.IPV4);
  }

  ServicePath path(String service, Family family) {
    return new ServicePathFinder(world, start())
        .to(new RegionalService(service, TopologyWorld.REGION), family);
  }

  public static Route local() {
    return new Route(
        new Route.ToCidr(Cidr.parse("10.0.0.0/16")),
        Route.Target.of("local"),
        Route.State.ACTIVE,
        Route.Origin.LOCAL);
  }

  static Route local6() {
    return new Route(
        new Route.ToCidr(Cidr.parse("2600:1f18:1::/56")),
        Route.Target.of("local"),
        Route.State.ACTIVE,
        Route.Origin.LOCAL);
  }

  public static Route route(String cidr, String targetId) {
    return new Route(
        new Route.ToCidr(Cidr.parse(cidr)),
        Route.Target.of(targetId),
        Route.State.ACTIVE,
        Route.Origin.STATIC);
  }

  static Route listRoute(String prefixListId, String targetId) {
    return new Route(
        new Route.ToPrefixList(prefixListId),
        Route.Target.of(targetId),
        Route.State.ACTIVE,
        Route.Origin.STATIC);
  }

  static Route propagated(String cidr, String targetId) {
    return new Route(
        new Route.ToCidr(Cidr.parse(cidr)),
        Route.Target.of(targetId),
        Route.State.ACTIVE,
        Route.Origin.PROPAGATED);
  }

  static Route blackhole(String cidr, String targetId) {
    return new Route(
        new Route.ToCidr(Cidr.parse(cidr)),
        Route.Target.of(targetId),
        Route.State.BLACKHOLE,
        Route.Origin.STATIC);
  }

  static AclEntry allowAll(boolean egress) {
    return new AclEntry(100, egress, true, "-1", null, Cidr.parse("0.0.0.0/0"));
  }

  public static AclEntry in(int number, boolean allow, @Nullable Ports ports, String cidr) {
    return new AclEntry(number, false, allow, "6", ports, Cidr.parse(cidr));
  }

  public static AclEntry out(int number, boolean allow, @Nullable Ports ports, String cidr) {
    return new AclEntry(number, true, allow, "6", ports, Cidr.parse(cidr));
  }

  public static GroupRule rule(String protocol, int port, String... cidrs) {
    return new GroupRule(protocol, Ports.of(port), cidrs(cidrs), List.of(), List.of());
  }

  public static GroupRule groupRule(String groupId) {
    var reference = new GroupReference(groupId, TopologyWorld.ACCOUNT, null, null);
    return new GroupRule("tcp", Ports.of(443), List.of(), List.of(reference), List.of());
  }

  public static GroupRule listRule(String... prefixListIds) {
    return new GroupRule("tcp", Ports.of(443), List.of(), List.of(), List.of(prefixListIds));
  }

  public static NatGateway nat(String id, String subnetId, String state, String publicIp) {
    return new NatGateway(
        id,
        VPC,
        subnetId,
        state,
        NatGateway.Connectivity.PUBLIC,
        "zonal",
        List.of(new NatGateway.Address("eni-n", NAT, Ip.parse(publicIp))));
  }

  static List<Attachment> attached(String vpcId) {
    return List.of(new Attachment(vpcId, "available"));
  }

  public static List<Cidr> cidrs(String... texts) {
    return Stream.of(texts).map(Cidr::parse).toList();
  }

  static EndpointDraft endpoint(String id, String service, String... networkInterfaceIds) {
    return new EndpointDraft(id, service, List.of(networkInterfaceIds));
  }

  /** An interface endpoint in the making; as it starts, its private DNS works. */
  static final class EndpointDraft {

    private final String id;
    private final String service;
    private final List<String> networkInterfaceIds;
    private String vpcId = VPC;
    private String state = "available";
    private boolean privateDns = true;
    private boolean inboundOnly;
    private String addressType = "ipv4";
    private @Nullable String recordType;

    private EndpointDraft(String id, String service, List<String> networkInterfaceIds) {
      this.id = id;
      this.service = service;
      this.networkInterfaceIds = networkInterfaceIds;
    }

    EndpointDraft in(String vpc) {
      vpcId = vpc;
      return this;
    }

    EndpointDraft state(String text) {
      state = text;
      return this;
    }

    EndpointDraft withoutPrivateDns() {
      privateDns = false;
      return this;
    }

    EndpointDraft inboundOnly() {
      inboundOnly = true;
      return this;
    }

    EndpointDraft families(String type, @Nullable String records) {
      addressType = type;
      recordType = records;
      return this;
    }

    InterfaceEndpoint build() {
      return new InterfaceEndpoint(
          id,
          vpcId,
          TopologyWorld.ACCOUNT,
          "com.amazonaws." + TopologyWorld.REGION + "." + service,
          null,
          state,
          List.of("subnet-b"),
          List.of("sg-e"),
          networkInterfaceIds,
          privateDns,
          inboundOnly,
          addressType,
          recordType,
          null,
          List.of());
    }
  }
}
