package dev.sessionready.network.trace;

import dev.sessionready.fact.ReadFailure;
import dev.sessionready.network.model.VpcEndpoint;
import dev.sessionready.network.path.Caveat;
import dev.sessionready.network.path.ExplanationCode;
import dev.sessionready.network.path.Reachability;
import dev.sessionready.network.path.UnknownReason;
import java.util.List;
import java.util.Locale;

/** What the state of an endpoint means; AWS writes it in lower case and its SDKs do not. */
final class EndpointState {

  private EndpointState() {}

  static Reachability judge(VpcEndpoint endpoint) {
    var rule = endpoint.serviceName() + " " + endpoint.state();
    return switch (endpoint.state().toLowerCase(Locale.ROOT)) {
      case "available" -> new Reachability.Allowed(rule);
      case "partial" ->
          new Reachability.Allowed(
              rule, List.of(new Caveat(Caveat.Kind.ENDPOINT_PARTIAL, endpoint.id())));
      case "pending", "pendingacceptance" ->
          new Reachability.Unknown(UnknownReason.ENDPOINT_PENDING, endpoint.id());
      case "deleting", "deleted", "rejected", "failed", "expired" ->
          new Reachability.Blocked(ExplanationCode.BAD_STATE, rule);
      // A state that AWS introduces later, or did not return, may be a good one.
      case String word ->
          new Reachability.Unknown(
              UnknownReason.COULD_NOT_LOOK,
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
