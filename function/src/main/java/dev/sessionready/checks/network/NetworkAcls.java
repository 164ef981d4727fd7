package dev.sessionready.checks.network;

import static dev.sessionready.check.Severity.CRITICAL;

import com.google.auto.service.AutoService;
import dev.sessionready.check.Check;
import dev.sessionready.check.CheckInfo;
import dev.sessionready.check.Verdict;
import dev.sessionready.model.Subject;
import dev.sessionready.network.Door;
import dev.sessionready.network.Reach;
import java.util.List;
import java.util.Set;

/** Whether the network ACLs on the way let packets and replies through. */
@CheckInfo(
    id = "network-acls",
    title = "The network ACLs let requests out and replies back",
    why =
        "Network ACLs are stateless: besides TCP 443 they must let the replies back to the ephemeral"
            + " ports, in every subnet on the way.",
    source = "https://docs.aws.amazon.com/vpc/latest/userguide/nacl-ephemeral-ports.html",
    severity = CRITICAL)
@AutoService(Check.class)
public final class NetworkAcls implements Check {

  private static final Set<Door.Kind> DOORS =
      Set.of(Door.Kind.NETWORK_ACL_IN, Door.Kind.NETWORK_ACL_OUT);

  @Override
  public Verdict judge(Subject subject) {
    return Crossing.of(subject, DOORS).judge("network-acls", NetworkAcls::failure);
  }

  private static Verdict.Fail failure(List<Blocked> blocked) {
    Door door = blocked.getFirst().doors().getFirst();
    String aclId = door.resourceIds().getFirst();
    boolean reply = door.direction() == Door.Direction.REPLY;
    return Verdict.fail(
            Crossing.severity(blocked),
            Crossing.symptom(blocked),
            reply ? "network-acls.reply" : "network-acls.request",
            aclId,
            door.resourceIds().getLast(),
            ((Reach.Shut) door.reach()).rule(),
            Crossing.names(blocked))
        .withResources(Crossing.resources(blocked))
        .withFix(
            blocked.stream()
                .flatMap(one -> one.doors().stream())
                .map(NetworkAcls::fix)
                .distinct()
                .toList());
  }

  private static String fix(Door door) {
    return "aws ec2 create-network-acl-entry --network-acl-id %s --%s --rule-number 1 --protocol 6"
            .formatted(
                door.resourceIds().getFirst(),
                door.kind() == Door.Kind.NETWORK_ACL_OUT ? "egress" : "ingress")
        + " --port-range From=%s --cidr-block 0.0.0.0/0 --rule-action allow"
            .formatted(door.direction() == Door.Direction.REPLY ? "1024,To=65535" : "443,To=443");
  }
}
