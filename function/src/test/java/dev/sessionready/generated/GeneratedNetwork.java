package dev.sessionready.generated;

import static dev.sessionready.generated.GeneratedAccount.ACCOUNT;
import static dev.sessionready.generated.GeneratedAccount.REGION;

import dev.sessionready.fact.Fact;
import dev.sessionready.model.NetworkFacts;
import dev.sessionready.network.address.Cidr;
import dev.sessionready.network.address.Ip;
import dev.sessionready.network.address.Ports;
import dev.sessionready.network.model.AclEntry;
import dev.sessionready.network.model.Attachment;
import dev.sessionready.network.model.BlockPublicAccess;
import dev.sessionready.network.model.DhcpOptions;
import dev.sessionready.network.model.GatewayEndpoint;
import dev.sessionready.network.model.GroupReference;
import dev.sessionready.network.model.GroupRule;
import dev.sessionready.network.model.InterfaceEndpoint;
import dev.sessionready.network.model.InternetGateway;
import dev.sessionready.network.model.NatGateway;
import dev.sessionready.network.model.NetworkAcl;
import dev.sessionready.network.model.NetworkInterface;
import dev.sessionready.network.model.PrefixList;
import dev.sessionready.network.model.Route;
import dev.sessionready.network.model.RouteTable;
import dev.sessionready.network.model.SecurityGroup;
import dev.sessionready.network.model.Subnet;
import dev.sessionready.network.model.Vpc;
import dev.sessionready.network.model.VpcDnsAttributes;
import dev.sessionready.network.model.VpcEndpoint;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The network of a generated account. Every VPC has a subnet for each of its shapes, one for its
 * endpoints and one with a NAT gateway; some have endpoints, some a way out, some neither.
 *
 * @param reserved whether the endpoints for ssmmessages are open to one role alone, that of the
 *     first instance of the VPC
 */
record GeneratedNetwork(AccountSize size, boolean reserved) {

  private static final List<String> SERVICES =
      List.of("ssm", "ssmmessages", "ec2messages", "logs", "kms");
  private static final String S3 = "pl-61a54008";
  private static final String OPEN =
      "{\"Statement\": [{\"Action\": \"*\", \"Effect\": \"Allow\", \"Principal\": \"*\","
          + " \"Resource\": \"*\"}]}";
  private static final String CLOSED =
      "{\"Statement\": [{\"Action\": \"ssm:UpdateInstanceInformation\", \"Effect\": \"Allow\","
          + " \"Principal\": \"*\", \"Resource\": \"arn:aws:ec2:*:*:instance/i-0*\"}]}";

  static String vpcId(int vpc) {
    return "vpc-%017x".formatted(vpc + 1);
  }

  static String subnetId(int shape) {
    return "subnet-%017x".formatted(shape + 1);
  }

  static String groupId(int shape) {
    return "sg-%017x".formatted(shape + 1);
  }

  /** The address of an instance: its subnet's block by its shape, a place in it by its number. */
  Ip address(int instance) {
    int shape = size.shape(instance);
    return block(shape).first().plus(10 + (instance / size.shapes()) % 4000);
  }

  NetworkFacts facts() {
    return new NetworkFacts(
        ofVpcs(Vpc::id, this::vpc),
        eachVpc(vpc -> Fact.known(new VpcDnsAttributes(true, !Mix.hits(vpc, 11, 5)))),
        eachVpc(_ -> Fact.known(List.of())),
        byId(
            DhcpOptions::id,
            Stream.of(new DhcpOptions("dopt-1", List.of("AmazonProvidedDNS"), "internal"))),
        byId(
            Subnet::id,
            Stream.concat(
                ofEach(size.shapes(), this::subnet), ofEach(size.vpcs(), this::endpointSubnet))),
        byId(RouteTable::id, ofEach(size.vpcs(), this::tables).flatMap(List::stream)),
        ofVpcs(NetworkAcl::id, this::acl),
        byId(
            SecurityGroup::id,
            Stream.concat(
                ofEach(size.shapes(), this::group), ofEach(size.vpcs(), this::endpointGroup))),
        byId(VpcEndpoint::id, ofEach(size.vpcs(), this::endpoints).flatMap(List::stream)),
        byId(NetworkInterface::id, ofEach(size.vpcs(), this::faces).flatMap(List::stream)),
        byId(
            PrefixList::id,
            Stream.of(new PrefixList(S3, "com.amazonaws." + REGION + ".s3", "AWS"))),
        Map.of(S3, Fact.known(List.of(Cidr.parse("52.219.0.0/20"), Cidr.parse("3.5.152.0/21")))),
        byId(
            InternetGateway::id,
            ofEach(
                size.vpcs(),
                vpc ->
                    new InternetGateway(
                        "igw-%017x".formatted(vpc + 1),
                        List.of(new Attachment(vpcId(vpc), "available"))))),
        byId(NatGateway::id, Stream.of()),
        Fact.known(Map.of()),
        Fact.known(Map.of()),
        Fact.known(Map.of()),
        Fact.known(new BlockPublicAccess(BlockPublicAccess.Mode.OFF, "default-state", List.of())),
        Map.of(),
        Map.of(),
        null);
  }

