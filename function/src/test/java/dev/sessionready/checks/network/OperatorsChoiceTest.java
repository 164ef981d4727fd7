package dev.sessionready.checks.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionready.check.Check;
import dev.sessionready.check.FixStep;
import dev.sessionready.check.NoFix;
import dev.sessionready.check.Verdict;
import dev.sessionready.world.World;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Where no command is given since only the operator knows where the path should lead. */
class OperatorsChoiceTest {

  /** The name of logs leads to an address behind a transit gateway. */
  private static final String BEHIND_A_TRANSIT_GATEWAY =
      """
      {"network": {
        "vpcEndpoints": {"known": {"vpce-logs": null}},
        "privateZones": {"vpc-app": {"known": [
          {"id": "zone-hub", "name": "logs.ap-northeast-1.amazonaws.com",
           "records": [{"name": "logs.ap-northeast-1.amazonaws.com", "type": "A",
                        "targets": ["10.1.0.13"]}]}]}},
        "routeTables": {"known": {"rtb-app": {"routes": [
          {"destination": "10.0.0.0/16", "target": "local", "state": "ACTIVE", "origin": "LOCAL"},
          {"destination": "pl-61a54008", "target": "vpce-s3", "state": "ACTIVE",
           "origin": "STATIC"},
          {"destination": "10.0.0.0/8", "target": "tgw-hub", "state": "ACTIVE",
           "origin": "STATIC"}]}}},
        "transitGatewayAttachments": {"known": {"tgw-attach-app": {
          "id": "tgw-attach-app", "transitGatewayId": "tgw-hub", "vpcId": "vpc-app",
          "state": "available", "subnetIds": ["%s"]}}},
        "transitGatewayRoutes": {"tgw-attach-app": {"known": {
          "id": "tgw-rtb-1", "routes": []}}}}}
      """;

  private static final String ZONE_WITHOUT_RECORDS =
      """
      {"network": {
        "vpcEndpoints": {"known": {"vpce-logs": %s}},
        "privateZones": {"vpc-app": {"known": [
          {"id": "zone-1", "name": "logs.ap-northeast-1.amazonaws.com", "records": []}]}}}}
      """;

  private static Verdict.Fail failure(Check check, String patch) {
    var subject = World.healthy(new JsonMapper().readTree(patch)).subjects().getFirst();
    return (Verdict.Fail) check.judge(subject);
  }

  @Test
  void whereATransitGatewayHasNoRouteOnlyItsOperatorKnowsOne() {
    var fail = failure(new RoutesCheck(), BEHIND_A_TRANSIT_GATEWAY.formatted("subnet-a"));
    assertThat(fail.noFix()).isEqualTo(NoFix.OPERATORS_CHOICE);
    assertThat(fail.remediation()).isNotEmpty().noneMatch(FixStep::isFix);
  }

  @Test
  void whereItLacksASubnetInTheZoneACommandAddsOne() {
    var fail = failure(new RoutesCheck(), BEHIND_A_TRANSIT_GATEWAY.formatted("subnet-c"));
    assertThat(fail.noFix()).isNull();
    assertThat(fail.remediation()).anyMatch(FixStep::isFix);
  }

  @Test
  void whereAZoneLacksTheNameOfAServiceWithoutEndpointOnlyItsOperatorKnowsTheTarget() {
    var fail = failure(new PrivateDnsCheck(), ZONE_WITHOUT_RECORDS.formatted("null"));
    assertThat(fail.noFix()).isEqualTo(NoFix.OPERATORS_CHOICE);
    assertThat(fail.remediation()).isNotEmpty().noneMatch(FixStep::isFix);
  }

  @Test
  void whereAnEndpointIsThereTheRecordCanLeadToIt() {
    var fail =
        failure(
            new PrivateDnsCheck(),
            ZONE_WITHOUT_RECORDS.formatted("{\"privateDnsEnabled\": false}"));
    assertThat(fail.noFix()).isNull();
    assertThat(fail.remediation()).anyMatch(FixStep::isFix);
  }
}
