package dev.sessionready.network;

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
      default -> new Reach.Shut(Reason.BAD_STATE, rule);
    };
  }
}
