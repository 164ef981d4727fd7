package dev.sessionready.lambda;

import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.ConfigEvent;
import dev.sessionready.aws.LiveSource;
import dev.sessionready.json.JsonDocuments;
import dev.sessionready.json.ReportJson;
import dev.sessionready.json.SnapshotFile;
import dev.sessionready.json.SnapshotSource;
import dev.sessionready.model.AccountRegion;
import dev.sessionready.report.Messages;
import dev.sessionready.rule.RuleParameters;
import dev.sessionready.rule.RunResult;
import dev.sessionready.rule.Scope;
import dev.sessionready.rule.Source;
import dev.sessionready.wire.AccountSeed;
import dev.sessionready.wire.Agents;
import dev.sessionready.wire.Moto;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The real handler over the real SDK, against a seeded account of two VPCs. */
@Tag("wire")
class OnTheWireTest {

  @RegisterExtension static final Moto MOTO = Moto.emptyForEachClass();

  private static final String PUT = "StarlingDoveService.PutEvaluations";
  private static final Instant NOW = Instant.parse("2026-11-20T03:00:00Z");

  private static AccountSeed seed;

  @TempDir private Path folder;

  @BeforeAll
  static void seedTheAccount() {
    seed = AccountSeed.plant(MOTO.administrator());
  }

  @BeforeEach
  void letTheAgentReport() {
    Agents.online(List.of(seed.managedInstance()), 1_000)
        .forEach(stub -> MOTO.wire().stubFor(stub));
  }

  @Test
  void aScheduledEventPutsAVerdictOnEveryRunningInstance() {
    ByteArrayOutputStream log = new ByteArrayOutputStream();
    handler(log).answer(scheduled()).orThrow();

    List<JsonNode> put = evaluations();
    assertThat(put)
        .extracting(one -> one.path("ComplianceResourceId").asString())
        .contains(seed.managedInstance());
    assertThat(put)
        .filteredOn(one -> one.path("ComplianceResourceId").asString().equals(seed.bareInstance()))
        .singleElement()
        .satisfies(one -> {
          assertThat(one.path("ComplianceType").asString()).isEqualTo("NON_COMPLIANT");
          assertThat(one.path("Annotation").asString()).startsWith("credential-source: ");
        });
    assertThat(put)
        .allSatisfy(
            one -> assertThat(one.path("Annotation").asString("-").length()).isBetween(1, 256));
    assertThat(log.toString(StandardCharsets.UTF_8)).doesNotContain("the-token");
  }

  @Test
  void twoHundredAndFiftyInstancesArePutInThreeCallsAndNoneTwice() {
    Set<String> instances = new HashSet<>(List.of(seed.managedInstance(), seed.bareInstance()));
    instances.addAll(
        AccountSeed.launch(
            MOTO.administrator().ec2(),
            248,
            seed.privateVpc().subnet(),
            seed.privateVpc().instanceGroup(),
            seed.identity().profileArn()));

    handler(new ByteArrayOutputStream()).answer(scheduled()).orThrow();

    MOTO.wire().verify(3, postRequestedFor(anyUrl()).withHeader("X-Amz-Target", equalTo(PUT)));
    assertThat(evaluations())
        .hasSize(250)
        .extracting(one -> one.path("ComplianceResourceId").asString())
        .containsExactlyInAnyOrderElementsOf(instances);
  }

  @Test
  void aSavedSnapshotIsJudgedLikeTheLiveAccount() {
    Source live =
        new LiveSource(
            MOTO.clients(),
            new AccountRegion(Moto.ACCOUNT, Moto.REGION),
            new JsonDocuments(),
            InstantSource.fixed(NOW));
    Path file = folder.resolve("account.json");
    SnapshotFile.write(
        Assembly.of(live, Messages.english())
            .capture(new Scope.Everything(), RuleParameters.DEFAULTS),
        file);

    assertThat(json(new SnapshotSource(SnapshotFile.read(file)))).isEqualTo(json(live));
  }

  private static ConfigRuleHandler handler(ByteArrayOutputStream log) {
    return new ConfigRuleHandler(
        MOTO.clients(), Map.of(), new PrintStream(log, true, StandardCharsets.UTF_8));
  }

  private static String json(Source source) {
    RunResult outcome =
        Assembly.of(source, Messages.english())
            .run(new Scope.Everything(), RuleParameters.DEFAULTS, NOW);
    assertThat(outcome.decisions()).hasSizeGreaterThan(1);
    return ReportJson.write(outcome, Messages.english()::say);
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

  private static List<JsonNode> evaluations() {
    return MOTO
        .wire()
        .findAll(postRequestedFor(anyUrl()).withHeader("X-Amz-Target", equalTo(PUT)))
        .stream()
        .map(request -> new JsonMapper().readTree(request.getBodyAsString()))
        .flatMap(body -> body.path("Evaluations").values().stream())
        .toList();
  }
}
