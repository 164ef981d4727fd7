package dev.sessionready.wire;

import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.AddPrefixListEntry;
import software.amazon.awssdk.services.ec2.model.AttributeBooleanValue;
import software.amazon.awssdk.services.ec2.model.ConnectivityType;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.NewDhcpConfiguration;
import software.amazon.awssdk.services.ec2.model.PrefixListId;
import software.amazon.awssdk.services.ec2.model.UserIdGroupPair;
import software.amazon.awssdk.services.ec2.model.VpcEndpointType;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.route53.model.Change;
import software.amazon.awssdk.services.route53.model.ChangeAction;
import software.amazon.awssdk.services.route53.model.RRType;
import software.amazon.awssdk.services.route53.model.ResourceRecord;

/** The two VPCs of an {@link AccountSeed}. */
final class NetworkSeed {

  private static final AttributeBooleanValue ON =
      AttributeBooleanValue.builder().value(true).build();

  private NetworkSeed() {}

  static AccountSeed.PrivateVpc privateVpc(Ec2Client ec2, Route53Client route53) {
    String vpc = vpc(ec2, "10.0.0.0/16");
    ec2.modifyVpcAttribute(request -> request.vpcId(vpc).enableDnsHostnames(ON));
    String subnet = subnet(ec2, vpc, "10.0.1.0/24");
    String table = routeTable(ec2, vpc, subnet);
    String endpointGroup = group(ec2, vpc, "endpoints");
    String instanceGroup = group(ec2, vpc, "instances");
    String s3List = prefixListOfS3(ec2);
    String customList = prefixList(ec2);
    allow(ec2, endpointGroup, instanceGroup, s3List, customList);
    return new AccountSeed.PrivateVpc(
        vpc,
        subnet,
        table,
        dhcpOptions(ec2, vpc),
        instanceGroup,
        endpointGroup,
        s3List,
        customList,
        interfaceEndpoint(ec2, "ssm", vpc, subnet, endpointGroup),
        interfaceEndpoint(ec2, "ssmmessages", vpc, subnet, endpointGroup),
        gatewayEndpoint(ec2, vpc, table),
        zone(route53, vpc));
  }

  static AccountSeed.PublicVpc publicVpc(Ec2Client ec2) {
    String vpc = vpc(ec2, "10.1.0.0/16");
    // The emulator has no default set, without which a VPC has no resolver.
    String options = dhcpOptions(ec2, vpc);
    String subnet = subnet(ec2, vpc, "10.1.1.0/24");
    String table = routeTable(ec2, vpc, subnet);
    return new AccountSeed.PublicVpc(
        vpc,
        subnet,
        table,
        options,
        group(ec2, vpc, "public"),
        internetGateway(ec2, vpc, table),
        natGateway(ec2, subnet, table));
  }

  /** Attached to the VPC, and the network path to everywhere. */
  static String internetGateway(Ec2Client ec2, String vpc, String table) {
    String igw = ec2.createInternetGateway(_ -> {}).internetGateway().internetGatewayId();
    ec2.attachInternetGateway(request -> request.vpcId(vpc).internetGatewayId(igw));
    ec2.createRoute(
        request -> request.routeTableId(table).destinationCidrBlock("0.0.0.0/0").gatewayId(igw));
    return igw;
  }

  /** In the subnet, and the network path to addresses that nobody has. */
  static String natGateway(Ec2Client ec2, String subnet, String table) {
    String address = ec2.allocateAddress(request -> request.domain("vpc")).allocationId();
    String nat =
        ec2.createNatGateway(request ->
                request
                    .subnetId(subnet)
                    .allocationId(address)
                    .connectivityType(ConnectivityType.PUBLIC))
            .natGateway()
            .natGatewayId();
    ec2.createRoute(request ->
        request.routeTableId(table).destinationCidrBlock("203.0.113.0/24").natGatewayId(nat));
    return nat;
  }

  static String vpc(Ec2Client ec2, String cidr) {
    return ec2.createVpc(request -> request.cidrBlock(cidr)).vpc().vpcId();
  }

  static String subnet(Ec2Client ec2, String vpc, String cidr) {
    return ec2.createSubnet(
            request -> request.vpcId(vpc).cidrBlock(cidr).availabilityZone(Moto.REGION + "a"))
        .subnet()
        .subnetId();
  }

  static String routeTable(Ec2Client ec2, String vpc, String subnet) {
    String table = ec2.createRouteTable(r -> r.vpcId(vpc)).routeTable().routeTableId();
    ec2.associateRouteTable(request -> request.routeTableId(table).subnetId(subnet));
    return table;
  }

