package dev.sessionready.aws;

import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static dev.sessionready.aws.Looks.known;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.MappingBuilder;
import dev.sessionready.model.Snapshot;
import dev.sessionready.rule.RuleParameters;
import dev.sessionready.rule.Scope;
import dev.sessionready.wire.Agents;
import dev.sessionready.wire.FleetSeed;
import dev.sessionready.wire.Moto;
import dev.sessionready.wire.Stubs;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.ec2.model.Instance;

/**
 * What a sweep of ten thousand instances asks of AWS. To launch so many takes the emulator minutes,
 * and longer to list them than AWS is waited for: it has some of each kind, and EC2 is answered for
 * by pages of as many as AWS would list.
 */
@Tag("wire")
@EnabledIfSystemProperty(
    named = "large.sweep",
    matches = "true",
    disabledReason = "it takes most of a minute, and FleetCallsTest counts those of a thousand")
class LargeFleetCallsTest {

  @RegisterExtension static final Moto MOTO = Moto.emptyForEachClass();

  private static final int INSTANCES = 10_000;
  private static final int PAGE = 1_000;
  private static final int MOST = 150;

  private static List<Instance> kinds;

  @BeforeAll
  static void plant() {
    FleetSeed.plant(MOTO.administrator(), 15);
    kinds =
        MOTO.administrator().ec2().describeInstances().reservations().stream()
            .flatMap(reservation -> reservation.instances().stream())
            .toList();
  }

  @Test
  void tenThousandInstancesCostMorePagesThanFifteenAndNothingElse() {
    Map<String, Long> few = calls(kinds.stream().map(Instance::instanceId).toList(), 15);
    pages().forEach(stub -> MOTO.wire().stubFor(stub));

    Map<String, Long> many =
        calls(IntStream.range(0, INSTANCES).mapToObj(LargeFleetCallsTest::id).toList(), INSTANCES);

    Map<String, Long> expected = new TreeMap<>(few);
    expected.put("ec2:DescribeInstances", (long) INSTANCES / PAGE);
    expected.put("ssm:DescribeInstanceProperties", (long) INSTANCES / PAGE);
    assertThat(many).isEqualTo(expected);
    assertThat(many.values().stream().mapToLong(Long::longValue).sum())
        .isEqualTo(few.values().stream().mapToLong(Long::longValue).sum() + 18)
        .isLessThanOrEqualTo(MOST);
  }

  private static Map<String, Long> calls(List<String> ids, int size) {
    Agents.online(ids, PAGE).forEach(stub -> MOTO.wire().stubFor(stub));
    LiveSource source = Looks.source(MOTO.clients(), SettledDocuments.asSeeded());

    Snapshot snapshot = source.look(new Scope.Everything(), RuleParameters.DEFAULTS);

    assertThat(known(snapshot.instances())).hasSize(size);
    assertThat(known(snapshot.systemsManager().managedInstances())).hasSize(size);
    assertThat(Looks.unreadable(snapshot)).isEmpty();
    return source.calls();
  }

  private static List<MappingBuilder> pages() {
    return IntStream.range(0, INSTANCES / PAGE)
        .mapToObj(number ->
            Stubs.action("DescribeInstances")
                .withFormParam("MaxResults", equalTo(String.valueOf(PAGE)))
                .withFormParam(
                    "NextToken", number == 0 ? absent() : equalTo(String.valueOf(number)))
                .willReturn(Stubs.xml(page(number))))
        .toList();
  }

  private static String page(int number) {
    String next = (number + 1) * PAGE < INSTANCES ? String.valueOf(number + 1) : "";
    return IntStream.range(number * PAGE, (number + 1) * PAGE)
        .mapToObj(LargeFleetCallsTest::described)
        .collect(
            Collectors.joining(
                "",
                "<DescribeInstancesResponse><reservationSet><item><instancesSet>",
                "</instancesSet></item></reservationSet><nextToken>%s</nextToken>".formatted(next)
                    + "</DescribeInstancesResponse>"));
  }

  private static String id(int at) {
    return "i-%017x".formatted(at);
  }

  // As one that the emulator has, under an id and an address of its own.
  private static String described(int at) {
    Instance kind = kinds.get(at % kinds.size());
    return """
    <item>
      <instanceId>%s</instanceId>
      <imageId>%s</imageId>
      <instanceState><code>16</code><name>running</name></instanceState>
      <launchTime>2026-11-01T00:00:00.000Z</launchTime>
      <platformDetails>Linux/UNIX</platformDetails>
      <vpcId>%s</vpcId>
      <subnetId>%s</subnetId>
      <iamInstanceProfile><arn>%s</arn></iamInstanceProfile>
      <metadataOptions>
        <state>applied</state><httpTokens>required</httpTokens>
        <httpEndpoint>enabled</httpEndpoint><httpPutResponseHopLimit>2</httpPutResponseHopLimit>
      </metadataOptions>
      <networkInterfaceSet><item>
        <networkInterfaceId>eni-%017x</networkInterfaceId>
        <vpcId>%s</vpcId><subnetId>%s</subnetId><ownerId>%s</ownerId>
        <sourceDestCheck>true</sourceDestCheck><interfaceType>interface</interfaceType>
        <attachment><deviceIndex>0</deviceIndex></attachment>
        <groupSet><item><groupId>%s</groupId></item></groupSet>
        <privateIpAddressesSet><item>
          <primary>true</primary><privateIpAddress>10.%d.%d.%d</privateIpAddress>
        </item></privateIpAddressesSet>
      </item></networkInterfaceSet>
    </item>
    """
        .formatted(
            id(at),
            kind.imageId(),
            kind.vpcId(),
            kind.subnetId(),
            kind.iamInstanceProfile().arn(),
            at,
            kind.vpcId(),
            kind.subnetId(),
            kind.networkInterfaces().getFirst().ownerId(),
            kind.securityGroups().getFirst().groupId(),
            at % 3,
            at / 250,
            1 + at % 250);
  }
}
