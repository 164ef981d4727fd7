package dev.sessionready.rule;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * A resource that is no instance but bears on the verdicts of some, and that has changed or is
 * gone.
 *
 * @param id as AWS Config knows it: an id in most services, a name in some
 */
public record WatchedResource(Type type, String id, ChangeDetails details) {

  /**
   * The types of resource that AWS Config records and an instance's verdict depends on.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/config/latest/developerguide/resource-config-reference.html">
   *     Supported resource types</a>
   */
  public enum Type {
    VPC_ENDPOINT("AWS::EC2::VPCEndpoint"),
    SECURITY_GROUP("AWS::EC2::SecurityGroup"),
    ROUTE_TABLE("AWS::EC2::RouteTable"),
    NETWORK_ACL("AWS::EC2::NetworkAcl"),
    SUBNET("AWS::EC2::Subnet"),
    VPC("AWS::EC2::VPC"),
    NAT_GATEWAY("AWS::EC2::NatGateway"),
    INTERNET_GATEWAY("AWS::EC2::InternetGateway"),
    MANAGED_INSTANCE("AWS::SSM::ManagedInstanceInventory"),
    DOCUMENT("AWS::SSM::Document"),
    KEY("AWS::KMS::Key"),
    BUCKET("AWS::S3::Bucket"),
    ROLE("AWS::IAM::Role"),
    POLICY("AWS::IAM::Policy");

    private final String resourceType;

    Type(String resourceType) {
      this.resourceType = resourceType;
    }

    /** The name that AWS Config has for it. */
    public String resourceType() {
      return resourceType;
    }

    /** Whether it is IAM's: recorded in many regions at once, and watched only where asked for. */
    public boolean isIdentity() {
      return switch (this) {
        case ROLE, POLICY -> true;
        case VPC_ENDPOINT,
            SECURITY_GROUP,
            ROUTE_TABLE,
            NETWORK_ACL,
            SUBNET,
            VPC,
            NAT_GATEWAY,
            INTERNET_GATEWAY,
            MANAGED_INSTANCE,
            DOCUMENT,
            KEY,
            BUCKET ->
            false;
      };
    }
  }

  /** The dependency that a notification is about; empty where it is about anything else. */
  public static Optional<WatchedResource> in(InvokingEvent notification) {
    return switch (notification) {
      case InvokingEvent.Changed(String type, String id, _, ChangeDetails packetPaths) ->
          of(type, id, packetPaths);
      case InvokingEvent.Gone(String type, String id, _, ChangeDetails packetPaths) ->
          of(type, id, packetPaths);
      case InvokingEvent.Sweep _ -> Optional.empty();
    };
  }

  private static Optional<WatchedResource> of(
      String resourceType, String id, ChangeDetails packetPaths) {
    return Stream.of(Type.values())
        .filter(type -> type.resourceType().equals(resourceType))
        .findFirst()
        .map(type -> new WatchedResource(type, id, packetPaths));
  }
}
