package dev.sessionready.aws;

import dev.sessionready.fact.Fact;
import dev.sessionready.network.Attachment;
import dev.sessionready.network.Cidr;
import dev.sessionready.network.EgressOnlyInternetGateway;
import dev.sessionready.network.InternetGateway;
import dev.sessionready.network.NatGateway;
import dev.sessionready.network.PeeringConnection;
import dev.sessionready.network.TransitGatewayAttachment;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.InternetGatewayAttachment;
import software.amazon.awssdk.services.ec2.model.NatGatewayAddress;
import software.amazon.awssdk.services.ec2.model.TransitGatewayVpcAttachment;
import software.amazon.awssdk.services.ec2.model.VpcPeeringConnection;
import software.amazon.awssdk.services.ec2.model.VpcPeeringConnectionVpcInfo;

/**
 * Reads the ways out of a VPC. States are kept as the wire has them: the SDK's constants do not
 * know all of them (<a href="https://github.com/aws/aws-sdk-java-v2/issues/5395">an example</a>).
 */
record GatewaysReader(Ec2Client ec2, Ask ask) {

  private static final int PAGE = 1000;
  private static final int EGRESS_ONLY_PAGE = 255;

  Fact<Listed<InternetGateway>> internetGateways(Extent extent) {
    return ask.forValue(
        Permission.DESCRIBE_INTERNET_GATEWAYS,
        () ->
            ec2
                .describeInternetGatewaysPaginator(request ->
                    request.maxResults(PAGE).filters(extent.filters("attachment.vpc-id")))
                .internetGateways()
                .stream()
                .collect(
                    Listed.by(
                        Permission.DESCRIBE_INTERNET_GATEWAYS,
                        told -> told.internetGatewayId(),
                        _ -> null,
                        told ->
                            new InternetGateway(
                                told.internetGatewayId(), attachments(told.attachments())))));
  }

  /** All of them: their operation has no filter for the VPC. */
  Fact<Listed<EgressOnlyInternetGateway>> egressOnlyInternetGateways() {
    return ask.forValue(
        Permission.DESCRIBE_EGRESS_ONLY_INTERNET_GATEWAYS,
        () ->
            ec2
                .describeEgressOnlyInternetGatewaysPaginator(
                    request -> request.maxResults(EGRESS_ONLY_PAGE))
                .egressOnlyInternetGateways()
                .stream()
                .collect(
                    Listed.by(
                        Permission.DESCRIBE_EGRESS_ONLY_INTERNET_GATEWAYS,
                        told -> told.egressOnlyInternetGatewayId(),
                        _ -> null,
                        told ->
                            new EgressOnlyInternetGateway(
                                told.egressOnlyInternetGatewayId(),
                                attachments(told.attachments())))));
  }

  Fact<Listed<NatGateway>> natGateways(Extent extent) {
    return ask.forValue(
        Permission.DESCRIBE_NAT_GATEWAYS,
        () ->
            ec2
                .describeNatGatewaysPaginator(
                    request -> request.maxResults(PAGE).filter(extent.filters("vpc-id")))
                .natGateways()
                .stream()
                .collect(
                    Listed.by(
                        Permission.DESCRIBE_NAT_GATEWAYS, told -> told.natGatewayId(), told -> told.vpcId(), GatewaysReader::natGateway)));
  }

  /** All of them: a VPC may be on either side, and filters cannot say "or". */
  Fact<Listed<PeeringConnection>> peeringConnections() {
    return ask.forValue(
        Permission.DESCRIBE_VPC_PEERING_CONNECTIONS,
        () ->
            ec2
                .describeVpcPeeringConnectionsPaginator(request -> request.maxResults(PAGE))
                .vpcPeeringConnections()
                .stream()
                .collect(
                    Listed.by(
                        Permission.DESCRIBE_VPC_PEERING_CONNECTIONS, told -> told.vpcPeeringConnectionId(), _ -> null, GatewaysReader::peeringConnection)));
  }

  Fact<Listed<TransitGatewayAttachment>> transitGatewayAttachments(Extent extent) {
    return ask.forValue(
        Permission.DESCRIBE_TRANSIT_GATEWAY_VPC_ATTACHMENTS,
        () ->
            ec2
                .describeTransitGatewayVpcAttachmentsPaginator(
                    request -> request.maxResults(PAGE).filters(extent.filters("vpc-id")))
                .transitGatewayVpcAttachments()
                .stream()
                .collect(
                    Listed.by(
                        Permission.DESCRIBE_TRANSIT_GATEWAY_VPC_ATTACHMENTS, told -> told.transitGatewayAttachmentId(), told -> told.vpcId(), GatewaysReader::transitGatewayAttachment)));
  }

  private static List<Attachment> attachments(List<InternetGatewayAttachment> told) {
    return told.stream()
        .map(attachment ->
            new Attachment(
                Wire.required(attachment.vpcId(), "VpcId"),
                Wire.orEmpty(attachment.stateAsString())))
        .toList();
  }

  private static NatGateway natGateway(software.amazon.awssdk.services.ec2.model.NatGateway told) {
    return new NatGateway(
        told.natGatewayId(),
        Wire.required(told.vpcId(), "VpcId"),
        told.subnetId(),
        Wire.orEmpty(told.stateAsString()),
        Wire.constant(NatGateway.Connectivity.class, told.connectivityTypeAsString()),
        // Gateways were zonal before there was a word for it.
        told.availabilityModeAsString() == null ? "zonal" : told.availabilityModeAsString(),
        told.natGatewayAddresses().stream().map(GatewaysReader::address).toList());
  }

  private static NatGateway.Address address(NatGatewayAddress told) {
    return new NatGateway.Address(
        told.networkInterfaceId(), Wire.ipIfTold(told.privateIp()), Wire.ipIfTold(told.publicIp()));
  }

  private static PeeringConnection peeringConnection(VpcPeeringConnection told) {
    return new PeeringConnection(
        told.vpcPeeringConnectionId(),
        told.status() == null ? "" : Wire.orEmpty(told.status().codeAsString()),
        side(told.requesterVpcInfo()),
        side(told.accepterVpcInfo()));
  }

  private static PeeringConnection.Side side(VpcPeeringConnectionVpcInfo told) {
    Stream<String> ipv4 = told.cidrBlockSet().stream().map(block -> block.cidrBlock());
    Stream<String> ipv6 = told.ipv6CidrBlockSet().stream().map(block -> block.ipv6CidrBlock());
    Stream<String> main = Stream.ofNullable(told.cidrBlock());
    List<Cidr> cidrs =
        Stream.of(main, ipv4, ipv6).flatMap(blocks -> blocks).distinct().map(Wire::cidr).toList();
    return new PeeringConnection.Side(
        Wire.required(told.vpcId(), "VpcId"),
        Wire.orEmpty(told.ownerId()),
        Wire.orEmpty(told.region()),
        cidrs);
  }

  private static TransitGatewayAttachment transitGatewayAttachment(
      TransitGatewayVpcAttachment told) {
    return new TransitGatewayAttachment(
        told.transitGatewayAttachmentId(),
        Wire.required(told.transitGatewayId(), "TransitGatewayId"),
        Wire.required(told.vpcId(), "VpcId"),
        Wire.orEmpty(told.stateAsString()),
        told.subnetIds());
  }
}