  private Cidr block(int shape) {
    return new Cidr(Ip.parse("10.0.0.0").plus((long) (shape + 1) << 12), 20);
  }

  // 10.0.0.0/8 as a whole, so that one VPC holds as many subnets as there are shapes.
  private Vpc vpc(int vpc) {
    return new Vpc(vpcId(vpc), ACCOUNT, List.of(Cidr.parse("10.0.0.0/8")), "dopt-1");
  }

  private Subnet subnet(int shape) {
    return new Subnet(
        subnetId(shape), vpcId(size.vpc(shape)), ACCOUNT, REGION + "a", List.of(block(shape)));
  }

  private Subnet endpointSubnet(int vpc) {
    return new Subnet(
        "subnet-e%016x".formatted(vpc),
        vpcId(vpc),
        ACCOUNT,
        REGION + "a",
        List.of(Cidr.parse("10.0.0.0/20")));
  }

  private boolean hasEndpoints(int vpc) {
    return vpc % 4 != 3;
  }

  private List<RouteTable> tables(int vpc) {
    List<Route> routes = new ArrayList<>();
    routes.add(route("10.0.0.0/8", "local", Route.Origin.LOCAL));
    if (hasEndpoints(vpc)) {
      routes.add(
          new Route(
              new Route.ToPrefixList(S3),
              Route.Target.of("vpce-s3%015x".formatted(vpc)),
              Route.State.ACTIVE,
              Route.Origin.STATIC));
    }
    if (vpc % 4 == 3 && !Mix.hits(vpc, 12, 20)) {
      routes.add(route("0.0.0.0/0", "igw-%017x".formatted(vpc + 1), Route.Origin.STATIC));
    }
    List<String> subnets =
        IntStream.range(0, size.shapes())
            .filter(shape -> size.vpc(shape) == vpc)
            .mapToObj(GeneratedNetwork::subnetId)
            .toList();
    return List.of(
        new RouteTable("rtb-%017x".formatted(vpc), vpcId(vpc), false, subnets, List.of(), routes),
        new RouteTable(
            "rtb-f%016x".formatted(vpc),
            vpcId(vpc),
            true,
            List.of(),
            List.of(),
            List.of(route("10.0.0.0/8", "local", Route.Origin.LOCAL))));
  }

  private static Route route(String to, String target, Route.Origin origin) {
    return new Route(
        new Route.ToCidr(Cidr.parse(to)), Route.Target.of(target), Route.State.ACTIVE, origin);
  }

  private NetworkAcl acl(int vpc) {
    List<AclEntry> entries = new ArrayList<>();
    if (Mix.hits(vpc, 13, 10)) {
      entries.add(
          new AclEntry(90, false, false, "6", new Ports(1024, 65535), Cidr.parse("0.0.0.0/0")));
    }
    for (boolean egress : List.of(true, false)) {
      entries.add(new AclEntry(100, egress, true, "-1", null, Cidr.parse("0.0.0.0/0")));
      entries.add(new AclEntry(32767, egress, false, "-1", null, Cidr.parse("0.0.0.0/0")));
    }
    List<String> subnets = new ArrayList<>(List.of("subnet-e%016x".formatted(vpc)));
    IntStream.range(0, size.shapes())
        .filter(shape -> size.vpc(shape) == vpc)
        .mapToObj(GeneratedNetwork::subnetId)
        .forEach(subnets::add);
    return new NetworkAcl("acl-%017x".formatted(vpc), vpcId(vpc), subnets, entries);
  }

