package dev.sessionready.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionready.check.Assessor;
import dev.sessionready.check.Catalogue;
import dev.sessionready.json.JsonDocuments;
import dev.sessionready.subject.Account;
import dev.sessionready.world.World;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Of which instances it is worth asking for the control channel; the account is the healthy one, of
 * which nobody has asked yet.
 */
class ConnectionStatusPolicyTest {

  private static final JsonMapper JSON = new JsonMapper();
  private static final Scope SWEEP = new Scope.Everything();

  private static final String FINE = "{}";
  private static final String AWAY =
      "{'systemsManager': {'managedInstances': {'known': {'i-web': null}}}}";
  private static final String LOST =
      "{'systemsManager': {'managedInstances': {'known': {'i-web': {'pingStatus': 'ConnectionLost'}}}}}";
  private static final String BLOCKED =
      "{'instances': {'known': {'i-web': {'metadataOptions': {'httpEndpoint': 'disabled'}}}}}";
  private static final String WALLED =
      "{'network': {'securityGroups': {'known': {'sg-web': {'egress': []}}}}}";
  private static final String UNVERIFIABLE =
      "{'instances': {'known': {'i-web': {'metadataOptions': {'state': 'pending'}}}}}";
  private static final String OTHER_RESOLVER =
      "{'network': {'dhcpOptions': {'known': {'dopt-app': {'nameServers': ['192.168.1.53']}}}}}";
  private static final String IPV6_ONLY =
      """
      {'instances': {'known': {'i-web': {'networkInterfaces': [
          {'id': 'eni-web', 'vpcId': 'vpc-app', 'subnetId': 'subnet-a', 'groupIds': ['sg-web'],
           'privateAddresses': [], 'ipv6Addresses': ['2406:da14:1:1::5'],
           'sourceDestCheck': true, 'type': 'interface', 'ownerId': '123456789012'}]}}}}
      """;
  private static final String LOGS_BY_A_ZONE_OF_OTHERS =
      """
      {'network': {'vpcEndpoints': {'known': {'vpce-logs': null}}, 'privateZones': {'vpc-app':
          {'known': [{'id': 'zone-hub', 'name': 'logs.ap-northeast-1.amazonaws.com.'}]}}}}
      """;
  private static final String CHANNELS_FOR_AN_ORGANIZATION = organizationOnly("vpce-ssmmessages");
  private static final String LOGS_FOR_AN_ORGANIZATION = organizationOnly("vpce-logs");
  private static final String OLD_AGENT =
      "{'systemsManager': {'managedInstances': {'known': {'i-web': {'agentVersion': '2.3.68.0'}}}}}";
  private static final String STOPPED = "{'instances': {'known': {'i-web': {'state': 'stopped'}}}}";
  private static final String UNLISTED =
      """
      {'instances': {'known': null, 'unreadable':
          {'action': 'ec2:DescribeInstances', 'reason': 'denied'}}}
      """;
  private static final String SILENT =
      """
      {'systemsManager': {'managedInstances': {'known': null, 'unreadable':
          {'action': 'ssm:DescribeInstanceInformation', 'reason': 'denied'}}}}
      """;

  @Test
  void aSweepDoesNotAskOfAnAgentThatIsOnlineAsItsSettingsLetIt() {
    assertThat(asked(SWEEP, LiveStatus.DOUBTFUL, FINE)).isEmpty();
  }

