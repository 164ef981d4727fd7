package dev.sessionready.lambda;

import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.amazonaws.services.lambda.runtime.events.ConfigEvent;
import dev.sessionready.aws.client.Clients;
import dev.sessionready.fact.Ignorance;
import dev.sessionready.wire.Agents;
import dev.sessionready.wire.FleetSeed;
import dev.sessionready.wire.LoggingSeed;
import dev.sessionready.wire.Moto;
import dev.sessionready.wire.Stubs;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.Instance;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Changes of what instances depend on, answered by the real handler in an account of two dozen
 * instances: almost all in three VPCs, and one alone in a fourth.
 */
@Tag("wire")
class DependenciesOnTheWireTest {

  @RegisterExtension static final Moto MOTO = Moto.emptyForEachClass();

  private static final JsonMapper JSON = new JsonMapper();
  private static final String PUT = "StarlingDoveService.PutEvaluations";
  private static final String HISTORY = "StarlingDoveService.GetResourceConfigHistory";

  private static FleetSeed fleet;
  private static Instance loner;

  private final ByteArrayOutputStream log = new ByteArrayOutputStream();
  private Clients clients;

  @BeforeAll
  static void plant() {
    Clients gardener = MOTO.administrator();
    fleet = FleetSeed.plant(gardener, 25);
    String vpc =
        gardener.ec2().createVpc(request -> request.cidrBlock("10.9.0.0/16")).vpc().vpcId();
    String subnet =
        gardener
            .ec2()
            .createSubnet(request -> request.vpcId(vpc).cidrBlock("10.9.1.0/24"))
            .subnet()
            .subnetId();
    loner =
        gardener
            .ec2()
            .runInstances(request ->
                request
                    .imageId("ami-1e749f67")
                    .instanceType("t3.micro")
                    .minCount(1)
                    .maxCount(1)
                    .subnetId(subnet))
            .instances()
            .getFirst();
  }

  @BeforeEach
  void letTheAgentsReport() {
    clients = MOTO.clients();
    Agents.online(fleet.instances(), 1_000).forEach(stub -> MOTO.wire().stubFor(stub));
  }

  @Test
  void aChangedSecurityGroupPutsExactlyTheInstancesBehindIt() {
    answer(item("AWS::EC2::SecurityGroup", first().home().group(), "OK"));

    assertPut(first().instances());
  }

  @Test
  void theGroupOfAnEndpointWithPrivateDnsPutsTheVpcOfTheEndpoint() {
    String group = groupOf(first().home().ssmEndpoint());
    MOTO.wire()
        .stubFor(
            Stubs.action("DescribeNetworkInterfaces")
                .withFormParam("Filter.1.Name", equalTo("group-id"))
                .willReturn(
                    Stubs.xml(
                        """
                        <DescribeNetworkInterfacesResponse><networkInterfaceSet><item>
                          <networkInterfaceId>eni-1</networkInterfaceId>
                          <interfaceType>vpc_endpoint</interfaceType><vpcId>%s</vpcId>
                        </item></networkInterfaceSet></DescribeNetworkInterfacesResponse>
                        """
                            .formatted(first().home().vpc()))));

    answer(item("AWS::EC2::SecurityGroup", group, "OK"));

    assertPut(first().instances());
  }

  @Test
  void theGroupOfNonePutsNothingAndCostsOneCall() {
    String unrelated =
        clients
            .ec2()
            .createSecurityGroup(r ->
                r.groupName("unrelated").description("worn by nobody").vpcId(first().home().vpc()))
            .groupId();
    long before = calls();

    answer(item("AWS::EC2::SecurityGroup", unrelated, "OK"));

    assertNone();
    assertThat(calls() - before).isEqualTo(1);
  }

  @Test
  void aDeletedGroupPutsNothingWithoutACall() {
    answer(item("AWS::EC2::SecurityGroup", "sg-0123456789abcdef0", "ResourceDeleted"));

    assertNone();
    assertThat(calls()).isZero();
  }