  static String group(Ec2Client ec2, String vpc, String name) {
    return ec2.createSecurityGroup(request -> request.vpcId(vpc).groupName(name).description(name))
        .groupId();
  }

  private static void allow(
      Ec2Client ec2, String endpointGroup, String instanceGroup, String... prefixLists) {
    ec2.authorizeSecurityGroupIngress(request ->
        request
            .groupId(endpointGroup)
            .ipPermissions(
                https()
                    .userIdGroupPairs(UserIdGroupPair.builder().groupId(instanceGroup).build())
                    .build()));
    for (String list : prefixLists) {
      ec2.authorizeSecurityGroupEgress(request ->
          request
              .groupId(instanceGroup)
              .ipPermissions(
                  https()
                      .prefixListIds(PrefixListId.builder().prefixListId(list).build())
                      .build()));
    }
  }

  private static IpPermission.Builder https() {
    return IpPermission.builder().ipProtocol("tcp").fromPort(443).toPort(443);
  }

  private static String prefixListOfS3(Ec2Client ec2) {
    return ec2.describeManagedPrefixLists(request ->
            request.filters(
                Filter.builder()
                    .name("prefix-list-name")
                    .values("com.amazonaws." + Moto.REGION + ".s3")
                    .build()))
        .prefixLists()
        .getFirst()
        .prefixListId();
  }

  private static String prefixList(Ec2Client ec2) {
    return ec2.createManagedPrefixList(request ->
            request
                .prefixListName("proxies")
                .addressFamily("IPv4")
                .maxEntries(5)
                .entries(AddPrefixListEntry.builder().cidr("192.0.2.0/24").build()))
        .prefixList()
        .prefixListId();
  }

  private static String dhcpOptions(Ec2Client ec2, String vpc) {
    String options =
        ec2.createDhcpOptions(request ->
                request.dhcpConfigurations(
                    dhcp("domain-name-servers", "AmazonProvidedDNS"),
                    dhcp("domain-name", "example.internal")))
            .dhcpOptions()
            .dhcpOptionsId();
    ec2.associateDhcpOptions(request -> request.dhcpOptionsId(options).vpcId(vpc));
    return options;
  }

  private static NewDhcpConfiguration dhcp(String key, String value) {
    return NewDhcpConfiguration.builder().key(key).values(value).build();
  }

  static String interfaceEndpoint(
      Ec2Client ec2, String service, String vpc, String subnet, String group) {
    return ec2.createVpcEndpoint(request ->
            request
                .vpcId(vpc)
                .serviceName("com.amazonaws." + Moto.REGION + "." + service)
                .vpcEndpointType(VpcEndpointType.INTERFACE)
                .subnetIds(subnet)
                .securityGroupIds(group)
                .privateDnsEnabled(true)
                .policyDocument("{\"Statement\":[]}"))
        .vpcEndpoint()
        .vpcEndpointId();
  }

  static String gatewayEndpoint(Ec2Client ec2, String vpc, String table) {
    return ec2.createVpcEndpoint(request ->
            request
                .vpcId(vpc)
                .serviceName("com.amazonaws." + Moto.REGION + ".s3")
                .vpcEndpointType(VpcEndpointType.GATEWAY)
                .routeTableIds(table))
        .vpcEndpoint()
        .vpcEndpointId();
  }

  private static String zone(Route53Client route53, String vpc) {
    String name = "kms." + Moto.REGION + ".amazonaws.com";
    String zone = privateZone(route53, vpc, name);
    route53.changeResourceRecordSets(request ->
        request
            .hostedZoneId(zone)
            .changeBatch(batch -> batch.changes(creation(name, "10.0.1.99"))));
    // Another zone of the VPC that has no bearing on Session Manager.
    privateZone(route53, vpc, "shop.example.com");
    return zone.replace("/hostedzone/", "");
  }

  private static Change creation(String name, String address) {
    return Change.builder()
        .action(ChangeAction.CREATE)
        .resourceRecordSet(set ->
            set.name(name)
                .type(RRType.A)
                .ttl(60L)
                .resourceRecords(ResourceRecord.builder().value(address).build()))
        .build();
  }

  private static String privateZone(Route53Client route53, String vpc, String name) {
    return route53
        .createHostedZone(request ->
            request
                .name(name)
                .callerReference(name)
                .hostedZoneConfig(config -> config.privateZone(true))
                .vpc(where -> where.vpcId(vpc).vpcRegion(Moto.REGION)))
        .hostedZone()
        .id();
  }
}