  @Test
  void aSweepDoesNotAskOfAnAgentThatIsAwayAsItsSettingsHaveIt() {
    assertThat(asked(SWEEP, LiveStatus.DOUBTFUL, BLOCKED, AWAY)).isEmpty();
    assertThat(asked(SWEEP, LiveStatus.DOUBTFUL, WALLED, LOST)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {BLOCKED, WALLED})
  void aSweepAsksOfAnAgentThatIsOnlineInSpiteOfItsSettings(String settings) {
    assertThat(asked(SWEEP, LiveStatus.DOUBTFUL, settings)).containsExactly("i-web");
  }

  @ParameterizedTest
  @ValueSource(strings = {AWAY, LOST})
  void aSweepAsksOfAnAgentThatIsAwayInSpiteOfItsSettings(String away) {
    assertThat(asked(SWEEP, LiveStatus.DOUBTFUL, away)).containsExactly("i-web");
  }

  @ParameterizedTest
  @MethodSource("startsInDoubt")
  void aSweepAsksWhereNoneCanPublishThatASessionStartsHoweverGraveTheCheck(String settings) {
    assertThat(asked(SWEEP, LiveStatus.DOUBTFUL, settings)).containsExactly("i-web");
  }

  @ParameterizedTest
  @MethodSource("logsInDoubt")
  void aSweepDoesNotAskWhereOnlyTheLogIsInDoubtOfWhichAChannelProvesNothing(String settings) {
    assertThat(asked(SWEEP, LiveStatus.DOUBTFUL, settings)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {FINE, AWAY})
  void aSweepAsksWhereSettingsCannotBeVerifiedWhetherTheAgentIsThereOrNot(String agent) {
    assertThat(asked(SWEEP, LiveStatus.DOUBTFUL, UNVERIFIABLE, agent)).containsExactly("i-web");
  }

  @Test
  void whatFailsWithTheAgentAlreadyThereSaysNothingAgainstItsBeingOnline() {
    assertThat(asked(SWEEP, LiveStatus.DOUBTFUL, OLD_AGENT)).isEmpty();
  }

  @Test
  void aLookAtOneInstanceAlwaysAsks() {
    assertThat(asked(only("i-web"), LiveStatus.DOUBTFUL, FINE)).containsExactly("i-web");
  }

  @Test
  void aLookAtSeveralInstancesAsksAsASweepDoes() {
    Scope several = only("i-web", "i-gone");

    assertThat(asked(several, LiveStatus.DOUBTFUL, FINE)).isEmpty();
    assertThat(asked(several, LiveStatus.DOUBTFUL, AWAY)).containsExactly("i-web");
  }

  @Test
  void anInstanceOutOfScopeIsNotAskedOf() {
    assertThat(asked(only("i-other"), LiveStatus.ALWAYS, AWAY)).isEmpty();
  }

  @Test
  void alwaysAsksOfThoseThatAreInNoDoubt() {
    assertThat(asked(SWEEP, LiveStatus.ALWAYS, FINE)).containsExactly("i-web");
    assertThat(asked(SWEEP, LiveStatus.ALWAYS, BLOCKED, AWAY)).containsExactly("i-web");
  }

  @Test
  void neverAsksNotEvenOfOneThatIsInDoubt() {
    assertThat(asked(SWEEP, LiveStatus.NEVER, AWAY)).isEmpty();
    assertThat(asked(only("i-web"), LiveStatus.NEVER, AWAY)).isEmpty();
  }

  @Test
  void aStoppedInstanceIsNeverAskedOf() {
    Map<String, String> judged = Map.of("evaluateStopped", "true");

    assertThat(asked(SWEEP, LiveStatus.ALWAYS, STOPPED)).isEmpty();
    assertThat(asked(SWEEP, LiveStatus.ALWAYS, judged, STOPPED)).isEmpty();
    assertThat(asked(only("i-web"), LiveStatus.DOUBTFUL, judged, STOPPED, AWAY)).isEmpty();
  }

  @Test
  void anExemptInstanceIsNeverAskedOf() {
    Map<String, String> exempt = Map.of("excludeTag", "Name=web");

    assertThat(asked(SWEEP, LiveStatus.ALWAYS, exempt, AWAY)).isEmpty();
    assertThat(asked(only("i-web"), LiveStatus.DOUBTFUL, exempt, AWAY)).isEmpty();
  }

  @Test
  void whereTheInstancesCannotBeListedNoneIsAskedOf() {
    assertThat(asked(SWEEP, LiveStatus.ALWAYS, UNLISTED)).isEmpty();
    assertThat(asked(only("i-web"), LiveStatus.DOUBTFUL, UNLISTED)).isEmpty();
  }

  @Test
  void whereNoVerdictComesOfItASweepDoesNotAsk() {
    assertThat(asked(SWEEP, LiveStatus.DOUBTFUL, SILENT)).isEmpty();
    assertThat(asked(SWEEP, LiveStatus.DOUBTFUL, SILENT, BLOCKED)).isEmpty();
  }

  private static List<String> startsInDoubt() {
    return List.of(OTHER_RESOLVER, IPV6_ONLY, CHANNELS_FOR_AN_ORGANIZATION);
  }

  private static List<String> logsInDoubt() {
    return List.of(LOGS_BY_A_ZONE_OF_OTHERS, LOGS_FOR_AN_ORGANIZATION);
  }

  private static String organizationOnly(String endpointId) {
    String policy =
        read("""
        {'Statement': [{'Effect': 'Allow', 'Principal': '*', 'Action': '*', 'Resource': '*',
            'Condition': {'StringEquals': {'aws:PrincipalOrgID': 'o-1'}}}]}
        """)
            .toString();
    return "{'network': {'vpcEndpoints': {'known': {'%s': {'policy': %s}}}}}"
        .formatted(endpointId, JSON.writeValueAsString(policy));
  }

  private static Scope only(String... ids) {
    return new Scope.Only(Set.of(ids));
  }

  private static Set<String> asked(Scope scope, LiveStatus liveStatus, String... patches) {
    return asked(scope, liveStatus, Map.of(), patches);
  }

  private static Set<String> asked(
      Scope scope, LiveStatus liveStatus, Map<String, String> parameters, String... patches) {
    ObjectNode patch =
        (ObjectNode) read("{'systemsManager': {'connectionStatus': {'i-web': null}}}");
    for (String more : patches) {
      patch = JSON.updateValue(patch, read(more));
    }
    World world = World.healthy(patch);
    Account account =
        new Account(
            world.snapshot(), new JsonDocuments(), RuleParameters.parse(parameters).expectations());
    return new ConnectionStatusPolicy(account, new Assessor(Catalogue.load())::assess)
        .toAsk(scope, liveStatus);
  }

  private static JsonNode read(String patch) {
    return JSON.readTree(patch.replace('\'', '"'));
  }
}
