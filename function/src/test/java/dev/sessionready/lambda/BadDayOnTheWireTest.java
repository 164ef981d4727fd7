package dev.sessionready.lambda;

import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.stubbing.Scenario.STARTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.amazonaws.services.lambda.runtime.events.ConfigEvent;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.ScenarioMappingBuilder;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import dev.sessionready.aws.LiveConfig;
import dev.sessionready.aws.LiveSource;
import dev.sessionready.aws.client.Clients;
import dev.sessionready.json.EmbeddedMetrics;
import dev.sessionready.json.JsonDocuments;
import dev.sessionready.model.AccountRegion;
import dev.sessionready.rule.IncompleteRun;
import dev.sessionready.rule.RunResult;
import dev.sessionready.wire.AccountSeed;
import dev.sessionready.wire.Agents;
import dev.sessionready.wire.Moto;
import dev.sessionready.wire.Stubs;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The real handler over the real SDK, on days when AWS denies, throttles and dawdles. */
@Tag("wire")
class BadDayOnTheWireTest {

  @RegisterExtension static final Moto MOTO = Moto.emptyForEachTest();

  private static final JsonMapper JSON = new JsonMapper();
  private static final String PUT = "StarlingDoveService.PutEvaluations";
  private static final String TAKEN = "{\"FailedEvaluations\":[]}";
  private static final Instant NOW = Instant.parse("2026-11-20T03:00:00Z");

  private AccountSeed seed;
  private final ByteArrayOutputStream log = new ByteArrayOutputStream();
  private final List<Duration> pauses = new ArrayList<>();

  @BeforeEach
  void seedTheAccount() {
    seed = AccountSeed.plant(MOTO.administrator());
  }

  @Test
  void aDeniedCallHoldsBackNothingThatIsCertainAndFailsTheInvocationByName() {
    String clear = launchInPublic();
    MOTO.wire()
        .stubFor(
            Stubs.target("AmazonSSM.GetDocument")
                .willReturn(Stubs.jsonError(400, "InvalidDocument")));
    recorded(clear, "i-0123456789abcdef0");
    letAgentsReport(seed.managedInstance(), clear);
    handler().answer(scheduled()).orThrow();
    assertThat(put()).as("without the denial").contains(clear + " COMPLIANT");
    MOTO.wire().resetRequests();

    MOTO.wire()
        .stubFor(
            Stubs.action("DescribeNetworkAcls")
                .willReturn(Stubs.ec2Error(403, "UnauthorizedOperation")));
    RunResult blind = handler().answer(scheduled());

    assertThat(put())
        .containsExactlyInAnyOrder(
            seed.managedInstance() + " NON_COMPLIANT",
            seed.bareInstance() + " NON_COMPLIANT",
            "i-0123456789abcdef0 NOT_APPLICABLE");
    assertThatExceptionOfType(IncompleteRun.class)
        .isThrownBy(blind::orThrow)
        .withMessage("1 of 3 instances got no verdict: ec2:DescribeNetworkAcls: access denied.");
    assertThat(metrics())
        .anySatisfy(line -> assertThat(line.path("SweepsCompleted").asInt(-1)).isZero())
        .anySatisfy(line -> {
          assertThat(line.path("Action").asString("")).isEqualTo("ec2:DescribeNetworkAcls");
          assertThat(line.path("Unreadable").asInt(-1)).isPositive();
        });
  }

  @Test
  void throttledSlowAndHalfFailingAwsConfigIsPublishedEveryVerdictOnce() {
    List<String> running = new ArrayList<>(List.of(seed.managedInstance(), seed.bareInstance()));
    running.addAll(
        AccountSeed.launch(
            MOTO.administrator().ec2(),
            248,
            seed.publicVpc().subnet(),
            seed.publicVpc().group(),
            seed.identity().profileArn()));
    letAgentsReport(running.toArray(String[]::new));
    List<String> sorted = running.stream().sorted().toList();
    // The SDK tries the first call again by itself; the second batch is refused in half.
    answer(STARTED, "slow", Stubs.jsonError(429, "ThrottlingException"));
    answer("slow", "half", Stubs.json(TAKEN).withFixedDelay(700));
    // Leaves the state alone: the other batch may be answered at the same moment.
    MOTO.wire().stubFor(putting("half").willReturn(Stubs.json(TAKEN)));
    MOTO.wire()
        .stubFor(
            putting("half")
                .withRequestBody(containing(sorted.get(100)))
                .willSetStateTo("well")
                .willReturn(Stubs.json(failed(sorted.subList(100, 150)))));
    MOTO.wire().stubFor(putting("well").willReturn(Stubs.json(TAKEN)));

    int before = MOTO.wire().getAllServeEvents().size();

    handler().answer(scheduled()).orThrow();

    assertThat(accepted()).containsExactlyInAnyOrderElementsOf(running);
    assertThat(calls())
        .extracting(call -> evaluations(call).count())
        .containsExactlyInAnyOrder(100L, 100L, 100L, 50L, 50L);
    assertThat(pauses).containsExactly(Duration.ofSeconds(1));
    assertThat(metrics())
        .anySatisfy(line -> {
          assertThat(line.path("SweepsCompleted").asInt(-1)).isEqualTo(1);
          assertThat(line.path("InstancesEvaluated").asInt()).isEqualTo(250);
          int triedAgainByTheSdk = 1;
          assertThat(line.path("Calls").asInt())
              .isEqualTo(MOTO.wire().getAllServeEvents().size() - before - triedAgainByTheSdk);
        });
  }

