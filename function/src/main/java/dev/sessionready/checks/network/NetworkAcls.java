package dev.sessionready.checks.network;

import static dev.sessionready.check.Severity.CRITICAL;

import com.google.auto.service.AutoService;
import dev.sessionready.check.Check;
import dev.sessionready.check.CheckInfo;
import dev.sessionready.check.Stage;
import dev.sessionready.check.Symptom;
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
    severity = CRITICAL,
    stage = Stage.NETWORK,
    seen = {
      Symptom.NOT_CONNECTED,
      Symptom.HANDSHAKE_TIMED_OUT,
      Symptom.BLACK_SCREEN,
      Symptom.BLACK_SCREEN_THEN_NOT_ENCRYPTED,
      Symptom.BLACK_SCREEN_THEN_NOT_VALIDATED,
      Symptom.BLACK_SCREEN_THEN_NO_LOG
    },
    fix = {
      "aws ec2 create-network-acl-entry --network-acl-id NETWORK_ACL_ID --egress"
          + " --rule-number NUMBER --protocol 6 --port-range From=443,To=443 --cidr-block"
          + " 0.0.0.0/0 --rule-action allow",
      "aws ec2 create-network-acl-entry --network-acl-id NETWORK_ACL_ID --ingress"
          + " --rule-number NUMBER --protocol 6 --port-range From=1024,To=65535 --cidr-block"
          + " 0.0.0.0/0 --rule-action allow"
    })
@AutoService(Check.class)
public final class NetworkAcls implements Check {

  private static final Set<Door.Kind> DOORS =
      Set.of(Door.Kind.NETWORK_ACL_IN, Door.Kind.NETWORK_ACL_OUT);

  @Override
  public Verdict judge(Subject subject) {
    return Crossing.of(subject, DOORS).judge("network-acls", blocked -> failure(subject, blocked));
  }

  private static Verdict.Fail failure(Subject subject, List<Blocked> blocked) {
    Door door = blocked.getFirst().doors().getFirst();
    String aclId = door.resourceIds().getFirst();
    boolean reply = door.direction() == Door.Direction.REPLY;
    return Verdict.fail(
            Crossing.severity(blocked),
            Crossing.symptom(subject, blocked),
            reply ? "network-acls.reply" : "network-acls.request",
            aclId,
            door.resourceIds().getLast(),
            ((Reach.Shut) door.reach()).rule(),
            Crossing.names(blocked),
            Crossing.source(subject, blocked.getFirst().path().family()))
        .withResources(Crossing.resources(blocked))
        .withSteps(
            blocked.stream()
                .flatMap(one ->
                    one.doors().stream()
                        .flatMap(shut ->
                            new AclFix(subject, shut, one.path().family()).steps().stream()))
                .distinct()
                .toList());
  }
}
