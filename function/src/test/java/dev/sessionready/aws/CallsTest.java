package dev.sessionready.aws;

import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static dev.sessionready.aws.Looks.known;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionready.fact.Fact;
import dev.sessionready.model.Snapshot;
import dev.sessionready.rule.RuleParameters;
import dev.sessionready.rule.Scope;
import dev.sessionready.wire.AccountSeed;
import dev.sessionready.wire.Agents;
import dev.sessionready.wire.Moto;
import dev.sessionready.wire.Stubs;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How often AWS is asked, and for how much. */
@Tag("wire")
class CallsTest {

  @RegisterExtension static final Moto MOTO = Moto.emptyForEachClass();

  private static final String MISSING = "i-00000000000000001";

  private static AccountSeed seed;

  @BeforeAll
  static void plant() {
    seed = AccountSeed.plant(MOTO.administrator());
  }

  @Test
  void aSweepAsksForEveryKindOnceAndForWhatInstancesShareOnceEach() {
    assertThat(calls(new Scope.Everything()))
        .isEqualTo(
            Map.ofEntries(
                Map.entry("ec2:DescribeDhcpOptions", 1L),
                Map.entry("ec2:DescribeInstances", 1L),
                Map.entry("ec2:DescribeInternetGateways", 1L),
                Map.entry("ec2:DescribeManagedPrefixLists", 1L),
                Map.entry("ec2:DescribeNatGateways", 1L),
                Map.entry("ec2:DescribeNetworkAcls", 1L),
                Map.entry("ec2:DescribeNetworkInterfaces", 1L),
                Map.entry("ec2:DescribeRouteTables", 1L),
                Map.entry("ec2:DescribeSecurityGroups", 1L),
                Map.entry("ec2:DescribeSubnets", 1L),
                Map.entry("ec2:DescribeVpcAttribute", 4L),
                Map.entry("ec2:DescribeVpcBlockPublicAccessOptions", 1L),
                Map.entry("ec2:DescribeVpcEndpoints", 1L),
                Map.entry("ec2:DescribeVpcPeeringConnections", 1L),
                Map.entry("ec2:DescribeVpcs", 1L),
                Map.entry("ec2:GetManagedPrefixListEntries", 2L),
                Map.entry("iam:GetInstanceProfile", 1L),
                Map.entry("iam:GetPolicy", 2L),
                Map.entry("iam:GetPolicyVersion", 2L),
                Map.entry("iam:GetRole", 1L),
                Map.entry("iam:GetRolePolicy", 1L),
                Map.entry("iam:ListAttachedRolePolicies", 1L),
                Map.entry("iam:ListRolePolicies", 1L),
                Map.entry("kms:DescribeKey", 2L),
                Map.entry("kms:GetKeyPolicy", 1L),
                Map.entry("kms:ListGrants", 1L),
                Map.entry("logs:DescribeLogGroups", 1L),
                Map.entry("route53:ListHostedZonesByVPC", 2L),
                Map.entry("route53:ListResourceRecordSets", 1L),
                Map.entry("route53profiles:ListProfileAssociations", 1L),
                Map.entry("route53resolver:ListFirewallRuleGroupAssociations", 1L),
                Map.entry("route53resolver:ListResolverRuleAssociations", 1L),
                Map.entry("s3:GetBucketEncryption", 1L),
                Map.entry("s3:GetBucketLocation", 1L),
                Map.entry("s3:GetBucketOwnershipControls", 1L),
                Map.entry("s3:GetBucketPolicy", 1L),
                Map.entry("s3:ListBuckets", 1L),
                Map.entry("ssm:DescribeInstanceProperties", 1L),
                Map.entry("ssm:GetDocument", 2L),
                Map.entry("ssm:GetServiceSetting", 1L)));
  }

  @Test
  void oneInstanceIsAskedForWithItsVpcAlone() {
    Snapshot snapshot = Looks.at(MOTO, seed.bareInstance());

    assertThat(known(snapshot.instances())).containsOnlyKeys(seed.bareInstance());
    assertThat(known(snapshot.network().vpcs())).containsOnlyKeys(seed.publicVpc().vpc());
    assertThat(known(snapshot.network().subnets())).containsOnlyKeys(seed.publicVpc().subnet());
    assertThat(known(snapshot.network().natGateways())).containsOnlyKeys(seed.publicVpc().nat());
    assertThat(known(snapshot.network().internetGateways()))
        .containsOnlyKeys(seed.publicVpc().igw());
    assertThat(known(snapshot.network().vpcEndpoints())).isEmpty();
    assertThat(snapshot.network().vpcDns()).containsOnlyKeys(seed.publicVpc().vpc());
    assertThat(snapshot.identity().instanceProfiles()).isEmpty();
    assertThat(snapshot.identity().roles()).isEmpty();
    assertThat(snapshot.systemsManager().connectionStatus())
        .isEqualTo(Map.of(seed.bareInstance(), Fact.known("notconnected")));
    assertThat(Looks.unreadable(snapshot)).isEmpty();
  }

