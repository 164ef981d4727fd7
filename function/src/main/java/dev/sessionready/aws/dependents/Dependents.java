package dev.sessionready.aws.dependents;

import dev.sessionready.fact.Fact;
import dev.sessionready.rule.AffectedInstances;
import dev.sessionready.rule.ChangeDetails;
import dev.sessionready.rule.RuleParameters;
import dev.sessionready.rule.Scope;
import dev.sessionready.rule.WatchedResource;
import java.util.Set;

/**
 * The index from a changed resource to the instances whose verdicts depend on it, looked up in the
 * live account. It may name too many, never too few; {@code docs/adr/0012} says how exact it is.
 */
public record Dependents(
    EndpointDependents endpoints, NetworkDependents network, LoggingDependents logging) {

  /** Those instances, or all of them where a lookup failed. */
  public AffectedInstances of(WatchedResource changed, RuleParameters parameters) {
    return AffectedInstances.of(scope(changed, parameters.expectations().sessionDocument()));
  }

  private Fact<Scope> scope(WatchedResource changed, String sessionDocument) {
    String id = changed.id();
    ChangeDetails details = changed.details();
    return switch (changed.type()) {
      case VPC_ENDPOINT -> endpoints.ofEndpoint(id, details);
      // AWS deletes none that is still attached, holds an interface, or has a network of its own.
      case SECURITY_GROUP -> details.exists() ? endpoints.ofGroup(id) : Fact.absent();
      case SUBNET -> details.exists() ? network.ofSubnet(id) : Fact.absent();
      case VPC -> details.exists() ? Fact.known(new Scope.InVpcs(Set.of(id))) : Fact.absent();
      case ROUTE_TABLE -> network.ofTable(id, details);
      case NETWORK_ACL -> network.ofAcl(id, details);
      case NAT_GATEWAY -> network.ofNatGateway(id);
      case INTERNET_GATEWAY -> network.ofInternetGateway(id, details);
      // Machines outside of EC2 have registered too.
      case MANAGED_INSTANCE ->
          id.startsWith("i-") ? Fact.known(new Scope.Only(Set.of(id))) : Fact.absent();
      case DOCUMENT ->
          id.equals(sessionDocument) ? Fact.known(new Scope.Everything()) : Fact.absent();
      case KEY -> logging.ofKey(id, details.exists(), sessionDocument);
      case BUCKET -> logging.ofBucket(id, sessionDocument);
      // Their ids are IAM's own, which no other service shows.
      case ROLE -> Fact.known(new Scope.WithRole(details.name()));
      case POLICY -> Fact.known(new Scope.WithPolicy(details.name()));
    };
  }
}
