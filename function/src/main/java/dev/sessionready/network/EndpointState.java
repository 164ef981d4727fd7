package dev.sessionready.network;

import dev.sessionready.fact.ReadFailure;
import java.util.List;
import java.util.Locale;

/** What the state of an endpoint means; AWS writes it in lower case and its SDKs do not. */
final class EndpointState {

  private EndpointState() {}

  static Reach judge(VpcEndpoint endpoint) {
    var rule = endpoint.serviceName() + " " + endpoint.state();
    return switch (endpoint.state().toLowerCase(Locale.ROOT)) {
      case "available" -> new Reach.Open(rule);
      case "partial" ->
          new Reach.Open(rule, List.of(new Caveat(Caveat.Kind.ENDPOINT_PARTIAL, endpoint.id())));
      case "pending", "pendingacceptance" ->
          new Reach.Unverifiable(Doubt.ENDPOINT_PENDING, endpoint.id());
      case "deleting", "deleted", "rejected", "failed", "expired" ->
          new Reach.Shut(Reason.BAD_STATE, rule);
      // A state that AWS invents tomorrow, or did not tell, may be a good one.
      case String word ->
          new Reach.Unverifiable(
              Doubt.COULD_NOT_LOOK,
              endpoint.id(),
              new ReadFailure("ec2:DescribeVpcEndpoints", unknown(word)));
    };
  }

  private static String unknown(String word) {
    return word.isEmpty()
        ? "AWS's answer has no State"
        : "AWS answered with '" + word + "', which is unknown here";
  }
}