  @Test
  void anInstanceThatIsGoneCostsNeitherNetworkNorIdentity() {
    Map<String, Long> calls = calls(new Scope.Only(Set.of(MISSING)));

    assertThat(calls.keySet())
        .filteredOn(call -> call.startsWith("ec2:") || call.startsWith("iam:"))
        .containsExactly("ec2:DescribeInstances");
  }

  @Test
  void anInstanceThatIsGoneIsLeftOutAndTheOthersAreStillPublished() {
    Snapshot snapshot = Looks.at(MOTO, seed.managedInstance(), MISSING);

    assertThat(known(snapshot.instances())).containsOnlyKeys(seed.managedInstance());
  }

  @Test
  void anInstanceWithoutAnAgentIsNoError() {
    MOTO.wire()
        .stubFor(
            Stubs.target("AmazonSSM.DescribeInstanceInformation")
                .willReturn(Stubs.jsonError(400, "InvalidInstanceId")));

    assertThat(Looks.at(MOTO, seed.bareInstance()).systemsManager().managedInstances())
        .isEqualTo(Fact.known(Map.of()));
  }

  @Test
  void oneInstanceWithoutAnAgentDoesNotHideTheAgentsOfOthers() {
    MOTO.wire()
        .stubFor(
            Stubs.target("AmazonSSM.DescribeInstanceInformation")
                .withRequestBody(matchingJsonPath("$.Filters[0][?(@.Key == 'InstanceIds')]"))
                .willReturn(Stubs.jsonError(400, "InvalidInstanceId")));
    MOTO.wire()
        .stubFor(
            Stubs.target("AmazonSSM.DescribeInstanceProperties")
                .willReturn(
                    Stubs.json(
                        """
                        {"InstanceProperties":[
                         {"InstanceId":"%s","PingStatus":"Online"},
                         {"InstanceId":"i-of-no-interest","PingStatus":"Online"}]}
                        """
                            .formatted(seed.managedInstance()))));

    Snapshot snapshot = Looks.at(MOTO, seed.managedInstance(), seed.bareInstance());

    assertThat(known(snapshot.systemsManager().managedInstances()))
        .containsOnlyKeys(seed.managedInstance());
  }

  @Test
  void agentsOfAllInstancesAreReadFromEveryPage() {
    List<String> ids = IntStream.range(0, 2_001).mapToObj(number -> "i-" + number).toList();
    Agents.online(ids, 1_000).forEach(stub -> MOTO.wire().stubFor(stub));
    LiveSource source = Looks.source(MOTO.clients(), SettledDocuments.asSeeded());

    Snapshot snapshot = source.look(new Scope.Everything(), RuleParameters.DEFAULTS);

    assertThat(known(snapshot.systemsManager().managedInstances()))
        .containsOnlyKeys(ids.toArray(String[]::new));
    assertThat(source.calls()).containsEntry("ssm:DescribeInstanceProperties", 3L);
  }

  @Test
  void neitherOnPremisesMachinesNorInstancesAtRestCountAsAgents() {
    MOTO.wire()
        .stubFor(
            Stubs.target("AmazonSSM.DescribeInstanceProperties")
                .willReturn(
                    Stubs.json(
                        """
                        {"InstanceProperties":[
                         {"InstanceId":"mi-1","PingStatus":"Online"},
                         {"InstanceId":"i-1","PingStatus":"Online","InstanceState":"running"},
                         {"InstanceId":"i-2","PingStatus":"Online"},
                         {"InstanceId":"i-3","PingStatus":"Online","InstanceState":"Stopped"},
                         {"InstanceId":"i-4","PingStatus":"Online","InstanceState":"terminated"}]}
                        """)));

    Snapshot snapshot = Looks.atEverything(MOTO);

    assertThat(known(snapshot.systemsManager().managedInstances())).containsOnlyKeys("i-1", "i-2");
  }

  @Test
  void whereTheRouteTablesAreNotPublishedEveryKindOfGatewayIsAskedFor() {
    MOTO.wire()
        .stubFor(
            Stubs.action("DescribeRouteTables")
                .willReturn(Stubs.ec2Error(403, "UnauthorizedOperation")));

    assertThat(calls(new Scope.Everything()))
        .containsKeys(
            "ec2:DescribeEgressOnlyInternetGateways",
            "ec2:DescribeInternetGateways",
            "ec2:DescribeNatGateways",
            "ec2:DescribeTransitGatewayVpcAttachments");
  }

  @Test
  void whatGrowsWithTheAccountIsListedInTheLargestPagesThatThereAre() {
    Looks.atEverything(MOTO);

    MOTO.wire()
        .verify(
            1,
            postRequestedFor(anyUrl())
                .withHeader("X-Amz-Target", equalTo("AmazonSSM.DescribeInstanceProperties"))
                .withRequestBody(matchingJsonPath("$.MaxResults", equalTo("1000"))));
    MOTO.wire()
        .verify(
            1,
            postRequestedFor(anyUrl())
                .withFormParam("Action", equalTo("DescribeRouteTables"))
                .withFormParam("MaxResults", equalTo("100")));
  }

  private static Map<String, Long> calls(Scope scope) {
    LiveSource source = Looks.source(MOTO.clients(), SettledDocuments.asSeeded());
    source.look(scope, RuleParameters.DEFAULTS);
    return source.calls();
  }
}