  @Test
  void aDeletedEndpointWithPrivateDnsPutsItsWholeVpcAndNothingElse() {
    remembered("Interface", "com.amazonaws.eu-west-1.ssm", true);

    answer(item("AWS::EC2::VPCEndpoint", "vpce-0123456789abcdef0", "ResourceDeleted"));

    assertPut(first().instances());
    MOTO.wire()
        .verify(
            1,
            postRequestedFor(anyUrl())
                .withHeader("X-Amz-Target", equalTo(HISTORY))
                .withRequestBody(
                    matchingJsonPath("$.resourceType", equalTo("AWS::EC2::VPCEndpoint")))
                .withRequestBody(
                    matchingJsonPath("$.resourceId", equalTo("vpce-0123456789abcdef0")))
                .withRequestBody(matchingJsonPath("$.chronologicalOrder", equalTo("Reverse"))));
  }

  @Test
  void aDeletedEndpointWithoutPrivateDnsPutsEverything() {
    remembered("Interface", "com.amazonaws.eu-west-1.kms", false);

    answer(item("AWS::EC2::VPCEndpoint", "vpce-0123456789abcdef0", "ResourceDeleted"));

    assertPut(everybody());
  }

  @Test
  void aDeletedEndpointOfAnUnneededServicePutsNothing() {
    remembered("Interface", "com.amazonaws.eu-west-1.sqs", true);

    answer(item("AWS::EC2::VPCEndpoint", "vpce-0123456789abcdef0", "ResourceDeleted"));

    assertNone();
    assertThat(clients.calls().byOperation())
        .isEqualTo(Map.of("config:GetResourceConfigHistory", 1L));
  }

  @Test
  void aDeletedEndpointThatNoneRemembersPutsEverything() {
    MOTO.wire()
        .stubFor(
            Stubs.target(HISTORY)
                .willReturn(Stubs.jsonError(400, "ResourceNotDiscoveredException")));

    answer(item("AWS::EC2::VPCEndpoint", "vpce-0123456789abcdef0", "ResourceDeleted"));

    assertPut(everybody());
    assertThat(log()).contains("\"scope\":\"everything\"").doesNotContain("may be affected");
  }

  @Test
  void aChangedEndpointPutsItsVpcAndWithoutPrivateDnsEverything() {
    there("Interface", "com.amazonaws.eu-west-1.ssm-fips", true);
    answer(item("AWS::EC2::VPCEndpoint", "vpce-0123456789abcdef0", "OK"));

    assertPut(first().instances());

    MOTO.wire().resetRequests();
    there("Interface", "com.amazonaws.eu-west-1.ssmmessages", false);
    answer(item("AWS::EC2::VPCEndpoint", "vpce-0123456789abcdef0", "OK"));

    assertPut(everybody());
  }

  @Test
  void aChangedGatewayEndpointPutsItsVpcAndOneThatSessionsDoNotNeedNothing() {
    there("Gateway", "com.amazonaws.eu-west-1.s3", false);
    answer(item("AWS::EC2::VPCEndpoint", "vpce-0123456789abcdef0", "OK"));

    assertPut(first().instances());

    MOTO.wire().resetRequests();
    there("Gateway", "com.amazonaws.eu-west-1.dynamodb", false);
    answer(item("AWS::EC2::VPCEndpoint", "vpce-0123456789abcdef0", "OK"));

    assertNone();
  }

  @Test
  void aChangedNetworkAclPutsItsSubnetsAndWhereAnEndpointStandsItsVpc() {
    networkAcl(loner.vpcId(), loner.subnetId());
    answer(item("AWS::EC2::NetworkAcl", "acl-0123456789abcdef0", "OK"));

    assertPut(List.of(loner.instanceId()));

    MOTO.wire().resetRequests();
    networkAcl(first().home().vpc(), first().home().subnet());
    answer(item("AWS::EC2::NetworkAcl", "acl-0123456789abcdef0", "OK"));

    assertPut(first().instances());
  }

  @Test
  void anOversizedChangeShowsNoFormerSubnetsSoItPutsTheWholeVpc() {
    String empty = emptyRouteTable(loner.vpcId());

    answer(
        """
        {"messageType":"OversizedConfigurationItemChangeNotification",
         "configurationItemSummary":{"configurationItemStatus":"OK","resourceName":null,
           "configurationItemCaptureTime":"2026-11-20T02:14:05Z","changeType":"UPDATE",
           "resourceType":"AWS::EC2::RouteTable","resourceId":"%s"}}
        """
            .formatted(empty));

    assertPut(List.of(loner.instanceId()));
  }