  // With a public address, which an internet gateway needs.
  private String launchInPublic() {
    MOTO.clients()
        .ec2()
        .modifySubnetAttribute(request ->
            request
                .subnetId(seed.publicVpc().subnet())
                .mapPublicIpOnLaunch(value -> value.value(true)));
    return AccountSeed.launch(
        MOTO.administrator().ec2(),
        seed.publicVpc().subnet(),
        seed.publicVpc().group(),
        seed.identity().profileArn());
  }

  private static void letAgentsReport(String... ids) {
    Agents.online(List.of(ids), 1_000).forEach(stub -> MOTO.wire().stubFor(stub));
  }

  private static void recorded(String... ids) {
    String results =
        Stream.of(ids)
            .map(id ->
                """
                {"ComplianceType":"COMPLIANT","EvaluationResultIdentifier":{\
                "EvaluationResultQualifier":{"ConfigRuleName":"session-manager-ready",\
                "ResourceType":"AWS::EC2::Instance","ResourceId":"%s"}}}\
                """
                    .formatted(id))
            .collect(Collectors.joining(","));
    MOTO.wire()
        .stubFor(
            Stubs.target("StarlingDoveService.GetComplianceDetailsByConfigRule")
                .willReturn(Stubs.json("{\"EvaluationResults\":[%s]}".formatted(results))));
  }

  private static void answer(String state, String next, ResponseDefinitionBuilder response) {
    MOTO.wire().stubFor(putting(state).willSetStateTo(next).willReturn(response));
  }

  private static ScenarioMappingBuilder putting(String state) {
    return Stubs.target(PUT).inScenario("a bad day").whenScenarioStateIs(state);
  }

  private static String failed(List<String> ids) {
    return ids.stream()
        .map(id ->
            """
            {"ComplianceResourceType":"AWS::EC2::Instance","ComplianceResourceId":"%s",\
            "ComplianceType":"COMPLIANT","OrderingTimestamp":1795143600}\
            """
                .formatted(id))
        .collect(Collectors.joining(",", "{\"FailedEvaluations\":[", "]}"));
  }

  private static List<ServeEvent> calls() {
    return MOTO.wire().getAllServeEvents().stream()
        .filter(event -> PUT.equals(event.getRequest().getHeader("X-Amz-Target")))
        .sorted(Comparator.comparing(event -> event.getRequest().getLoggedDate()))
        .toList();
  }

  /** The id and the verdict of each evaluation that was put. */
  private static List<String> put() {
    return calls().stream()
        .flatMap(BadDayOnTheWireTest::evaluations)
        .map(one ->
            one.path("ComplianceResourceId").asString()
                + " "
                + one.path("ComplianceType").asString())
        .toList();
  }

  /** The id of each evaluation as often as AWS Config took it. */
  private static List<String> accepted() {
    return calls().stream()
        .filter(call -> call.getResponse().getStatus() == 200)
        .flatMap(call -> {
          Set<String> refused =
              JSON.readTree(call.getResponse().getBodyAsString())
                  .path("FailedEvaluations")
                  .valueStream()
                  .map(one -> one.path("ComplianceResourceId").asString())
                  .collect(Collectors.toSet());
          return evaluations(call)
              .map(one -> one.path("ComplianceResourceId").asString())
              .filter(id -> !refused.contains(id));
        })
        .toList();
  }

  private static Stream<JsonNode> evaluations(ServeEvent call) {
    return JSON.readTree(call.getRequest().getBodyAsString()).path("Evaluations").valueStream();
  }

  private List<JsonNode> metrics() {
    List<JsonNode> lines =
        log.toString(StandardCharsets.UTF_8)
            .lines()
            .map(JSON::readTree)
            .filter(line -> line.has("_aws"))
            .toList();
    lines.forEach(EmbeddedMetrics::assertValid);
    return lines;
  }

  private ConfigRuleHandler handler() {
    Clients clients = MOTO.clients();
    return new ConfigRuleHandler(
        account ->
            new LiveSource(
                clients, new AccountRegion(account, Moto.REGION), new JsonDocuments(), () -> NOW),
        new LiveConfig(clients),
        new PrintStream(log, true, StandardCharsets.UTF_8),
        InstantSource.fixed(NOW),
        pauses::add);
  }

  private static ConfigEvent scheduled() {
    ConfigEvent event = new ConfigEvent();
    event.setAccountId(Moto.ACCOUNT);
    event.setConfigRuleName("session-manager-ready");
    event.setResultToken("the-token");
    event.setRuleParameters("{}");
    event.setInvokingEvent(
        """
        {"awsAccountId":"%s","notificationCreationTime":"%s","messageType":"ScheduledNotification"}\
        """
            .formatted(Moto.ACCOUNT, NOW));
    return event;
  }
}
