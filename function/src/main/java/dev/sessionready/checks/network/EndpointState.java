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
import dev.sessionready.network.InterfaceEndpoint;
import dev.sessionready.network.Reach;
import dev.sessionready.network.Reason;
import java.util.List;
import java.util.stream.Stream;

/** Whether the endpoints that the ways lead through carry traffic. */
@CheckInfo(
    id = "endpoint-state",
    title = "The endpoints on the way are available and answer for the instance's kind of address",
    why =
        "An endpoint that failed or was rejected, that serves the other address family, or that was"
            + " created for no subnet, carries nothing.",
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
      "aws ec2 modify-vpc-endpoint --vpc-endpoint-id VPC_ENDPOINT_ID --ip-address-type ADDRESS_TYPE",
      "aws ec2 modify-vpc-endpoint --vpc-endpoint-id VPC_ENDPOINT_ID --add-subnet-ids SUBNET_ID",
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
    return Verdict.fail(
            Crossing.severity(blocked),
            Crossing.symptom(subject, blocked),
            "endpoint-state.shut",
            blocked.stream().flatMap(EndpointState::endpointIds).distinct().toList(),
            Crossing.names(blocked),
            Text.message(Crossing.reasonKey(shut.reason()), state(shut.rule())))
        .withResources(Crossing.resources(blocked))
        .withFix(blocked.stream().flatMap(one -> fix(subject, one)).distinct().toList());
  }

  // The rule is the service's name and the state.
  private static String state(String rule) {
    return rule.substring(rule.lastIndexOf(' ') + 1);
  }

  // A zone may stand before the endpoints that it leads to.
  private static Stream<String> endpointIds(Blocked blocked) {
    return blocked.path().viaIds().stream().filter(id -> id.startsWith("vpce-"));
  }

  private static Stream<Text> fix(Subject subject, Blocked blocked) {
    Reason reason = ((Reach.Shut) blocked.doors().getFirst().reach()).reason();
    return endpointIds(blocked)
        .map(endpointId ->
            switch (reason) {
              case BAD_STATE ->
                  Text.message(
                      "fix.create-again",
                      "aws ec2 delete-vpc-endpoints --vpc-endpoint-ids " + endpointId);
              case ENDPOINT_WITHOUT_INTERFACES ->
                  Text.word(
                      "aws ec2 modify-vpc-endpoint --vpc-endpoint-id %s --add-subnet-ids %s"
                          .formatted(endpointId, subject.instance().subnetId()));
              default ->
                  Text.word(
                      "aws ec2 modify-vpc-endpoint --vpc-endpoint-id %s --ip-address-type %s"
                          .formatted(endpointId, addressType(subject, blocked, endpointId)));
            });
  }

  private static String addressType(Subject subject, Blocked blocked, String endpointId) {
    List<String> subnetIds =
        subject.account().hint(network -> network.endpoint(endpointId)).stream()
            .filter(InterfaceEndpoint.class::isInstance)
            .flatMap(endpoint -> ((InterfaceEndpoint) endpoint).subnetIds().stream())
            .toList();
    return Endpoints.addressType(subject, subnetIds, blocked.path().family());
  }
}
