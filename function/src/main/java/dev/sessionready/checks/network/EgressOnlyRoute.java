package dev.sessionready.checks.network;

import dev.sessionready.check.Command;
import dev.sessionready.check.FixStep;
import dev.sessionready.check.Text;
import dev.sessionready.network.address.Cidr;
import dev.sessionready.network.model.Route;
import dev.sessionready.network.path.PathComponent;
import dev.sessionready.subject.Subject;
import java.util.List;
import java.util.stream.Stream;

/**
 * How an instance reaches S3 by IPv6: its dual-stack names lead to public addresses, which a
 * gateway opens that lets nothing in; the filters on the way must let it out.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/vpc/latest/userguide/egress-only-internet-gateway.html">
 *     Egress-only internet gateways</a>
 */
record EgressOnlyRoute(Subject subject, BlockedService blocked) {

  // Stands for the id that AWS gives to a gateway that is still to be created.
  private static final String NEW_GATEWAY = "EGRESS_ONLY_GATEWAY";
  private static final Cidr EVERY_IPV6 = Cidr.parse("::/0");

  Stream<FixStep> steps(String routeTableId) {
    Stream<FixStep> route =
        Stream.of(
            FixStep.fix(
                Command.aws("ec2", "create-egress-only-internet-gateway", "--vpc-id")
                    .with(String.valueOf(subject.instance().vpcId()))
                    .toString()),
            FixStep.fix(Text.message("fix.new-gateway", NEW_GATEWAY)),
            FixStep.fix(
                Command.aws("ec2", hasDefaultRoute() ? "replace-route" : "create-route")
                    .with("--route-table-id", routeTableId)
                    .with("--destination-ipv6-cidr-block", EVERY_IPV6.toString())
                    .with("--egress-only-internet-gateway-id", NEW_GATEWAY)
                    .toString()));
    return Stream.concat(route, openings());
  }

  private boolean hasDefaultRoute() {
    String subnetId = String.valueOf(subject.instance().subnetId());
    return subject.account().hint(network -> network.routeTable(subnetId)).stream()
        .flatMap(table -> table.routes().stream())
        .anyMatch(route -> route.destination().equals(new Route.ToCidr(EVERY_IPV6)));
  }

  private Stream<FixStep> openings() {
    List<PathComponent> causes = blocked.path().causes();
    return causes.stream()
        .flatMap(component ->
            switch (component.kind()) {
              case SECURITY_GROUP_EGRESS ->
                  Stream.of(
                      FixStep.fix(
                          InstanceEgressCheck.fix(
                                  component.resourceIds().getFirst(),
                                  InstanceEgressCheck.EVERYWHERE_BY_IPV6)
                              .toString()));
              case NETWORK_ACL_IN, NETWORK_ACL_OUT ->
                  AclFix.among(causes, subject, component, blocked.path().family())
                      .steps()
                      .stream();
              case DNS,
                  NETWORK_INTERFACE,
                  SECURITY_GROUP_INGRESS,
                  ROUTE,
                  ENDPOINT,
                  INTERNET_GATEWAY,
                  EGRESS_ONLY_INTERNET_GATEWAY,
                  NAT_GATEWAY,
                  PEERING,
                  TRANSIT_GATEWAY,
                  BLOCK_PUBLIC_ACCESS ->
                  Stream.of();
            });
  }
}
