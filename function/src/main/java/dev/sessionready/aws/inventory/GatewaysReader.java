package dev.sessionready.aws.inventory;

import dev.sessionready.aws.client.AwsCall;
import dev.sessionready.aws.client.Permission;
import dev.sessionready.aws.client.SdkValues;
import dev.sessionready.fact.Fact;
import dev.sessionready.network.address.Cidr;
import dev.sessionready.network.model.Attachment;
import dev.sessionready.network.model.EgressOnlyInternetGateway;
import dev.sessionready.network.model.InternetGateway;
import dev.sessionready.network.model.NatGateway;
import dev.sessionready.network.model.PeeringConnection;
import dev.sessionready.network.model.TransitGatewayAttachment;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.InternetGatewayAttachment;
import software.amazon.awssdk.services.ec2.model.NatGatewayAddress;
import software.amazon.awssdk.services.ec2.model.TransitGatewayVpcAttachment;
import software.amazon.awssdk.services.ec2.model.VpcPeeringConnection;
import software.amazon.awssdk.services.ec2.model.VpcPeeringConnectionVpcInfo;

/**
 * Reads the gateways that lead out of a VPC. States are kept as AWS sends them: the SDK's constants
 * do not know all of them (<a href="https://github.com/aws/aws-sdk-java-v2/issues/5395">an
 * example</a>).
 */
public record GatewaysReader(Ec2Client ec2, AwsCall ask) {

  private static final int PAGE = 1000;
  private static final int EGRESS_ONLY_PAGE = 255;

  public Fact<Listed<InternetGateway>> internetGateways(ResourceFilter filter) {
    return Listed.from(
        ask,
        Permission.DESCRIBE_INTERNET_GATEWAYS,
        () ->
            ec2
                .describeInternetGatewaysPaginator(request ->
                    request.maxResults(PAGE).filters(filter.filters("attachment.vpc-id")))
                .internetGateways()
                .stream(),
        actual -> actual.internetGatewayId(),
        _ -> null,
        actual ->
            new InternetGateway(actual.internetGatewayId(), attachments(actual.attachments())));
  }

  /** All of them: their operation has no filter for the VPC. */
  Fact<Listed<EgressOnlyInternetGateway>> egressOnlyInternetGateways() {
    return Listed.from(
        ask,
        Permission.DESCRIBE_EGRESS_ONLY_INTERNET_GATEWAYS,
        () ->
            ec2
                .describeEgressOnlyInternetGatewaysPaginator(
                    request -> request.maxResults(EGRESS_ONLY_PAGE))
                .egressOnlyInternetGateways()
                .stream(),
        actual -> actual.egressOnlyInternetGatewayId(),
        _ -> null,
        actual ->
            new EgressOnlyInternetGateway(
                actual.egressOnlyInternetGatewayId(), attachments(actual.attachments())));
  }

  public Fact<Listed<NatGateway>> natGateways(ResourceFilter filter) {
    return Listed.from(
        ask,
        Permission.DESCRIBE_NAT_GATEWAYS,
        () ->
            ec2
                .describeNatGatewaysPaginator(
                    request -> request.maxResults(PAGE).filter(filter.filters("vpc-id")))
                .natGateways()
                .stream(),
        actual -> actual.natGatewayId(),
        actual -> actual.vpcId(),
        GatewaysReader::natGateway);
  }

  /** All of them: a VPC may be on either side, and filters cannot say "or". */
  Fact<Listed<PeeringConnection>> peeringConnections() {
    return Listed.from(
        ask,
        Permission.DESCRIBE_VPC_PEERING_CONNECTIONS,
        () ->
            ec2
                .describeVpcPeeringConnectionsPaginator(request -> request.maxResults(PAGE))
                .vpcPeeringConnections()
                .stream(),
        actual -> actual.vpcPeeringConnectionId(),
        _ -> null,
        GatewaysReader::peeringConnection);
  }

  public Fact<Listed<TransitGatewayAttachment>> transitGatewayAttachments(ResourceFilter filter) {
    return Listed.from(
        ask,
        Permission.DESCRIBE_TRANSIT_GATEWAY_VPC_ATTACHMENTS,
        () ->
            ec2
                .describeTransitGatewayVpcAttachmentsPaginator(
                    request -> request.maxResults(PAGE).filters(filter.filters("vpc-id")))
                .transitGatewayVpcAttachments()
                .stream(),
        actual -> actual.transitGatewayAttachmentId(),
        actual -> actual.vpcId(),
        GatewaysReader::transitGatewayAttachment);
  }

  private static List<Attachment> attachments(List<InternetGatewayAttachment> actual) {
    return actual.stream()
        .map(attachment ->
            new Attachment(
                SdkValues.required(attachment.vpcId(), "VpcId"),
                SdkValues.orEmpty(attachment.stateAsString())))
        .toList();
  }

  private static NatGateway natGateway(
      software.amazon.awssdk.services.ec2.model.NatGateway actual) {
    return new NatGateway(
        actual.natGatewayId(),
        SdkValues.required(actual.vpcId(), "VpcId"),
        actual.subnetId(),
        SdkValues.orEmpty(actual.stateAsString()),
        SdkValues.constant(NatGateway.Connectivity.class, actual.connectivityTypeAsString()),
        // Gateways were zonal before there was a word for it.
        actual.availabilityModeAsString() == null ? "zonal" : actual.availabilityModeAsString(),
        actual.natGatewayAddresses().stream().map(GatewaysReader::address).toList());
  }

  private static NatGateway.Address address(NatGatewayAddress actual) {
    return new NatGateway.Address(
        actual.networkInterfaceId(),
        SdkValues.ipIfPresent(actual.privateIp()),
        SdkValues.ipIfPresent(actual.publicIp()));
  }

  private static PeeringConnection peeringConnection(VpcPeeringConnection actual) {
    return new PeeringConnection(
        actual.vpcPeeringConnectionId(),
        actual.status() == null ? "" : SdkValues.orEmpty(actual.status().codeAsString()),
        side(actual.requesterVpcInfo()),
        side(actual.accepterVpcInfo()));
  }

  private static PeeringConnection.Side side(VpcPeeringConnectionVpcInfo actual) {
    Stream<String> ipv4 = actual.cidrBlockSet().stream().map(block -> block.cidrBlock());
    Stream<String> ipv6 = actual.ipv6CidrBlockSet().stream().map(block -> block.ipv6CidrBlock());
    Stream<String> main = Stream.ofNullable(actual.cidrBlock());
    List<Cidr> cidrs =
        Stream.of(main, ipv4, ipv6)
            .flatMap(blocks -> blocks)
            .distinct()
            .map(SdkValues::cidr)
            .toList();
    return new PeeringConnection.Side(
        SdkValues.required(actual.vpcId(), "VpcId"),
        SdkValues.orEmpty(actual.ownerId()),
        SdkValues.orEmpty(actual.region()),
        cidrs);
  }

  private static TransitGatewayAttachment transitGatewayAttachment(
      TransitGatewayVpcAttachment actual) {
    return new TransitGatewayAttachment(
        actual.transitGatewayAttachmentId(),
        SdkValues.required(actual.transitGatewayId(), "TransitGatewayId"),
        SdkValues.required(actual.vpcId(), "VpcId"),
        SdkValues.orEmpty(actual.stateAsString()),
        actual.subnetIds());
  }
}
