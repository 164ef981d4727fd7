package dev.sessionready.network.path;

/**
 * Why a component is blocked, in the codes of Reachability Analyzer where one fits.
 *
 * @see <a href="https://docs.aws.amazon.com/vpc/latest/reachability/explanation-codes.html">
 *     Reachability Analyzer explanation codes</a>
 */
public enum ExplanationCode {
  /** No rule of any security group allows the packet. */
  ENI_SG_RULES_MISMATCH,
  /** The security groups have no rule at all in that direction. */
  SG_HAS_NO_RULES,
  /** A network ACL denies the packet. */
  SUBNET_ACL_RESTRICTION,
  /** No route leads to the address. */
  NO_ROUTE_TO_DESTINATION,
  /** The route leads to a target that is gone (blackhole). */
  BAD_STATE_ROUTE,
  /** The route leads to a target that cannot carry this packet. */
  CANNOT_ROUTE,
  /** The route's target does not exist. */
  UNKNOWN_RESOURCE,
  /** Nothing in the network has the address. */
  NO_POSSIBLE_DESTINATION,
  /** The network interface has no address of the family. */
  ENI_ADDRESS_RESTRICTION,
  /** The network interface that is to forward the packet drops what is not its own. */
  ENI_SOURCE_DEST_CHECK_RESTRICTION,
  /** The source has no public address, which an internet gateway needs. */
  IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS,
  /** The NAT gateway has no public address, which an internet gateway needs. */
  NAT_GATEWAY_WITHOUT_PUBLIC_ADDRESS,
  /** An internet gateway does not carry packets to RFC 1918 addresses. */
  IGW_DESTINATION_ADDRESS_NOT_IN_RFC1918_EGRESS,
  /** An internet gateway does not carry packets to RFC 6598 addresses. */
  IGW_DESTINATION_ADDRESS_NOT_IN_RFC6598_EGRESS,
  /** The target carries the other address family only. */
  PROTOCOL_RESTRICTION,
  /** VPC Block Public Access keeps the packet from the gateway. */
  VPC_BLOCK_PUBLIC_ACCESS_ENABLED,
  /** The resource is not in a state that carries traffic. */
  BAD_STATE,
  /** The gateway is not attached to the VPC, or the attachment carries no traffic. */
  BAD_STATE_ATTACHMENT,
  /** The address is in no block of the VPC at the other end of the peering connection. */
  PCX_REQUIRES_ADDRESS_IN_VPC_CIDR,
  /** The transit gateway has no subnet in the Availability Zone of the source. */
  TGW_ATTACH_VPC_AZ_RESTRICTION,
  /** No route of the transit gateway leads to the address. */
  TGW_RTB_NO_ROUTE_TO_TGW_ATTACHMENT,
  /** The route of the transit gateway drops the packet (blackhole). */
  TGW_RTB_BAD_STATE_ROUTE,
  /** The route of the transit gateway leads back to where the packet came from. */
  TGW_RTB_CANNOT_ROUTE,
  /** {@code enableDnsSupport} of the VPC is off. */
  DNS_SUPPORT_DISABLED,
  /** {@code enableDnsHostnames} of the VPC is off, so private DNS names are not answered. */
  DNS_HOSTNAMES_DISABLED,
  /** Private DNS of the endpoint is off, so the name does not lead to it. */
  PRIVATE_DNS_DISABLED,
  /** Private DNS of the endpoint is for the inbound resolver only, so not for the VPC. */
  PRIVATE_DNS_INBOUND_RESOLVER_ONLY,
  /** A private hosted zone covers the name and has no record for it. */
  NAME_NOT_IN_PRIVATE_ZONE,
  /** The endpoint answers for the other address family only. */
  ENDPOINT_ADDRESS_FAMILY,
  /** The endpoint was made for no subnet, so it has no network interface. */
  ENDPOINT_WITHOUT_INTERFACES
}
