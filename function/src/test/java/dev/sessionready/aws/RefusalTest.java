package dev.sessionready.aws;

import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.stubbing.Scenario.STARTED;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import dev.sessionready.aws.client.AwsCall;
import dev.sessionready.aws.client.Clients;
import dev.sessionready.aws.client.NotFoundCodes;
import dev.sessionready.aws.client.Permission;
import dev.sessionready.aws.inventory.ResourceFilter;
import dev.sessionready.aws.inventory.VpcsReader;
import dev.sessionready.fact.Fact;
import dev.sessionready.fact.ReadFailure;
import dev.sessionready.model.Snapshot;
import dev.sessionready.wire.AccountSeed;
import dev.sessionready.wire.Moto;
import dev.sessionready.wire.RecordedAnswers;
import dev.sessionready.wire.ResolverStubs;
import dev.sessionready.wire.Stubs;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.ec2.Ec2Client;

@Tag("wire")
class RefusalTest {

  private static final Map<Permission, String> PATHS =
      Map.of(
          Permission.LIST_PROFILE_ASSOCIATIONS, "/profileassociations.*",
          Permission.LIST_PROFILE_RESOURCE_ASSOCIATIONS, "/profileresourceassociations.*",
          Permission.LIST_ALL_MY_BUCKETS, "/\\?.*prefix=session-logs.*",
          Permission.GET_ENCRYPTION_CONFIGURATION, "/session-logs\\?encryption.*",
          Permission.GET_BUCKET_POLICY, "/session-logs\\?policy.*",
          Permission.GET_BUCKET_LOCATION, "/session-logs\\?location.*",
          Permission.GET_BUCKET_OWNERSHIP_CONTROLS, "/session-logs\\?ownershipControls.*",
          Permission.LIST_HOSTED_ZONES_BY_VPC, "/2013-04-01/hostedzonesbyvpc.*",
          Permission.LIST_RESOURCE_RECORD_SETS, "/2013-04-01/hostedzone/.*/rrset.*");

  @RegisterExtension static final Moto MOTO = Moto.emptyForEachClass();

  // Of all instances another operation says the same, or nobody does.
  private static final Set<Permission> OF_A_FEW =
      Set.of(Permission.DESCRIBE_INSTANCE_INFORMATION, Permission.GET_CONNECTION_STATUS);

  private static final RecordedAnswers ANSWERS = new RecordedAnswers();

  private static AccountSeed seed;
  private static Clients clients;

  @BeforeAll
  static void plant() {
    seed = AccountSeed.plant(MOTO.administrator());
    routesToEveryKindOfGateway(MOTO.administrator().ec2(), seed.publicVpc());
    clients = MOTO.clients(ANSWERS::attach);
  }

  // Exclusions are asked for where something is blocked.
  @BeforeEach
  void blockPublicAccess() {
    MOTO.wire()
        .stubFor(
            Stubs.action("DescribeVpcBlockPublicAccessOptions")
                .willReturn(
                    Stubs.xml(
                        """
                        <r><vpcBlockPublicAccessOptions>
                          <state>update-complete</state>
                          <internetGatewayBlockMode>block-ingress</internetGatewayBlockMode>
                        </vpcBlockPublicAccessOptions></r>
                        """)));
  }

  @BeforeEach
  void putProfileRulesAndFirewallOnAVpc() {
    ResolverStubs.on(seed.privateVpc().vpc()).forEach(stub -> MOTO.wire().stubFor(stub));
  }

