package dev.sessionready.lambda;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.github.tomakehurst.wiremock.http.LoggedResponse;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import dev.sessionready.aws.Clients;
import dev.sessionready.fact.Ignorance;
import dev.sessionready.rule.CouldNotJudge;
import dev.sessionready.rule.Evaluation;
import dev.sessionready.rule.Outcome;
import dev.sessionready.wire.AccountSeed;
import dev.sessionready.wire.Agents;
import dev.sessionready.wire.DeployedRole;
import dev.sessionready.wire.LoggingSeed;
import dev.sessionready.wire.Moto;
import dev.sessionready.wire.Stubs;
import dev.sessionready.wire.Template;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.ec2.Ec2Client;

/**
 * The role of the synthesised template, worn by the real handler in an account that asks every
 * caller for a grant: it suffices, and there is nothing in it that is not used.
 *
 * <p>The emulated account knows actions and no conditions, and asks for most of them on the
 * resource {@code *} and no other. What WireMock answers in front of it, it is never asked: {@link
 * #UNCHECKED}. For those the proof is only that each operation called has its action granted.
 */
class LeastPrivilegeTest {

  @RegisterExtension static final Moto MOTO = Moto.emptyForEachClass();

  /** What the role grants and no code of ours calls, and who does. */
  private static final Map<String, String> USED_BY_OTHERS =
      Map.of(
          "logs:CreateLogStream", "Lambda keeps the function's log",
          "logs:PutLogEvents", "Lambda keeps the function's log",
          "sqs:SendMessage", "Lambda keeps the events that the function could not answer");

  /** What no answer of the account depends on, and why. */
  private static final Map<String, String> UNCHECKED =
      Map.of(
          "config:PutEvaluations", "the account has no such operation",
          "ec2:DescribeVpcBlockPublicAccessExclusions", "the account has no such operation",
          "ec2:DescribeVpcBlockPublicAccessOptions", "the account has no such operation",
          "s3:GetBucketOwnershipControls", "the account takes it for s3:ListBucket",
          "s3:GetEncryptionConfiguration", "the account takes it for s3:ListBucket",
          "ssm:DescribeInstanceInformation", "the account has no such operation",
          "ssm:DescribeInstanceProperties", "the account has no such operation",
          "ssm:GetConnectionStatus", "the account has no such operation",
          "ssm:GetServiceSetting", "the account has no such operation");

  /** The actions that are not called as their operations are. */
  private static final Map<String, String> ACTIONS =
      Map.of(
          "s3:GetBucketEncryption", "s3:GetEncryptionConfiguration",
          "s3:ListBuckets", "s3:ListAllMyBuckets");

  private static AccountSeed seed;

  /** An instance that fails nothing critical as long as nobody sees its routes. */
  private static String undecided;

  @BeforeAll
  static void seedTheAccount() {
    Clients clients = MOTO.clients();
    seed = AccountSeed.plant(clients);
    leadElsewhere(clients.ec2());
    undecided =
        AccountSeed.launch(
            clients.ec2(),
            seed.publicVpc().subnet(),
            seed.publicVpc().group(),
            seed.identity().profileArn());
  }

  @BeforeEach
  void answerWhatTheAccountCannot() {
    Agents.online(List.of(managed(), undecided), 1_000).forEach(stub -> MOTO.wire().stubFor(stub));
    bucket(
        "encryption",
        """
        <ServerSideEncryptionConfiguration><Rule><ApplyServerSideEncryptionByDefault>
          <SSEAlgorithm>aws:kms</SSEAlgorithm><KMSMasterKeyID>%s</KMSMasterKeyID>
        </ApplyServerSideEncryptionByDefault></Rule></ServerSideEncryptionConfiguration>
        """
            .formatted(seed.logging().keyArn()));
    bucket(
        "ownershipControls",
        """
        <OwnershipControls>
          <Rule><ObjectOwnership>BucketOwnerEnforced</ObjectOwnership></Rule>
        </OwnershipControls>
        """);
    // Only where something is kept from the internet are the exclusions asked for.
    MOTO.wire()
        .stubFor(
            Stubs.action("DescribeVpcBlockPublicAccessOptions")
                .willReturn(
                    Stubs.xml(
                        """
                        <DescribeVpcBlockPublicAccessOptionsResponse>
                          <vpcBlockPublicAccessOptions>
                            <state>update-complete</state>
                            <internetGatewayBlockMode>block-ingress</internetGatewayBlockMode>
                          </vpcBlockPublicAccessOptions>
                        </DescribeVpcBlockPublicAccessOptionsResponse>
                        """)));
  }

