package dev.sessionready.checks.network;

import static dev.sessionready.check.Severity.CRITICAL;

import com.google.auto.service.AutoService;
import dev.sessionready.check.Check;
import dev.sessionready.check.CheckInfo;
import dev.sessionready.check.FixStep;
import dev.sessionready.check.Stage;
import dev.sessionready.check.Verdict;
import dev.sessionready.network.path.PathComponent;
import dev.sessionready.network.path.Reachability;
import dev.sessionready.subject.Subject;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Whether the network ACLs on the path let packets and replies through. */
@CheckInfo(
    id = "network-acls",
    title = "The network ACLs let requests out and replies back",
    why =
        "Network ACLs are stateless: besides TCP 443 they must let the replies back to the ephemeral"
            + " ports, in every subnet on the path.",
    source = "https://docs.aws.amazon.com/vpc/latest/userguide/nacl-ephemeral-ports.html",
    severity = CRITICAL,
    stage = Stage.NETWORK,
    blocksPath = true,
    remediation = {
      "aws ec2 create-network-acl-entry --network-acl-id NETWORK_ACL_ID --egress"
          + " --rule-number NUMBER --protocol 6 --port-range From=443,To=443 --cidr-block"
          + " 0.0.0.0/0 --rule-action allow",
      "aws ec2 create-network-acl-entry --network-acl-id NETWORK_ACL_ID --ingress"
          + " --rule-number NUMBER --protocol 6 --port-range From=1024,To=65535 --cidr-block"
          + " 0.0.0.0/0 --rule-action allow",
      "aws ec2 replace-network-acl-entry --network-acl-id NETWORK_ACL_ID --ingress"
          + " --rule-number NUMBER --protocol 6 --port-range From=1024,To=65535 --cidr-block"
          + " 0.0.0.0/0 --rule-action allow"
    })
@AutoService(Check.class)
public final class NetworkAclsCheck implements Check {

  private static final Set<PathComponent.Kind> COMPONENTS =
      EnumSet.of(PathComponent.Kind.NETWORK_ACL_IN, PathComponent.Kind.NETWORK_ACL_OUT);

  @Override
  public Verdict judge(Subject subject) {
    return CheckedPaths.of(subject, COMPONENTS)
        .judge("network-acls", blocked -> failure(subject, blocked));
  }

  private static Verdict.Fail failure(Subject subject, List<BlockedService> blocked) {
    PathComponent component = blocked.getFirst().components().getFirst();
    String aclId = component.resourceIds().getFirst();
    boolean reply = component.direction() == PathComponent.Direction.RETURN;
    return CheckedPaths.failure(
            subject,
            blocked,
            reply ? "network-acls.return" : "network-acls.request",
            aclId,
            component.resourceIds().getLast(),
            ((Reachability.Blocked) component.reachability()).rule(),
            CheckedPaths.names(blocked),
            CheckedPaths.source(subject, blocked.getFirst().path().family()))
        .withResources(CheckedPaths.resources(blocked))
        .withSteps(steps(subject, blocked));
  }

  private static List<FixStep> steps(Subject subject, List<BlockedService> blocked) {
    List<PathComponent> all =
        blocked.stream().flatMap(one -> one.components().stream()).distinct().toList();
    return blocked.stream()
        .flatMap(one ->
            one.components().stream()
                .map(stop -> AclFix.among(all, subject, stop, one.path().family())))
        .flatMap(fix -> fix.steps().stream())
        .distinct()
        .toList();
  }
}