  @ParameterizedTest
  // The others are no part of a look.
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {
        "GET_RESOURCE_CONFIG_HISTORY",
        "GET_COMPLIANCE_DETAILS_BY_CONFIG_RULE",
        "PUT_EVALUATIONS",
        "PUT_OBJECT",
        "SEND_MESSAGE",
        // What they would show stays open, and is no fact of its own.
        "LIST_RESOLVER_RULES",
        "LIST_FIREWALL_DOMAINS",
        "PUBLISH",
        "UPDATE_ITEM",
        "QUERY",
        "GET_TOPIC_ATTRIBUTES"
      })
  void aDeniedCallIsNamedByTheActionThatWouldHaveAnswered(Permission permission) {
    refuse(permission, denial(permission));

    assertThat(Looks.unreadable(look(permission)))
        .isNotEmpty()
        .containsOnly(new Fact.Unreadable<>(new ReadFailure(permission.action(), "access denied")));
  }

  @ParameterizedTest
  @MethodSource("notFound")
  void aNotFoundCodeMeansThatThereIsNone(Permission permission, String code) {
    refuse(permission, error(permission, 404, code));

    assertThat(Looks.unreadable(look(permission))).isEmpty();
  }

  static Stream<Arguments> notFound() {
    return Arrays.stream(Permission.values())
        .flatMap(permission ->
            NotFoundCodes.codes(permission).stream().map(code -> Arguments.of(permission, code)));
  }

  @Test
  void aCallThatIsThrottledOnceIsTriedAgain() {
    MOTO.wire()
        .stubFor(
            Stubs.action("DescribeSubnets")
                .inScenario("busy")
                .whenScenarioStateIs(STARTED)
                .willSetStateTo("at ease")
                .willReturn(Stubs.ec2Error(503, "RequestLimitExceeded")));
    Clients busy = MOTO.clients();

    // One listing: whatever else the account were asked would wait until it is at ease.
    var subnets = new VpcsReader(busy.ec2(), new AwsCall()).subnets(new ResourceFilter.Whole());

    assertThat(subnets).isInstanceOf(Fact.Known.class);
    assertThat(busy.calls().byOperation()).containsEntry("ec2:DescribeSubnets", 1L);
    MOTO.wire()
        .verify(2, postRequestedFor(anyUrl()).withFormParam("Action", equalTo("DescribeSubnets")));
  }

  @Test
  void aCallThatStaysThrottledIsPublishedAsSuch() {
    refuse(Permission.DESCRIBE_KEY, Stubs.jsonError(400, "ThrottlingException"));

    assertThat(Looks.unreadable(look(Permission.DESCRIBE_KEY)))
        .isNotEmpty()
        .containsOnly(new Fact.Unreadable<>(new ReadFailure("kms:DescribeKey", "throttled")));
  }

  @Test
  void anErrorOfAnotherKindIsPublishedByItsCodeAndNotByItsMessage() {
    refuse(Permission.GET_ROLE, Stubs.queryError(400, "ServiceFailure"));

    assertThat(Looks.unreadable(look(Permission.GET_ROLE)))
        .isNotEmpty()
        .containsOnly(
            new Fact.Unreadable<>(new ReadFailure("iam:GetRole", "AWS answered ServiceFailure")));
  }

  private static Snapshot look(Permission permission) {
    return OF_A_FEW.contains(permission)
        ? Looks.at(clients, seed.managedInstance())
        : Looks.atEverything(clients);
  }

  // The seed has the two others. A gateway is asked for where a route leads to one.
  private static void routesToEveryKindOfGateway(Ec2Client ec2, AccountSeed.PublicVpc vpc) {
    String egressOnly =
        ec2.createEgressOnlyInternetGateway(request -> request.vpcId(vpc.vpc()))
            .egressOnlyInternetGateway()
            .egressOnlyInternetGatewayId();
    ec2.createRoute(request ->
        request
            .routeTableId(vpc.routeTable())
            .destinationIpv6CidrBlock("::/0")
            .egressOnlyInternetGatewayId(egressOnly));
    String transit = ec2.createTransitGateway(_ -> {}).transitGateway().transitGatewayId();
    ec2.createTransitGatewayVpcAttachment(
        request -> request.transitGatewayId(transit).vpcId(vpc.vpc()).subnetIds(vpc.subnet()));
    ec2.createRoute(request ->
        request
            .routeTableId(vpc.routeTable())
            .destinationCidrBlock("10.8.0.0/16")
            .transitGatewayId(transit));
  }

  private static void refuse(Permission permission, ResponseDefinitionBuilder answer) {
    MOTO.wire().stubFor(request(permission).willReturn(answer));
    ANSWERS.askAnew(permission.action());
  }

  private static ResponseDefinitionBuilder denial(Permission permission) {
    return switch (service(permission)) {
      case "ec2" -> error(permission, 403, "UnauthorizedOperation");
      case "iam", "s3", "route53" -> error(permission, 403, "AccessDenied");
      case String _ -> error(permission, 400, "AccessDeniedException");
    };
  }

  private static ResponseDefinitionBuilder error(Permission permission, int status, String code) {
    return switch (service(permission)) {
      case "ec2" -> Stubs.ec2Error(status, code);
      case "iam", "route53" -> Stubs.queryError(status, code);
      case "s3" -> Stubs.s3Error(status, code);
      case String _ -> Stubs.jsonError(400, code);
    };
  }

  private static MappingBuilder request(Permission permission) {
    String operation = permission.action().substring(permission.action().indexOf(':') + 1);
    return switch (service(permission)) {
      case "ec2", "iam" -> Stubs.action(operation);
      case "ssm" -> Stubs.target("AmazonSSM." + operation);
      case "kms" -> Stubs.target("TrentService." + operation);
      case "route53resolver" -> Stubs.target("Route53Resolver." + operation);
      case "logs" -> Stubs.target("Logs_20140328." + operation);
      case String _ -> Stubs.path(PATHS.getOrDefault(permission, "no such path"));
    };
  }

  private static String service(Permission permission) {
    return permission.action().substring(0, permission.action().indexOf(':'));
  }
}
