package dev.sessionready.network.path;

/** Why AWS's answers do not show whether a component lets the packet through. */
public enum UnknownReason {
  /** A lookup failed. */
  COULD_NOT_LOOK,
  /** The named resource is not among what the account sees. */
  NOT_VISIBLE,
  /** The VPC belongs to another account, whose endpoints and gateways are not shown. */
  SHARED_VPC,
  /** The rules cover some of the public addresses, and AWS does not show which the service uses. */
  PARTLY_COVERED,
  /** The referenced security group is in a VPC that the account does not see. */
  UNKNOWN_PEERED_SGS,
  /** References to security groups over a transit gateway depend on its options. */
  SG_REFERENCING_SUPPORT,
  BEYOND_TRANSIT_GATEWAY,
  BEYOND_VIRTUAL_PRIVATE_GATEWAY,
  BEYOND_LOCAL_GATEWAY,
  BEYOND_CARRIER_GATEWAY,
  BEYOND_CORE_NETWORK,
  BEYOND_PEERING,
  /** The route leads to a network interface or instance that forwards packets as it sees fit. */
  BEYOND_APPLIANCE,
  /** The route leads to an endpoint of a firewall or load balancer. */
  BEYOND_ENDPOINT,
  BEYOND_UNKNOWN_TARGET,
  /** A gateway route table sends what comes back through something else first. */
  INGRESS_ROUTING,
  /** The VPC names a resolver that is not Amazon's. */
  CUSTOM_RESOLVER,
  /** The DHCP options name no DNS server, or the VPC has none: the machine may have its own. */
  NO_RESOLVER,
  /** A private hosted zone leads the name to where the account does not see. */
  PRIVATE_ZONE,
  /** A private hosted zone of another account answers, which alone sees its records. */
  HIDDEN_ZONE,
  /** Zones of the VPC answer differently for the name, and AWS does not show which is asked. */
  COMPETING_ZONES,
  /** A Resolver rule hands the name to other DNS servers. */
  FORWARDED_NAME,
  /** A Route 53 Profile on the VPC may lead the name to where the list of zones does not show. */
  PROFILE,
  /** It was not asked whether Profiles or Resolver rules lead the name into another network. */
  NAMES_NOT_READ,
  /** The bucket, and with it the name that is asked for, is not known. */
  UNKNOWN_BUCKET,
  /** The endpoint is still being made or accepted. */
  ENDPOINT_PENDING,
  /** The instance does not run, so an automatic public address shows only at its next start. */
  ADDRESS_AT_START,
  /** AWS shows several where there can be only one, such as two main route tables. */
  AMBIGUOUS,
  /** Routes to prefix lists that overlap lead to different targets, and AWS picks one at random. */
  OVERLAPPING_ROUTES,
  /** Evaluating it would take more steps than the bound allows. */
  TOO_COMPLEX,
  /** The same component blocks ssm too by what AWS shows, and yet the agent gets through. */
  DISPROVED,
  /** IPv6 leads there and IPv4 does not: the agent's own setting says which of them it uses. */
  DUAL_STACK_SETTING,
  /** DNS64 may lead the name through the NAT gateway. */
  NAT64
}