  @Test
  void everyFunctionOfTheTemplateIsProvedHere() {
    assertThat(Template.synthesised().roles()).containsOnlyKeys(ConfigRuleHandler.class.getName());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void noCallOfTheFunctionIsRefused(String kind, SampleEvent event, Set<String> judged) {
    Outcome outcome = answer(MOTO.clients(role()), event);

    outcome.orThrow();
    assertThat(outcome.blindness()).isEmpty();
    assertThat(outcome.evaluations())
        .extracting(Evaluation::resourceId)
        .containsExactlyInAnyOrderElementsOf(judged);
    assertThat(MOTO.wire().getAllServeEvents())
        .isNotEmpty()
        .extracting(ServeEvent::getResponse)
        .extracting(LoggedResponse::getStatus)
        .containsOnly(200);
  }

  static Stream<Arguments> noCallOfTheFunctionIsRefused() {
    return Stream.of(
        Arguments.of("a sweep", sweep(), Set.of(managed(), seed.bareInstance(), undecided)),
        Arguments.of("a change", change("config-change.json", managed()), Set.of(managed())),
        Arguments.of(
            "an oversized change", change("config-oversized.json", undecided), Set.of(undecided)));
  }

  @Test
  void everyGrantIsUsedByTheFunctionOrByNamedOthers() {
    Clients clients = MOTO.clients(role());
    answer(clients, sweep()).orThrow();
    answer(clients, change("config-change.json", managed())).orThrow();
    answer(clients, change("config-oversized.json", undecided)).orThrow();
    Set<String> used =
        clients.calls().byOperation().keySet().stream()
            .map(operation -> ACTIONS.getOrDefault(operation, operation))
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(used).doesNotContainAnyElementsOf(USED_BY_OTHERS.keySet());
    assertThat(used).isSubsetOf(role().actions());
    used.addAll(USED_BY_OTHERS.keySet());
    assertThat(role().actions()).containsExactlyElementsOf(used);
  }

  @Test
  void everyGrantThatIsTakenAwayIsRefusedButWhereTheAccountIsNotAsked() {
    Set<String> unchecked = new TreeSet<>(role().actions());
    unchecked.removeAll(USED_BY_OTHERS.keySet());
    unchecked.removeIf(LeastPrivilegeTest::isRefusedWithout);

    assertThat(unchecked).containsExactlyInAnyOrderElementsOf(UNCHECKED.keySet());
  }

  @Test
  void withoutTheGrantForRouteTablesTheRunFailsNamingExactlyThatAction() {
    String action = "ec2:DescribeRouteTables";
    SampleEvent event =
        SampleEvent.of("config-scheduled.json")
            .withoutParameters()
            .replacing("\"{}\"", "\"{\\\"failAt\\\":\\\"CRITICAL\\\"}\"");

    Outcome outcome = answer(MOTO.clients(role().without(action)), event);

    assertThat(outcome.blindness()).isNotEmpty().allMatch(one -> one.startsWith(action + ": "));
    assertThat(outcome.withheld())
        .extracting(withheld -> withheld.assessment().instance().id())
        .containsExactly(undecided);
    assertThatExceptionOfType(CouldNotJudge.class)
        .isThrownBy(outcome::orThrow)
        .withMessageContaining(action);
  }

  private static boolean isRefusedWithout(String action) {
    Clients clients = MOTO.clients(role().without(action));
    MOTO.wire().resetRequests();
    try {
      answer(clients, sweep());
    } catch (Ignorance blind) {
      assertThat(blind.action()).isEqualTo(action);
    }
    return MOTO.wire().getAllServeEvents().stream()
        .anyMatch(served -> served.getResponse().getStatus() == 403);
  }

  private static DeployedRole role() {
    return requireNonNull(Template.synthesised().roles().get(ConfigRuleHandler.class.getName()));
  }

  private static Outcome answer(Clients clients, SampleEvent event) {
    MOTO.wire().resetRequests();
    PrintStream silent =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    try (Moto.Enforcement _ = MOTO.enforce()) {
      return new ConfigRuleHandler(clients, silent).answer(event.event());
    }
  }

  private static String managed() {
    return seed.managedInstance();
  }

  private static SampleEvent sweep() {
    return SampleEvent.of("config-scheduled.json").withoutParameters();
  }

  private static SampleEvent change(String file, String instance) {
    return SampleEvent.of(file).withoutParameters().replacing("i-0a1b2c3d4e5f60718", instance);
  }

  private static void bucket(String what, String answer) {
    MOTO.wire()
        .stubFor(Stubs.path("/" + LoggingSeed.BUCKET + "\\?" + what).willReturn(Stubs.xml(answer)));
  }

  // Gateways are asked for where a route leads to one of their kind.
  private static void leadElsewhere(Ec2Client ec2) {
    AccountSeed.PublicVpc from = seed.publicVpc();
    String transit = ec2.createTransitGateway(_ -> {}).transitGateway().transitGatewayId();
    ec2.createTransitGatewayVpcAttachment(
        request -> request.transitGatewayId(transit).vpcId(from.vpc()).subnetIds(from.subnet()));
    ec2.createRoute(request ->
        request
            .routeTableId(from.routeTable())
            .destinationCidrBlock("198.51.100.0/24")
            .transitGatewayId(transit));
    String egressOnly =
        ec2.createEgressOnlyInternetGateway(request -> request.vpcId(from.vpc()))
            .egressOnlyInternetGateway()
            .egressOnlyInternetGatewayId();
    ec2.createRoute(request ->
        request
            .routeTableId(from.routeTable())
            .destinationIpv6CidrBlock("::/0")
            .egressOnlyInternetGatewayId(egressOnly));
  }
}
