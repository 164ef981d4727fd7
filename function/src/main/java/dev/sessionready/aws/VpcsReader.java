package dev.sessionready.aws;

import dev.sessionready.fact.Fact;
import dev.sessionready.network.BlockPublicAccess;
import dev.sessionready.network.BlockPublicAccess.Exclusion;
import dev.sessionready.network.Cidr;
import dev.sessionready.network.DhcpOptions;
import dev.sessionready.network.Subnet;
import dev.sessionready.network.Vpc;
import dev.sessionready.network.VpcDns;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.AttributeValue;
import software.amazon.awssdk.services.ec2.model.DescribeVpcAttributeResponse;
import software.amazon.awssdk.services.ec2.model.DescribeVpcBlockPublicAccessExclusionsResponse;
import software.amazon.awssdk.services.ec2.model.VpcAttributeName;
import software.amazon.awssdk.services.ec2.model.VpcBlockPublicAccessExclusion;
import software.amazon.awssdk.services.ec2.model.VpcCidrBlockAssociation;
import software.amazon.awssdk.services.ec2.model.VpcBlockPublicAccessOptions;

/** Reads VPCs, their subnets, and what holds for each VPC as a whole. */
record VpcsReader(Ec2Client ec2, Ask ask) {

  private static final int PAGE = 1000;

  Fact<Listed<Vpc>> vpcs(Extent extent) {
    return ask.forValue(
        Permission.DESCRIBE_VPCS,
        () ->
            ec2
                .describeVpcsPaginator(
                    request -> request.maxResults(PAGE).filters(extent.filters("vpc-id")))
                .vpcs()
                .stream()
                .collect(
                    Listed.by(
                        Permission.DESCRIBE_VPCS, told -> told.vpcId(), told -> told.vpcId(), VpcsReader::vpc)));
  }

  Fact<Listed<Subnet>> subnets(Extent extent) {
    return ask.forValue(
        Permission.DESCRIBE_SUBNETS,
        () ->
            ec2
                .describeSubnetsPaginator(
                    request -> request.maxResults(PAGE).filters(extent.filters("vpc-id")))
                .subnets()
                .stream()
                .collect(
                    Listed.by(
                        Permission.DESCRIBE_SUBNETS, told -> told.subnetId(), told -> told.vpcId(), VpcsReader::subnet)));
  }

  Fact<Listed<DhcpOptions>> dhcpOptions() {
    return ask.forValue(
        Permission.DESCRIBE_DHCP_OPTIONS,
        () ->
            ec2
                .describeDhcpOptionsPaginator(request -> request.maxResults(PAGE))
                .dhcpOptions()
                .stream()
                .collect(
                    Listed.by(
                        Permission.DESCRIBE_DHCP_OPTIONS, told -> told.dhcpOptionsId(), _ -> null, VpcsReader::dhcpOptions)));
  }

  /** Both DNS attributes of a VPC: AWS tells one a call. */
  Fact<VpcDns> dns(String vpcId) {
    return ask.forValue(
        Permission.DESCRIBE_VPC_ATTRIBUTE,
        () ->
            new VpcDns(
                attribute(vpcId, VpcAttributeName.ENABLE_DNS_SUPPORT).enableDnsSupport().value(),
                attribute(vpcId, VpcAttributeName.ENABLE_DNS_HOSTNAMES)
                    .enableDnsHostnames()
                    .value()));
  }

  /**
   * What the region keeps from its internet gateways, absent where it knows no such setting. The
   * exclusions are only asked for where it keeps anything.
   */
  Fact<BlockPublicAccess> blockPublicAccess() {
    Fact<BlockPublicAccess> withoutExclusions =
        ask.forValue(
            Permission.DESCRIBE_VPC_BLOCK_PUBLIC_ACCESS_OPTIONS,
            () ->
                blockPublicAccess(
                    ec2.describeVpcBlockPublicAccessOptions(_ -> {})
                        .vpcBlockPublicAccessOptions()));
    return Answers.then(
        withoutExclusions,
        told ->
            switch (told.mode()) {
              // From nothing nobody needs an exclusion.
              case OFF -> Fact.known(told);
              case BLOCK_INGRESS, BLOCK_BIDIRECTIONAL ->
                  Answers.map(
                      exclusions(),
                      exclusions -> new BlockPublicAccess(told.mode(), told.state(), exclusions));
            });
  }

