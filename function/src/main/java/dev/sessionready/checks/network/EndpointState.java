package dev.sessionready.checks.network;

import static dev.sessionready.check.Severity.CRITICAL;

import com.google.auto.service.AutoService;
import dev.sessionready.check.Check;
import dev.sessionready.check.CheckInfo;
import dev.sessionready.check.SeedRow;
import dev.sessionready.check.Verdict;
import dev.sessionready.model.Subject;
import dev.sessionready.network.Door;
import dev.sessionready.network.Reach;
import java.util.List;

/** Whether the endpoints that the ways lead through carry traffic. */
@CheckInfo(
    id = "endpoint-state",
    title = "The endpoints on the way are available and answer for the instance's kind of address",
    why =
        "An endpoint that is pending, rejected or failed, or that serves the other address family, takes"
            + " the service's name and answers nothing.",
    source = "https://docs.aws.amazon.com/vpc/latest/privatelink/create-interface-endpoint.html",
    severity = CRITICAL,
    seed = SeedRow.VPC_ENDPOINTS)
@AutoService(Check.class)
public final class EndpointState implements Check {

  @Override
  public Verdict judge(Subject subject) {
    return Crossing.of(subject, List.of(Door.Kind.ENDPOINT))
        .judge("endpoint-state", EndpointState::failure);
  }

  private static Verdict.Fail failure(List<Blocked> blocked) {
    Door door = blocked.getFirst().doors().getFirst();
    String endpointId = door.resourceIds().getFirst();
    Reach.Shut shut = (Reach.Shut) door.reach();
    return Verdict.fail(
            Crossing.severity(blocked),
            Crossing.symptom(blocked),
            "endpoint-state.shut",
            endpointId,
            Crossing.names(blocked),
            shut.rule())
        .withResources(Crossing.resources(blocked))
        .withFix(
            "aws ec2 describe-vpc-endpoints --vpc-endpoint-ids " + endpointId,
            "# an endpoint that failed or was rejected has to be deleted and created again");
  }
}
