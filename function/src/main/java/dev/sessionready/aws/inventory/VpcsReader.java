// Over 200 lines: one reader for what DescribeVpcs and its neighbours show of a VPC.
package dev.sessionready.aws.inventory;

import dev.sessionready.aws.client.Answers;
import dev.sessionready.aws.client.AwsCall;
import dev.sessionready.aws.client.Permission;
import dev.sessionready.aws.client.SdkValues;
import dev.sessionready.fact.Fact;
import dev.sessionready.network.address.Cidr;
import dev.sessionready.network.model.BlockPublicAccess;
import dev.sessionready.network.model.BlockPublicAccess.Exclusion;
import dev.sessionready.network.model.DhcpOptions;
import dev.sessionready.network.model.Subnet;
import dev.sessionready.network.model.Vpc;
import dev.sessionready.network.model.VpcDnsAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.AttributeValue;
import software.amazon.awssdk.services.ec2.model.DescribeVpcAttributeResponse;
import software.amazon.awssdk.services.ec2.model.DescribeVpcBlockPublicAccessExclusionsResponse;
import software.amazon.awssdk.services.ec2.model.VpcAttributeName;
import software.amazon.awssdk.services.ec2.model.VpcBlockPublicAccessExclusion;
import software.amazon.awssdk.services.ec2.model.VpcBlockPublicAccessOptions;
import software.amazon.awssdk.services.ec2.model.VpcCidrBlockAssociation;

/** Reads VPCs, their subnets, and what holds for each VPC as a whole. */
public record VpcsReader(Ec2Client ec2, AwsCall ask) {

  private static final int PAGE = 1000;

  Fact<Listed<Vpc>> vpcs(ResourceFilter filter) {
    return Listed.from(
        ask,
        Permission.DESCRIBE_VPCS,
        () ->
            ec2
                .describeVpcsPaginator(
                    request -> request.maxResults(PAGE).filters(filter.filters("vpc-id")))
                .vpcs()
                .stream(),
        actual -> actual.vpcId(),
        actual -> actual.vpcId(),
        VpcsReader::vpc);
  }

  public Fact<Listed<Subnet>> subnets(ResourceFilter filter) {
    return Listed.from(
        ask,
        Permission.DESCRIBE_SUBNETS,
        () ->
            ec2
                .describeSubnetsPaginator(
                    request -> request.maxResults(PAGE).filters(filter.filters("vpc-id")))
                .subnets()
                .stream(),
        actual -> actual.subnetId(),
        actual -> actual.vpcId(),
        VpcsReader::subnet);
  }

  Fact<Listed<DhcpOptions>> dhcpOptions() {
    return Listed.from(
        ask,
        Permission.DESCRIBE_DHCP_OPTIONS,
        () ->
            ec2
                .describeDhcpOptionsPaginator(request -> request.maxResults(PAGE))
                .dhcpOptions()
                .stream(),
        actual -> actual.dhcpOptionsId(),
        _ -> null,
        VpcsReader::dhcpOptions);
  }

  /** Both DNS attributes of a VPC: AWS shows one a call. */
  Fact<VpcDnsAttributes> dns(String vpcId) {
    return ask.forValue(
        Permission.DESCRIBE_VPC_ATTRIBUTE,
        () ->
            new VpcDnsAttributes(
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
        actual ->
            switch (actual.mode()) {
              // Where nothing is blocked, no exclusion is needed.
              case OFF -> Fact.known(actual);
              case BLOCK_INGRESS, BLOCK_BIDIRECTIONAL ->
                  Answers.map(
                      exclusions(),
                      exclusions ->
                          new BlockPublicAccess(actual.mode(), actual.state(), exclusions));
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
            page.vpcBlockPublicAccessExclusions().forEach(actual -> all.add(exclusion(actual)));
            token = page.nextToken();
          } while (token != null && !token.isEmpty());
          return List.copyOf(all);
        });
  }

  private DescribeVpcBlockPublicAccessExclusionsResponse exclusions(@Nullable String token) {
    return ec2.describeVpcBlockPublicAccessExclusions(
        request -> request.maxResults(PAGE).nextToken(token));
  }

  private static BlockPublicAccess blockPublicAccess(VpcBlockPublicAccessOptions actual) {
    return new BlockPublicAccess(
        SdkValues.constant(BlockPublicAccess.Mode.class, actual.internetGatewayBlockModeAsString()),
        SdkValues.orEmpty(actual.stateAsString()),
        List.of());
  }

  private static Exclusion exclusion(VpcBlockPublicAccessExclusion actual) {
    String allow = SdkValues.orEmpty(actual.internetGatewayExclusionModeAsString());
    return new Exclusion(
        actual.exclusionId(),
        SdkValues.lastPart(SdkValues.required(actual.resourceArn(), "ResourceArn")),
        SdkValues.constant(BlockPublicAccess.Allow.class, allow.replaceFirst("^allow-", "")),
        SdkValues.orEmpty(actual.stateAsString()));
  }

  private static Vpc vpc(software.amazon.awssdk.services.ec2.model.Vpc actual) {
    // The primary block first: Amazon's resolver has an address in that one alone.
    Stream<Cidr> ipv4 =
        Stream.concat(
                Stream.ofNullable(actual.cidrBlock()).filter(block -> !block.isEmpty()),
                actual.cidrBlockAssociationSet().stream()
                    .filter(block -> isAssociated(block.cidrBlockState().stateAsString()))
                    .map(VpcCidrBlockAssociation::cidrBlock))
            .distinct()
            .map(SdkValues::cidr);
    Stream<Cidr> ipv6 =
        actual.ipv6CidrBlockAssociationSet().stream()
            .filter(block -> isAssociated(block.ipv6CidrBlockState().stateAsString()))
            .map(block -> SdkValues.cidr(block.ipv6CidrBlock()));
    return new Vpc(
        actual.vpcId(),
        SdkValues.orEmpty(actual.ownerId()),
        Stream.concat(ipv4, ipv6).toList(),
        SdkValues.orEmpty(actual.dhcpOptionsId()));
  }

  private static Subnet subnet(software.amazon.awssdk.services.ec2.model.Subnet actual) {
    Stream<Cidr> ipv4 =
        Stream.ofNullable(actual.cidrBlock())
            .filter(block -> !block.isEmpty())
            .map(SdkValues::cidr);
    Stream<Cidr> ipv6 =
        actual.ipv6CidrBlockAssociationSet().stream()
            .filter(block -> isAssociated(block.ipv6CidrBlockState().stateAsString()))
            .map(block -> SdkValues.cidr(block.ipv6CidrBlock()));
    return new Subnet(
        actual.subnetId(),
        SdkValues.required(actual.vpcId(), "VpcId"),
        SdkValues.orEmpty(actual.ownerId()),
        SdkValues.orEmpty(actual.availabilityZone()),
        Stream.concat(ipv4, ipv6).toList());
  }

  // A block that was taken away is listed for a while.
  private static boolean isAssociated(@Nullable String state) {
    return "associated".equals(state);
  }

  private static DhcpOptions dhcpOptions(
      software.amazon.awssdk.services.ec2.model.DhcpOptions actual) {
    return new DhcpOptions(
        actual.dhcpOptionsId(),
        option(actual, "domain-name-servers"),
        option(actual, "domain-name").stream().findFirst().orElse(null));
  }

  private static List<String> option(
      software.amazon.awssdk.services.ec2.model.DhcpOptions actual, String key) {
    return actual.dhcpConfigurations().stream()
        .filter(option -> option.key().equals(key))
        .flatMap(option -> option.values().stream())
        .map(AttributeValue::value)
        .toList();
  }
}
