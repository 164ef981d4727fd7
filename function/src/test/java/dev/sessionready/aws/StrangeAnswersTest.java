package dev.sessionready.aws;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import dev.sessionready.aws.client.AwsCall;
import dev.sessionready.aws.client.Clients;
import dev.sessionready.aws.client.StsCaller;
import dev.sessionready.aws.inventory.BucketsReader;
import dev.sessionready.fact.Fact;
import dev.sessionready.model.NetworkFacts;
import dev.sessionready.model.Snapshot;
import dev.sessionready.rule.BadInput;
import dev.sessionready.wire.AccountSeed;
import dev.sessionready.wire.Moto;
import dev.sessionready.wire.RecordedAnswers;
import dev.sessionready.wire.Stubs;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** HTTP 200 with what is no answer: it is one unreadable fact, and never "there is none". */
@Timeout(60)
@Tag("wire")
class StrangeAnswersTest {

  @RegisterExtension static final Moto MOTO = Moto.emptyForEachClass();

  private static final RecordedAnswers ANSWERS = new RecordedAnswers();

  private static final String HTML = "<html><body>please log in</body></html>";

  private static Clients clients;

  @BeforeAll
  static void plant() {
    AccountSeed.plant(MOTO.administrator());
    clients = MOTO.clients(ANSWERS::attach);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", HTML, "<DescribeInstancesResponse/>", "<a><b></a>", "{}"})
  void aBodyThatIsNoListingIsNotAnEmptyAccount(String body) {
    Snapshot snapshot = lookWhereEc2Answers("DescribeInstances", body);

    assertThat(snapshot.instances())
        .isInstanceOfSatisfying(
            Fact.Unreadable.class,
            unreadable -> assertThat(unreadable.action()).isEqualTo("ec2:DescribeInstances"));
  }

  @Test
  void anEmptyListingIsOne() {
    assertThat(
            lookWhereEc2Answers(
                    "DescribeInstances",
                    "<DescribeInstancesResponse><reservationSet/></DescribeInstancesResponse>")
                .instances())
        .isEqualTo(Fact.known(Map.of()));
  }

  static Stream<Arguments> listings() {
    return Stream.of(
        listing("DescribeRouteTables", NetworkFacts::routeTables),
        listing("DescribeNetworkAcls", NetworkFacts::networkAcls),
        listing("DescribeSecurityGroups", NetworkFacts::securityGroups),
        listing("DescribeVpcEndpoints", NetworkFacts::vpcEndpoints),
        listing("DescribeManagedPrefixLists", NetworkFacts::prefixLists),
        listing("DescribeVpcPeeringConnections", NetworkFacts::peeringConnections),
        listing("DescribeVpcBlockPublicAccessOptions", NetworkFacts::blockPublicAccess),
        listing("DescribeVpcAttribute", facts -> facts.vpcDns().values().iterator().next()));
  }

  private static Arguments listing(String operation, Function<NetworkFacts, Fact<?>> fact) {
    return Arguments.of(operation, fact);
  }

  @ParameterizedTest
  @MethodSource("listings")
  void aBodyThatIsNoAnswerIsOneUnreadableFact(
      String operation, Function<NetworkFacts, Fact<?>> fact) {
    for (String body : new String[] {"", HTML, "<" + operation + "Response/>"}) {
      Snapshot snapshot = lookWhereEc2Answers(operation, body);

      assertThat(fact.apply(snapshot.network()))
          .as(body)
          .isInstanceOfSatisfying(
              Fact.Unreadable.class,
              unreadable -> assertThat(unreadable.action()).isEqualTo("ec2:" + operation));
      assertThat(snapshot.instances()).as(body).isInstanceOf(Fact.Known.class);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", HTML, "{}", "[]", "null", "{\"Instance"})
  void aJsonBodyThatIsNoAnswerIsOneUnreadableFact(String body) {
    Snapshot snapshot = lookWhereSystemsManagerAnswers(body);

    assertThat(snapshot.systemsManager().managedInstances()).isInstanceOf(Fact.Unreadable.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", HTML, "<GetCallerIdentityResponse/>"})
  void aCallerWhoseAccountIsNotPublishedIsOneSentence(String body) {
    StubMapping stub =
        MOTO.wire().stubFor(Stubs.action("GetCallerIdentity").willReturn(Stubs.xml(body)));
    try {
      assertThatThrownBy(() -> StsCaller.place(MOTO.clients()))
          .isInstanceOf(BadInput.class)
          .hasMessageContaining("check the credentials and the region eu-west-1");
    } finally {
      MOTO.wire().removeStub(stub);
    }
  }

  @Test
  void aPageTokenThatComesTwiceEndsTheListingAsUnreadable() {
    Snapshot xml =
        lookWhereEc2Answers("DescribeSubnets", "<r><subnetSet/><nextToken>again</nextToken></r>");
    Snapshot json =
        lookWhereSystemsManagerAnswers("{\"InstanceProperties\":[],\"NextToken\":\"again\"}");

    assertThat(xml.network().subnets())
        .isEqualTo(Fact.unreadable("ec2:DescribeSubnets", "AWS sent the same page token twice"));
    assertThat(json.systemsManager().managedInstances())
        .isEqualTo(
            Fact.unreadable(
                "ssm:DescribeInstanceProperties", "AWS sent the same page token twice"));
  }

  @Test
  void aRegionOfABucketThatIsNotPublishedIsNotTheFirstOne() {
    StubMapping stub =
        MOTO.wire().stubFor(Stubs.path("/a-bucket[/?].*location.*").willReturn(aResponse()));
    try {
      var buckets = new BucketsReader(MOTO.clients().s3(), new AwsCall());
      assertThat(buckets.location("a-bucket"))
          .isEqualTo(
              Fact.unreadable("s3:GetBucketLocation", "AWS's answer has no LocationConstraint"));
    } finally {
      MOTO.wire().removeStub(stub);
    }
  }

  @Test
  void anAccessPointInPlaceOfABucketIsUnreadable() {
    var buckets = new BucketsReader(MOTO.clients().s3(), new AwsCall());
    String accessPoint = "arn:aws:s3:eu-west-1:123456789012:accesspoint/logs";

    assertThat(List.of(buckets.location(accessPoint), buckets.encryption(accessPoint)))
        .allSatisfy(fact -> assertThat(fact).isInstanceOf(Fact.Unreadable.class));
  }

  @ParameterizedTest
  @ValueSource(strings = {"<HostedZoneId>Z1</HostedZoneId>", "<Name>amazonaws.com.</Name>", ""})
  void aHostedZoneWithoutAFieldCostsTheZonesOfItsVpcAlone(String fields) {
    Snapshot snapshot =
        lookWhere(
            "ListHostedZonesByVPC",
            Stubs.path("/2013-04-01/hostedzonesbyvpc.*"),
            Stubs.xml(
                "<ListHostedZonesByVPCResponse><HostedZoneSummaries><HostedZoneSummary>"
                    + fields
                    + "</HostedZoneSummary></HostedZoneSummaries>"
                    + "<MaxItems>100</MaxItems></ListHostedZonesByVPCResponse>"));

    assertThat(snapshot.network().privateZones().values())
        .isNotEmpty()
        .allSatisfy(zones ->
            assertThat(zones)
                .isInstanceOfSatisfying(
                    Fact.Unreadable.class,
                    unreadable ->
                        assertThat(unreadable.action()).isEqualTo("route53:ListHostedZonesByVPC")));
    assertThat(snapshot.network().subnets()).isInstanceOf(Fact.Known.class);
  }

  @Test
  void aProfileOrARoleOfAnotherNameIsNotTheOneThatWasAskedFor() {
    Snapshot profile =
        lookWhereIamAnswers(
            "GetInstanceProfile",
            """
            <InstanceProfile><InstanceProfileName>other</InstanceProfileName>
            <Arn>arn:aws:iam::123456789012:instance-profile/other</Arn><Roles/></InstanceProfile>
            """);
    Snapshot role =
        lookWhereIamAnswers(
            "GetRole",
            """
            <Role><RoleName>other</RoleName><Arn>arn:aws:iam::123456789012:role/other</Arn>
            <AssumeRolePolicyDocument>{}</AssumeRolePolicyDocument></Role>
            """);

    assertThat(profile.identity().instanceProfiles().values())
        .isNotEmpty()
        .allSatisfy(fact -> assertThat(fact).isInstanceOf(Fact.Unreadable.class));
    assertThat(role.identity().roles().values())
        .isNotEmpty()
        .allSatisfy(fact -> assertThat(fact).isInstanceOf(Fact.Unreadable.class));
  }

  @Test
  void aPrefixListWithoutAnIdCostsThePrefixListsAlone() {
    Snapshot snapshot =
        lookWhereEc2Answers(
            "DescribeManagedPrefixLists",
            "<r><prefixListSet><item><prefixListName>x</prefixListName></item></prefixListSet></r>");

    assertThat(snapshot.network().prefixLists())
        .isEqualTo(Fact.unreadable("ec2:DescribeManagedPrefixLists", "AWS's answer has no id"));
  }

  private static Snapshot lookWhereIamAnswers(String operation, String result) {
    return lookWhere(
        operation,
        Stubs.action(operation),
        Stubs.xml(
            "<%1$sResponse><%1$sResult>%2$s</%1$sResult></%1$sResponse>"
                .formatted(operation, result)));
  }

  private static Snapshot lookWhereEc2Answers(String operation, String body) {
    return lookWhere(operation, Stubs.action(operation), Stubs.xml(body));
  }

  private static Snapshot lookWhereSystemsManagerAnswers(String body) {
    String operation = "DescribeInstanceProperties";
    return lookWhere(operation, Stubs.target("AmazonSSM." + operation), Stubs.json(body));
  }

  private static Snapshot lookWhere(
      String operation, MappingBuilder call, ResponseDefinitionBuilder answer) {
    StubMapping stub = MOTO.wire().stubFor(call.willReturn(answer));
    ANSWERS.askAnew(operation);
    try {
      return Looks.atEverything(clients);
    } finally {
      MOTO.wire().removeStub(stub);
    }
  }
}
