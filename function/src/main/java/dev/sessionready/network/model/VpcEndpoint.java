package dev.sessionready.network.model;

/** A connection from a VPC to a service that does not use the internet. */
public sealed interface VpcEndpoint permits InterfaceEndpoint, GatewayEndpoint, OtherEndpoint {

  String id();

  /** As AWS writes it: {@code Interface}, {@code Gateway}, {@code Resource} … */
  String type();

  String vpcId();

  String ownerId();

  /** Such as {@code com.amazonaws.eu-west-1.ssm}. */
  String serviceName();

  /** As AWS returns it on the wire: {@code available}, {@code pendingAcceptance} …, in any case. */
  String state();
}