  @Test
  void aChangedRouteTablePutsItsSubnetsAndThoseItServedBefore() {
    String empty = emptyRouteTable(loner.vpcId());

    answer(
        """
        {"messageType":"ConfigurationItemChangeNotification",
         "configurationItemDiff":{"changeType":"UPDATE","changedProperties":{
           "Configuration.Associations.0":{"changeType":"DELETE","updatedValue":null,
             "previousValue":{"main":false,"routeTableId":"%s","subnetId":"%s"}}}},
         "configurationItem":{"configurationItemStatus":"OK","resourceName":null,
           "configurationItemCaptureTime":"2026-11-20T02:14:05Z",
           "resourceType":"AWS::EC2::RouteTable","resourceId":"%s"}}
        """
            .formatted(empty, loner.subnetId(), empty));

    assertPut(List.of(loner.instanceId()));
  }

  @Test
  void aMainRouteTablePutsTheSubnetsThatNameNoOtherTable() {
    String main =
        clients
            .ec2()
            .describeRouteTables(
                r -> r.filters(Filter.builder().name("vpc-id").values(loner.vpcId()).build()))
            .routeTables()
            .stream()
            .filter(table -> table.associations().stream().anyMatch(a -> a.main()))
            .findFirst()
            .orElseThrow()
            .routeTableId();

    answer(item("AWS::EC2::RouteTable", main, "OK"));

    assertPut(List.of(loner.instanceId()));
  }

  @Test
  void aChangedRouteTableWithoutSubnetsPutsNothing() {
    String empty = emptyRouteTable(first().home().vpc());

    answer(item("AWS::EC2::RouteTable", empty, "OK"));

    assertNone();
  }

  @Test
  void aChangedRouteTablePutsTheInstancesOfItsSubnets() {
    answer(item("AWS::EC2::RouteTable", first().home().routeTable(), "OK"));

    assertPut(first().instances());
  }

  @Test
  void theSessionDocumentPutsEverythingInFullBatchesAndAnyOtherNothing() {
    answer(item("AWS::SSM::Document", "SSM-SessionManagerRunShell", "OK"));

    assertPut(everybody());

    MOTO.wire().resetRequests();
    log.reset();
    long before = calls();
    answer(item("AWS::SSM::Document", "Patch", "OK"));

    assertNone();
    assertThat(calls()).isEqualTo(before);
  }

  @Test
  void theKeyOfTheSessionsPutsEverythingAndAnUnrelatedKeyNothing() {
    String sessionKey =
        clients.kms().describeKey(r -> r.keyId(LoggingSeed.ALIAS)).keyMetadata().keyId();
    answer(item("AWS::KMS::Key", sessionKey, "OK"));

    assertPut(everybody());

    MOTO.wire().resetRequests();
    log.reset();
    String unrelated = clients.kms().createKey(_ -> {}).keyMetadata().keyId();
    answer(item("AWS::KMS::Key", unrelated, "OK"));

    assertNone();
  }

  @Test
  void theKeysOfTheLogGroupAndOfTheBucketPutEverythingToo() {
    String ofBucket =
        clients
            .s3()
            .getBucketEncryption(r -> r.bucket(LoggingSeed.BUCKET))
            .serverSideEncryptionConfiguration()
            .rules()
            .getFirst()
            .applyServerSideEncryptionByDefault()
            .kmsMasterKeyID();

    answer(item("AWS::KMS::Key", ofBucket.substring(ofBucket.lastIndexOf('/') + 1), "OK"));

    assertPut(everybody());
  }

  @Test
  void theBucketOfTheLogsPutsEverythingAndAnyOtherNothingByOneCall() {
    answer(item("AWS::S3::Bucket", LoggingSeed.BUCKET, "OK"));

    assertPut(everybody());

    MOTO.wire().resetRequests();
    log.reset();
    long before = calls();
    answer(item("AWS::S3::Bucket", "pictures", "OK"));

    assertNone();
    assertThat(calls() - before).isEqualTo(1);
  }

  @Test
  void anAgentsInventoryPutsItsInstanceAndNoMachineOutsideOfEc2() {
    String id = fleet.instances().getFirst();
    answer(item("AWS::SSM::ManagedInstanceInventory", id, "OK"));

    assertPut(List.of(id));

    MOTO.wire().resetRequests();
    log.reset();
    answer(item("AWS::SSM::ManagedInstanceInventory", "mi-0123456789abcdef0", "OK"));

    assertNone();
  }