  private SecurityGroup group(int shape) {
    List<GroupRule> egress = new ArrayList<>();
    if (Mix.hits(shape, 14, 8)) {
      egress.add(rule(new Ports(80, 80), "0.0.0.0/0"));
    } else {
      egress.add(rule(new Ports(443, 443), "10.0.0.0/8"));
      egress.add(rule(new Ports(443, 443), "0.0.0.0/0"));
    }
    List<GroupRule> ingress = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      ingress.add(rule(new Ports(8000 + i, 8080 + i), block(Mix.of(shape, 20 + i) % 4000) + ""));
    }
    return new SecurityGroup(groupId(shape), vpcId(size.vpc(shape)), ACCOUNT, ingress, egress);
  }

  // Some let in by the groups of instances, some by their addresses, and one leaves out an address.
  private SecurityGroup endpointGroup(int vpc) {
    List<GroupRule> ingress = new ArrayList<>();
    if (vpc % 3 == 1) {
      ingress.add(
          new GroupRule(
              "6",
              new Ports(443, 443),
              List.of(),
              IntStream.range(0, size.shapes())
                  .filter(shape -> size.vpc(shape) == vpc && !Mix.hits(shape, 15, 6))
                  .limit(60)
                  .mapToObj(shape -> new GroupReference(groupId(shape), ACCOUNT, null, null))
                  .toList(),
              List.of()));
    } else {
      ingress.add(rule(new Ports(443, 443), vpc % 3 == 0 ? "10.0.0.0/8" : block(vpc) + ""));
      ingress.add(rule(new Ports(443, 443), block(vpc).first().plus(11) + "/32"));
    }
    return new SecurityGroup(
        "sg-e%016x".formatted(vpc),
        vpcId(vpc),
        ACCOUNT,
        ingress,
        List.of(rule(new Ports(0, 65535), "0.0.0.0/0")));
  }

  private static GroupRule rule(Ports ports, String block) {
    return new GroupRule("6", ports, List.of(Cidr.parse(block)), List.of(), List.of());
  }

  private List<VpcEndpoint> endpoints(int vpc) {
    if (!hasEndpoints(vpc)) {
      return List.of();
    }
    List<VpcEndpoint> endpoints = new ArrayList<>();
    endpoints.add(
        new GatewayEndpoint(
            "vpce-s3%015x".formatted(vpc),
            vpcId(vpc),
            ACCOUNT,
            "com.amazonaws." + REGION + ".s3",
            "available",
            List.of("rtb-%017x".formatted(vpc)),
            OPEN));
    for (int at = 0; at < SERVICES.size(); at++) {
      if (!Mix.hits(vpc, 30 + at, 8)) {
        endpoints.add(endpoint(vpc, at));
      }
    }
    return endpoints;
  }

  private InterfaceEndpoint endpoint(int vpc, int at) {
    String service = SERVICES.get(at);
    return new InterfaceEndpoint(
        "vpce-%x%016x".formatted(at, vpc),
        vpcId(vpc),
        ACCOUNT,
        "com.amazonaws." + REGION + "." + service,
        REGION,
        Mix.hits(vpc, 40 + at, 4) ? "pendingAcceptance" : "available",
        List.of("subnet-e%016x".formatted(vpc)),
        List.of("sg-e%016x".formatted(vpc)),
        List.of("eni-%x%016x".formatted(at, vpc)),
        !Mix.hits(vpc, 50 + at, 4),
        false,
        "ipv4",
        "ipv4",
        policy(vpc, at),
        List.of(service + "." + REGION + ".amazonaws.com"));
  }

  private String policy(int vpc, int at) {
    if (at == 0 && vpc % 5 == 2) {
      return CLOSED;
    }
    return reserved && at == 1
        ? OPEN.replace(
            "\"Principal\": \"*\"",
            "\"Principal\": {\"AWS\": \"arn:aws:iam::%s:role/App%d\"}"
                .formatted(ACCOUNT, size.role(size.shape(vpc))))
        : OPEN;
  }

  private List<NetworkInterface> faces(int vpc) {
    return endpoints(vpc).stream()
        .filter(InterfaceEndpoint.class::isInstance)
        .map(InterfaceEndpoint.class::cast)
        .map(endpoint ->
            new NetworkInterface(
                endpoint.networkInterfaceIds().getFirst(),
                vpcId(vpc),
                "subnet-e%016x".formatted(vpc),
                endpoint.groupIds(),
                List.of(Ip.parse("10.0.0." + (16 + Character.digit(endpoint.id().charAt(5), 16)))),
                List.of(),
                null,
                true,
                "vpc_endpoint",
                ACCOUNT))
        .toList();
  }

  private <T> Map<String, T> eachVpc(IntFunction<T> make) {
    Map<String, T> all = new HashMap<>();
    IntStream.range(0, size.vpcs()).forEach(vpc -> all.put(vpcId(vpc), make.apply(vpc)));
    return all;
  }

  private <T> Fact<Map<String, T>> ofVpcs(Function<T, String> id, IntFunction<T> make) {
    return byId(id, ofEach(size.vpcs(), make));
  }

  private static <T> Stream<T> ofEach(int count, IntFunction<T> make) {
    return IntStream.range(0, count).mapToObj(make);
  }

  private static <T> Fact<Map<String, T>> byId(Function<T, String> id, Stream<? extends T> nouns) {
    return Fact.known(nouns.collect(Collectors.toMap(id, Function.identity())));
  }
}