  private DescribeVpcAttributeResponse attribute(String vpcId, VpcAttributeName name) {
    return ec2.describeVpcAttribute(request -> request.vpcId(vpcId).attribute(name));
  }

  // The SDK has no paginator for them.
  private Fact<List<Exclusion>> exclusions() {
    return ask.forValue(
        Permission.DESCRIBE_VPC_BLOCK_PUBLIC_ACCESS_EXCLUSIONS,
        () -> {
          List<Exclusion> all = new ArrayList<>();
          @Nullable String token = null;
          do {
            DescribeVpcBlockPublicAccessExclusionsResponse page = exclusions(token);
            page.vpcBlockPublicAccessExclusions().forEach(told -> all.add(exclusion(told)));
            token = page.nextToken();
          } while (token != null && !token.isEmpty());
          return List.copyOf(all);
        });
  }

  private DescribeVpcBlockPublicAccessExclusionsResponse exclusions(@Nullable String token) {
    return ec2.describeVpcBlockPublicAccessExclusions(
        request -> request.maxResults(PAGE).nextToken(token));
  }

  private static BlockPublicAccess blockPublicAccess(VpcBlockPublicAccessOptions told) {
    return new BlockPublicAccess(
        Wire.constant(BlockPublicAccess.Mode.class, told.internetGatewayBlockModeAsString()),
        Wire.orEmpty(told.stateAsString()),
        List.of());
  }

  private static Exclusion exclusion(VpcBlockPublicAccessExclusion told) {
    String allow = Wire.orEmpty(told.internetGatewayExclusionModeAsString());
    return new Exclusion(
        told.exclusionId(),
        Wire.lastPart(Wire.required(told.resourceArn(), "ResourceArn")),
        Wire.constant(BlockPublicAccess.Allow.class, allow.replaceFirst("^allow-", "")),
        Wire.orEmpty(told.stateAsString()));
  }

  private static Vpc vpc(software.amazon.awssdk.services.ec2.model.Vpc told) {
    // The primary block first: Amazon's resolver has an address in that one alone.
    Stream<Cidr> ipv4 =
        Stream.concat(
                Stream.ofNullable(told.cidrBlock()).filter(block -> !block.isEmpty()),
                told.cidrBlockAssociationSet().stream()
                    .filter(block -> isAssociated(block.cidrBlockState().stateAsString()))
                    .map(VpcCidrBlockAssociation::cidrBlock))
            .distinct()
            .map(Wire::cidr);
    Stream<Cidr> ipv6 =
        told.ipv6CidrBlockAssociationSet().stream()
            .filter(block -> isAssociated(block.ipv6CidrBlockState().stateAsString()))
            .map(block -> Wire.cidr(block.ipv6CidrBlock()));
    return new Vpc(
        told.vpcId(),
        Wire.orEmpty(told.ownerId()),
        Stream.concat(ipv4, ipv6).toList(),
        Wire.orEmpty(told.dhcpOptionsId()));
  }

  private static Subnet subnet(software.amazon.awssdk.services.ec2.model.Subnet told) {
    Stream<Cidr> ipv4 =
        Stream.ofNullable(told.cidrBlock()).filter(block -> !block.isEmpty()).map(Wire::cidr);
    Stream<Cidr> ipv6 =
        told.ipv6CidrBlockAssociationSet().stream()
            .filter(block -> isAssociated(block.ipv6CidrBlockState().stateAsString()))
            .map(block -> Wire.cidr(block.ipv6CidrBlock()));
    return new Subnet(
        told.subnetId(),
        Wire.required(told.vpcId(), "VpcId"),
        Wire.orEmpty(told.ownerId()),
        Wire.orEmpty(told.availabilityZone()),
        Stream.concat(ipv4, ipv6).toList());
  }

  // A block that was taken away is told for a while.
  private static boolean isAssociated(@Nullable String state) {
    return "associated".equals(state);
  }

  private static DhcpOptions dhcpOptions(
      software.amazon.awssdk.services.ec2.model.DhcpOptions told) {
    return new DhcpOptions(
        told.dhcpOptionsId(),
        option(told, "domain-name-servers"),
        option(told, "domain-name").stream().findFirst().orElse(null));
  }

  private static List<String> option(
      software.amazon.awssdk.services.ec2.model.DhcpOptions told, String key) {
    return told.dhcpConfigurations().stream()
        .filter(option -> option.key().equals(key))
        .flatMap(option -> option.values().stream())
        .map(AttributeValue::value)
        .toList();
  }
}