  @Test
  void aChangedVpcPutsItsInstancesAndASubnetThatHoldsEndpointsToo() {
    answer(item("AWS::EC2::VPC", first().home().vpc(), "OK"));

    assertPut(first().instances());

    MOTO.wire().resetRequests();
    answer(item("AWS::EC2::Subnet", first().home().subnet(), "OK"));

    assertPut(first().instances());
  }

  @Test
  void gatewaysPutThoseWhoseRoutesLeadToThemThoughTheyAreGone() {
    FleetSeed.Quarter last = fleet.quarters().getLast();
    String nat = clients.ec2().describeNatGateways(_ -> {}).natGateways().getFirst().natGatewayId();
    String igw =
        clients.ec2().describeInternetGateways(_ -> {}).internetGateways().stream()
            .filter(gateway ->
                gateway.attachments().stream().anyMatch(a -> a.vpcId().equals(last.home().vpc())))
            .findFirst()
            .orElseThrow()
            .internetGatewayId();

    answer(item("AWS::EC2::NatGateway", nat, "ResourceDeleted"));
    assertPut(last.instances());

    MOTO.wire().resetRequests();
    answer(item("AWS::EC2::InternetGateway", igw, "ResourceDeleted"));
    assertPut(last.instances());
  }

  @Test
  void aRolePutsTheInstancesThatActByItAndAPolicyThoseThatHaveIt() {
    // Each of the five roles has a policy of its own name.
    List<String> crew =
        clients.ec2().describeInstancesPaginator().reservations().stream()
            .flatMap(reservation -> reservation.instances().stream())
            .filter(one -> one.iamInstanceProfile() != null)
            .filter(one -> one.iamInstanceProfile().arn().endsWith("/crew-0"))
            .map(Instance::instanceId)
            .toList();
    // Of those launched together moto gives the profile to one.
    assertThat(crew).hasSize(3);

    answer(named("AWS::IAM::Role", "AROAEXAMPLE", "crew-0"));
    assertPut(crew);

    MOTO.wire().resetRequests();
    answer(named("AWS::IAM::Policy", "ANPAEXAMPLE", "crew-0"));
    assertPut(crew);

    MOTO.wire().resetRequests();
    answer(named("AWS::IAM::Role", "AROAOTHER", "nobody"));
    assertThat(put()).isEmpty();
  }

  @Test
  void whereTheNarrowingLookIsDeniedTheInvocationFailsNamingTheAction() {
    MOTO.wire()
        .stubFor(
            Stubs.action("DescribeNetworkInterfaces")
                .withFormParam("Filter.1.Name", equalTo("group-id"))
                .willReturn(Stubs.ec2Error(403, "UnauthorizedOperation")));

    assertThatExceptionOfType(Ignorance.class)
        .isThrownBy(() -> answer(item("AWS::EC2::SecurityGroup", first().home().group(), "OK")))
        .withMessageContaining("ec2:DescribeNetworkInterfaces");

    assertPut(List.of());
    assertThat(log())
        .contains("could not find out who is affected")
        .contains("ec2:DescribeNetworkInterfaces: access denied");
  }

  private static List<String> everybody() {
    List<String> all = new ArrayList<>(fleet.instances());
    all.add(loner.instanceId());
    return all;
  }

  private String emptyRouteTable(String vpc) {
    return clients.ec2().createRouteTable(r -> r.vpcId(vpc)).routeTable().routeTableId();
  }

  private static FleetSeed.Quarter first() {
    return fleet.quarters().getFirst();
  }

  private String groupOf(String endpoint) {
    return clients
        .ec2()
        .describeVpcEndpoints(r -> r.vpcEndpointIds(endpoint))
        .vpcEndpoints()
        .getFirst()
        .groups()
        .getFirst()
        .groupId();
  }

  private void answer(String invokingEvent) {
    ConfigEvent event = new ConfigEvent();
    event.setAccountId(Moto.ACCOUNT);
    event.setConfigRuleName("session-manager-ready");
    event.setResultToken("the-token");
    event.setRuleParameters("{}");
    event.setInvokingEvent(invokingEvent);
    new ConfigRuleHandler(clients, Map.of(), new PrintStream(log, true, StandardCharsets.UTF_8))
        .answer(event)
        .orThrow();
  }

  private static String item(String type, String id, String status) {
    return item(type, id, status, "null");
  }

