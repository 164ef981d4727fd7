package dev.sessionready.checks.network;

import static dev.sessionready.check.Severity.CRITICAL;

import com.google.auto.service.AutoService;
import dev.sessionready.check.Check;
import dev.sessionready.check.CheckInfo;
import dev.sessionready.check.SeedRow;
import dev.sessionready.check.Stage;
import dev.sessionready.check.Symptom;
import dev.sessionready.check.Text;
import dev.sessionready.check.Verdict;
import dev.sessionready.model.Subject;
import dev.sessionready.network.Door;
import dev.sessionready.network.Reach;
import dev.sessionready.network.Reason;
import java.util.List;

/** Whether the endpoints that the ways lead through carry traffic. */
@CheckInfo(
    id = "endpoint-state",
    title = "The endpoints on the way are available and answer for the instance's kind of address",
    why =
        "An endpoint that failed or was rejected, or that serves the other address family, carries"
            + " nothing.",
    source = "https://docs.aws.amazon.com/vpc/latest/privatelink/create-interface-endpoint.html",
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
      "aws ec2 modify-vpc-endpoint --vpc-endpoint-id VPC_ENDPOINT_ID --ip-address-type dualstack",
      "aws ec2 delete-vpc-endpoints --vpc-endpoint-ids VPC_ENDPOINT_ID"
    },
    seed = SeedRow.VPC_ENDPOINTS)
@AutoService(Check.class)
public final class EndpointState implements Check {

  private static final List<Door.Kind> DOORS =
      List.of(Door.Kind.ENDPOINT, Door.Kind.NETWORK_INTERFACE);

  @Override
  public Verdict judge(Subject subject) {
    return Crossing.of(subject, DOORS)
        .judge("endpoint-state", blocked -> failure(subject, blocked));
  }

  private static Verdict.Fail failure(Subject subject, List<Blocked> blocked) {
    Door door = blocked.getFirst().doors().getFirst();
    Reach.Shut shut = (Reach.Shut) door.reach();
    List<String> ids =
        blocked.stream().flatMap(one -> one.path().viaIds().stream()).distinct().toList();
    return Verdict.fail(
            Crossing.severity(blocked),
            Crossing.symptom(subject, blocked),
            "endpoint-state.shut",
            ids,
            Crossing.names(blocked),
            Text.message(Crossing.reasonKey(shut.reason()), state(shut.rule())))
        .withResources(Crossing.resources(blocked))
        .withFix(ids.stream().map(endpointId -> fix(endpointId, shut.reason())).toList());
  }

  // The rule is the service's name and the state.
  private static String state(String rule) {
    return rule.substring(rule.lastIndexOf(' ') + 1);
  }

  private static Text fix(String endpointId, Reason reason) {
    return reason == Reason.BAD_STATE
        ? Text.message(
            "fix.create-again", "aws ec2 delete-vpc-endpoints --vpc-endpoint-ids " + endpointId)
        : Text.word(
            "aws ec2 modify-vpc-endpoint --vpc-endpoint-id %s --ip-address-type dualstack"
                .formatted(endpointId));
  }
}
