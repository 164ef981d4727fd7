package dev.sessionready.aws;

import dev.sessionready.fact.Fact;
import dev.sessionready.rule.Affected;
import dev.sessionready.rule.Dependency;
import dev.sessionready.rule.Parameters;
import dev.sessionready.rule.Scope;
import dev.sessionready.rule.Traces;
import java.util.Set;

/**
 * The index from a changed resource to the instances whose verdicts hang on it, asked of the live
 * account. It may name too many, never too few; {@code docs/adr/0012} tells how exact it is.
 */
record Dependents(
    EndpointDependents endpoints, NetworkDependents network, LoggingDependents logging) {

  /** Those instances, or all of them where a look failed. */
  Affected of(Dependency changed, Parameters parameters) {
    return Affected.of(scope(changed, parameters.expectations().sessionDocument()));
  }

  private Fact<Scope> scope(Dependency changed, String sessionDocument) {
    String id = changed.id();
    Traces traces = changed.traces();
    return switch (changed.type()) {
      case VPC_ENDPOINT -> endpoints.ofEndpoint(id, traces);
      // AWS deletes none that is still worn, holds an interface, or has a network of its own.
      case SECURITY_GROUP -> traces.exists() ? endpoints.ofGroup(id) : Fact.absent();
      case SUBNET -> traces.exists() ? network.ofSubnet(id) : Fact.absent();
      case VPC -> traces.exists() ? Fact.known(new Scope.InVpcs(Set.of(id))) : Fact.absent();
      case ROUTE_TABLE -> network.ofTable(id, traces);
      case NETWORK_ACL -> network.ofAcl(id, traces);
      case NAT_GATEWAY -> network.ofNatGateway(id);
      case INTERNET_GATEWAY -> network.ofInternetGateway(id, traces);
      // Machines outside of EC2 have registered too.
      case MANAGED_INSTANCE ->
          id.startsWith("i-") ? Fact.known(new Scope.Only(Set.of(id))) : Fact.absent();
      case DOCUMENT ->
          id.equals(sessionDocument) ? Fact.known(new Scope.Everything()) : Fact.absent();
      case KEY -> logging.ofKey(id, traces.exists(), sessionDocument);
      case BUCKET -> logging.ofBucket(id, sessionDocument);
      // Their ids are IAM's own, which nothing else tells.
      case ROLE -> Fact.known(new Scope.WithRole(traces.name()));
      case POLICY -> Fact.known(new Scope.WithPolicy(traces.name()));
    };
  }
}