  private static String named(String type, String id, String name) {
    return item(type, id, "OK", "\"" + name + "\"");
  }

  private static String item(String type, String id, String status, String name) {
    return """
    {"messageType":"ConfigurationItemChangeNotification","configurationItemDiff":null,
     "configurationItem":{"configurationItemStatus":"%s","resourceName":%s,
       "configurationItemCaptureTime":"2026-11-20T02:14:05Z",
       "resourceType":"%s","resourceId":"%s"}}
    """
        .formatted(status, name, type, id);
  }

  /** An endpoint of the first VPC, found by its id: a filter that moto does not know. */
  private static void there(String type, String service, boolean privateDns) {
    MOTO.wire()
        .stubFor(
            Stubs.action("DescribeVpcEndpoints")
                .withFormParam("Filter.1.Name", equalTo("vpc-endpoint-id"))
                .willReturn(
                    Stubs.xml(
                        """
                        <DescribeVpcEndpointsResponse><vpcEndpointSet><item>
                          <vpcEndpointId>vpce-0123456789abcdef0</vpcEndpointId>
                          <vpcEndpointType>%s</vpcEndpointType><vpcId>%s</vpcId>
                          <serviceName>%s</serviceName><state>available</state>
                          <privateDnsEnabled>%s</privateDnsEnabled>
                        </item></vpcEndpointSet></DescribeVpcEndpointsResponse>
                        """
                            .formatted(type, first().home().vpc(), service, privateDns))));
  }

  /** A network ACL, found likewise. */
  private static void networkAcl(String vpc, String subnet) {
    MOTO.wire()
        .stubFor(
            Stubs.action("DescribeNetworkAcls")
                .withFormParam("Filter.1.Name", equalTo("network-acl-id"))
                .willReturn(
                    Stubs.xml(
                        """
                        <DescribeNetworkAclsResponse><networkAclSet><item>
                          <networkAclId>acl-0123456789abcdef0</networkAclId><vpcId>%s</vpcId>
                          <associationSet><item><subnetId>%s</subnetId></item></associationSet>
                          <entrySet/>
                        </item></networkAclSet></DescribeNetworkAclsResponse>
                        """
                            .formatted(vpc, subnet))));
  }

  /** AWS Config remembers a deleted endpoint of the first VPC. */
  private static void remembered(String type, String service, boolean privateDns) {
    String configuration =
        """
        {"vpcId":"%s","vpcEndpointType":"%s","serviceName":"%s","privateDnsEnabled":%s}\
        """
            .formatted(first().home().vpc(), type, service, privateDns);
    MOTO.wire()
        .stubFor(
            Stubs.target(HISTORY)
                .willReturn(
                    Stubs.json(
                        """
                        {"configurationItems":[
                          {"configurationItemStatus":"ResourceDeleted"},
                          {"configurationItemStatus":"OK","configuration":%s}]}
                        """
                            .formatted(JSON.writeValueAsString(configuration)))));
  }

  private static void assertPut(List<String> instances) {
    assertThat(put()).containsExactlyInAnyOrderElementsOf(instances);
    MOTO.wire()
        .verify(
            Math.ceilDiv(instances.size(), 100),
            postRequestedFor(anyUrl()).withHeader("X-Amz-Target", equalTo(PUT)));
  }

  private void assertNone() {
    MOTO.wire().verify(0, postRequestedFor(anyUrl()).withHeader("X-Amz-Target", equalTo(PUT)));
    assertThat(log()).contains("no instance is affected");
  }

  private static List<String> put() {
    return MOTO
        .wire()
        .findAll(postRequestedFor(anyUrl()).withHeader("X-Amz-Target", equalTo(PUT)))
        .stream()
        .map(request -> JSON.readTree(request.getBodyAsString()))
        .flatMap(body -> body.path("Evaluations").values().stream())
        .peek(one ->
            assertThat(one.path("ComplianceResourceType").asString())
                .isEqualTo("AWS::EC2::Instance"))
        .map(DependenciesOnTheWireTest::id)
        .toList();
  }

  private static String id(JsonNode evaluation) {
    return evaluation.path("ComplianceResourceId").asString();
  }

  private long calls() {
    return clients.calls().byOperation().values().stream().mapToLong(Long::longValue).sum();
  }

  private String log() {
    return log.toString(StandardCharsets.UTF_8);
  }
}
