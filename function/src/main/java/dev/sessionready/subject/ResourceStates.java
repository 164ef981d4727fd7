package dev.sessionready.subject;

import dev.sessionready.fact.ReadFailure;
import dev.sessionready.network.trace.LookupFailed;
import java.util.Locale;
import java.util.Set;

/**
 * The words that AWS has for the states of gateways. One that is none of them, or missing, may mean
 * anything: what is in such a state is neither working nor broken, but unknown.
 */
final class ResourceStates {

  /**
   * Of NAT gateways.
   *
   * @see <a href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_NatGateway.html">
   *     NatGateway</a>
   */
  static final Set<String> NAT = Set.of("pending", "failed", "available", "deleting", "deleted");

  /**
   * Of an internet gateway at a VPC.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_InternetGatewayAttachment.html">
   *     InternetGatewayAttachment</a>
   */
  static final Set<String> INTERNET_GATEWAY =
      Set.of("available", "attaching", "attached", "detaching", "detached");

  /**
   * Of a VPC at a transit gateway.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_TransitGatewayVpcAttachment.html">
   *     TransitGatewayVpcAttachment</a>
   */
  static final Set<String> ATTACHMENT =
      Set.of(
          "initiating",
          "initiatingrequest",
          "pendingacceptance",
          "rollingback",
          "pending",
          "available",
          "modifying",
          "deleting",
          "deleted",
          "failed",
          "rejected",
          "rejecting",
          "failing");

  /**
   * Of peering connections.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_VpcPeeringConnectionStateReason.html">
   *     VpcPeeringConnectionStateReason</a>
   */
  static final Set<String> PEERING =
      Set.of(
          "initiating-request",
          "pending-acceptance",
          "active",
          "deleted",
          "rejected",
          "failed",
          "expired",
          "provisioning",
          "deleting");

  private ResourceStates() {}

  /**
   * Lets a word pass that is known.
   *
   * @throws LookupFailed where it is not
   */
  static void require(String action, Set<String> known, String word) {
    if (!known.contains(word.toLowerCase(Locale.ROOT))) {
      throw new LookupFailed(action, ReadFailure.unknownWord("State", word));
    }
  }
}
