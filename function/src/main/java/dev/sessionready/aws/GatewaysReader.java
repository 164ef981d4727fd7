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

  Fact<Map<String, InternetGateway>> internetGateways(Extent extent) {
    return ask.forValue(
        Permission.DESCRIBE_INTERNET_GATEWAYS,
        () ->
            ec2
                .describeInternetGatewaysPaginator(request ->
                    request.maxResults(PAGE).filters(extent.filters("attachment.vpc-id")))
                .internetGateways()
                .stream()
                .map(told ->
                    new InternetGateway(told.internetGatewayId(), attachments(told.attachments())))
                .collect(Wire.byId(InternetGateway::id)));
  }

  /** All of them: their operation has no filter for the VPC. */
  Fact<Map<String, EgressOnlyInternetGateway>> egressOnlyInternetGateways() {
    return ask.forValue(
        Permission.DESCRIBE_EGRESS_ONLY_INTERNET_GATEWAYS,
        () ->
            ec2
                .describeEgressOnlyInternetGatewaysPaginator(
                    request -> request.maxResults(EGRESS_ONLY_PAGE))
                .egressOnlyInternetGateways()
                .stream()
                .map(told ->
                    new EgressOnlyInternetGateway(
                        told.egressOnlyInternetGatewayId(), attachments(told.attachments())))
                .collect(Wire.byId(EgressOnlyInternetGateway::id)));
  }

  Fact<Map<String, NatGateway>> natGateways(Extent extent) {
    return ask.forValue(
        Permission.DESCRIBE_NAT_GATEWAYS,
        () ->
            ec2
                .describeNatGatewaysPaginator(
                    request -> request.maxResults(PAGE).filter(extent.filters("vpc-id")))
                .natGateways()
                .stream()
                .map(GatewaysReader::natGateway)
                .collect(Wire.byId(NatGateway::id)));
  }

  /** All of them: a VPC may be on either side, and filters cannot say "or". */
  Fact<Map<String, PeeringConnection>> peeringConnections() {
    return ask.forValue(
        Permission.DESCRIBE_VPC_PEERING_CONNECTIONS,
        () ->
            ec2
                .describeVpcPeeringConnectionsPaginator(request -> request.maxResults(PAGE))
                .vpcPeeringConnections()
                .stream()
                .map(GatewaysReader::peeringConnection)
                .collect(Wire.byId(PeeringConnection::id)));
  }

  Fact<Map<String, TransitGatewayAttachment>> transitGatewayAttachments(Extent extent) {
    return ask.forValue(
        Permission.DESCRIBE_TRANSIT_GATEWAY_VPC_ATTACHMENTS,
        () ->
            ec2
                .describeTransitGatewayVpcAttachmentsPaginator(
                    request -> request.maxResults(PAGE).filters(extent.filters("vpc-id")))
                .transitGatewayVpcAttachments()
                .stream()
                .map(GatewaysReader::transitGatewayAttachment)
                .collect(Wire.byId(TransitGatewayAttachment::id)));
  }

  private static List<Attachment> attachments(List<InternetGatewayAttachment> told) {
    return told.stream()
        .map(attachment ->
            new Attachment(attachment.vpcId(), Wire.orEmpty(attachment.stateAsString())))
        .toList();
  }

  private static NatGateway natGateway(software.amazon.awssdk.services.ec2.model.NatGateway told) {
    return new NatGateway(
        told.natGatewayId(),
        told.vpcId(),
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
        told.vpcId(), Wire.orEmpty(told.ownerId()), Wire.orEmpty(told.region()), cidrs);
  }

  private static TransitGatewayAttachment transitGatewayAttachment(
      TransitGatewayVpcAttachment told) {
    return new TransitGatewayAttachment(
        told.transitGatewayAttachmentId(),
        told.transitGatewayId(),
        told.vpcId(),
        Wire.orEmpty(told.stateAsString()),
        told.subnetIds());
  }
}
