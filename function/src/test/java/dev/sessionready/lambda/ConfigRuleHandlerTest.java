package dev.sessionready.lambda;

import static dev.sessionready.rule.Evaluation.INSTANCE_TYPE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.fail;
import static org.assertj.core.api.Assertions.tuple;

import com.amazonaws.services.lambda.runtime.events.ConfigEvent;
import dev.sessionready.fact.Ignorance;
import dev.sessionready.json.EmbeddedMetrics;
import dev.sessionready.json.MergePatch;
import dev.sessionready.json.SnapshotFile;
import dev.sessionready.model.Snapshot;
import dev.sessionready.rule.BadInput;
import dev.sessionready.rule.ComplianceType;
import dev.sessionready.rule.ConfigInMemory;
import dev.sessionready.rule.Evaluation;
import dev.sessionready.rule.IncompleteRun;
import dev.sessionready.rule.RejectedEvaluations;
import dev.sessionready.rule.RuleDeleted;
import dev.sessionready.world.World;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The handler over stored accounts, said AWS Config's own events. */
class ConfigRuleHandlerTest {

  private static final JsonMapper JSON = new JsonMapper();
  private static final Instant NOW = Instant.parse("2026-11-20T03:01:00Z");
  private static final String REQUEST = "8476a536-e9f4-11e8-9739-2dfe598c3fcd";
  private static final String ID = "i-0a1b2c3d4e5f60718";
  private static final String TOKEN = "TESTMODE-eyJlbmNyeXB0ZWREYXRhIjoi...opaque...";
  private static final Path HEALTHY =
      World.RESOURCES.resolve(Path.of("worlds", "healthy", "snapshot.json"));
  private static final Path DEMO =
      Path.of("src", "main", "resources", "dev", "sessionready", "demo", "demo.json");

  private final ByteArrayOutputStream log = new ByteArrayOutputStream();
  private final List<String> accounts = new ArrayList<>();

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void everyEventOfAwsConfigIsAnswered(String file, ComplianceType verdict, Instant at) {
    ConfigInMemory config = ConfigInMemory.takingAll();

    String answer = answer(config, healthy(), SampleEvent.of(file).withoutParameters().event());

    assertThat(answer).isEqualTo("1 evaluations");
    assertThat(config.tokens()).containsExactly(TOKEN);
    assertThat(config.taken())
        .extracting(
            Evaluation::resourceType,
            Evaluation::resourceId,
            Evaluation::complianceType,
            Evaluation::orderingTimestamp)
        .containsExactly(tuple(INSTANCE_TYPE, ID, verdict, at));
    assertThat(accounts).containsExactly("123456789012");
  }

  static Stream<Arguments> everyEventOfAwsConfigIsAnswered() {
    Instant captured = Instant.parse("2026-11-20T02:14:05.331Z");
    return Stream.of(
        Arguments.of("config-change.json", ComplianceType.COMPLIANT, captured),
        Arguments.of("config-oversized.json", ComplianceType.COMPLIANT, captured),
        Arguments.of("config-change-left-scope.json", ComplianceType.NOT_APPLICABLE, captured),
        Arguments.of(
            "config-change-deleted.json",
            ComplianceType.NOT_APPLICABLE,
            Instant.parse("2026-11-21T08:00:00Z")),
        Arguments.of(
            "config-scheduled.json",
            ComplianceType.COMPLIANT,
            Instant.parse("2026-11-20T03:00:00.373Z")),
        Arguments.of(
            "config-snapshot-delivered.json",
            ComplianceType.COMPLIANT,
            Instant.parse("2026-11-20T03:00:05Z")));
  }

  @Test
  void anEventWithoutRuleParametersHasTheDefaults() {
    ConfigInMemory config = ConfigInMemory.takingAll();
    ConfigEvent event = scheduled().event();
    event.setRuleParameters(null);

    assertThat(answer(config, healthy(), event)).isEqualTo("1 evaluations");
    assertThat(config.taken())
        .extracting(Evaluation::complianceType)
        .containsExactly(ComplianceType.COMPLIANT);
  }

  @Test
  void theRuleParametersOfTheEventDecide() {
    ConfigInMemory config = ConfigInMemory.takingAll();
    ConfigEvent event = scheduled().event();
    event.setRuleParameters("{\"minAgentVersion\": \"9.0.0.0\"}");

    answer(config, healthy(), event);

    assertThat(config.taken())
        .extracting(Evaluation::complianceType, Evaluation::annotation)
        .containsExactly(
            tuple(
                ComplianceType.NON_COMPLIANT,
                "agent-version: agent 3.3.987.0 is older than 9.0.0.0, which the rule parameter"
                    + " minAgentVersion needs"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"failAt": "SEVERE"} | Rule parameter 'failAt' is 'SEVERE'; it must be one of CRITICAL, HIGH, MEDIUM, LOW; HIGH by default.
          {"graceMinutes": -1} | Rule parameter 'graceMinutes' is '-1'; it must be whole minutes from 0 to 1440; 15 by default.
          ["failAt"]           | ruleParameters: line 1: a list stands where an object is needed.
          failAt=LOW           | ruleParameters: line 1: this cannot be read as JSON: Unrecognized token 'failAt': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false').
          """)
  void badRuleParametersFailTheInvocationInOneSentence(String parameters, String sentence) {
    ConfigEvent event = scheduled().event();
    event.setRuleParameters(parameters);

    assertRefused(event, sentence);
  }

  @Test
  void anUnknownRuleParameterFailsTheInvocationWithAllThatAreValid() {
    assertRefused(
        SampleEvent.of("config-scheduled.json").event(),
        "Unknown rule parameter 'requireSessionLogging'; valid are sessionDocument, failAt,"
            + " unverifiable, graceMinutes, minAgentVersion, liveStatus, requireLogging,"
            + " requireEncryption, excludeTag, evaluateStopped, language.");
  }

  @Test
  void anUnknownKindOfMessageFailsTheInvocation() {
    assertRefused(
        scheduled().replacing("ScheduledNotification", "ConfigurationHistoryDelivered").event(),
        "invokingEvent: /messageType (line 1): \"ConfigurationHistoryDelivered\" is none of"
            + " ConfigurationItemChangeNotification, OversizedConfigurationItemChangeNotification,"
            + " ScheduledNotification, ConfigurationSnapshotDeliveryCompleted.");
  }

  @Test
  void anEventThatIsCutOffFailsTheInvocation() {
    ConfigEvent event = scheduled().event();
    event.setInvokingEvent(event.getInvokingEvent().substring(0, 40));

    assertRefused(
        event,
        "invokingEvent: line 1: the text ends before its last bracket; perhaps it was cut off.");
  }

  @Test
  void anEventThatIsNotOfAwsConfigFailsTheInvocation() {
    assertRefused(
        SampleEvent.of("eventbridge-compliance-change.json").event(),
        "invokingEvent: line 1: there is nothing where a JSON object is needed.");
  }

  @Test
  void whatCannotBeReadFailsTheInvocationAfterAllOtherInstancesWerePublished() {
    ConfigInMemory config = ConfigInMemory.takingAll();
    Snapshot blind =
        patched(
            DEMO,
            """
            {"identity": {"roles": {"ReportingInstanceRole": {"known": null, "unreadable":
                {"action": "iam:GetRole", "reason": "access denied"}}}}}
            """);

    assertThatExceptionOfType(IncompleteRun.class)
        .isThrownBy(() -> answer(config, blind, scheduled().event()))
        .withMessage("1 of 6 instances got no verdict: iam:GetRole: access denied.");
    assertThat(config.taken())
        .extracting(Evaluation::resourceId)
        .containsExactly(
            "i-0a1d9f0c5e2b47101",
            "i-0a1d9f0c5e2b47102",
            "i-0a1d9f0c5e2b47104",
            "i-0b2e8d1b6f3c58101",
            "i-0c3f7e2a704d69101");
    assertThat(logged())
        .contains(
            JSON.readTree(
                """
                {"level": "ERROR", "message": "unreadable", "reason": "iam:GetRole: access denied"}
                """));
  }

  @Test
  void instancesThatCannotBeListedFailTheInvocation() {
    Snapshot blind =
        patched(
            HEALTHY,
            """
            {"instances": {"known": null, "unreadable":
                {"action": "ec2:DescribeInstances", "reason": "throttled"}}}
            """);
    ConfigInMemory config = ConfigInMemory.takingAll();

    assertThatExceptionOfType(Ignorance.class)
        .isThrownBy(() -> answer(config, blind, scheduled().event()))
        .withMessage("ec2:DescribeInstances: throttled");
    assertThat(config.calls()).isEmpty();
  }

  @Test
  void evaluationsThatAwsConfigRefusesFailTheInvocation() {
    ConfigInMemory config = new ConfigInMemory(batch -> batch);

    assertThatExceptionOfType(RejectedEvaluations.class)
        .isThrownBy(() -> answer(config, healthy(), scheduled().event()))
        .withMessage(
            "AWS Config refused 1 of 1 evaluations, the first for AWS::EC2::Instance " + ID + ".");
  }

  @Test
  void whatWasPublishedIsLoggedAlsoWhereSomeIsRefused() {
    ConfigInMemory config =
        new ConfigInMemory(batch ->
            batch.stream().filter(e -> e.resourceId().equals("i-0a1d9f0c5e2b47101")).toList());

    assertThatExceptionOfType(RejectedEvaluations.class)
        .isThrownBy(() -> answer(config, patched(DEMO, "{}"), scheduled().event()))
        .withMessage(
            "AWS Config refused 1 of 6 evaluations, the first for AWS::EC2::Instance"
                + " i-0a1d9f0c5e2b47101.");
    assertThat(logged())
        .contains(
            JSON.readTree(
                """
                {"level": "INFO", "message": "published", "instances": 6, "evaluations": 5,
                 "COMPLIANT": 0, "NON_COMPLIANT": 5, "NOT_APPLICABLE": 0}
                """),
            JSON.readTree(
                """
                {"level": "ERROR", "message": "rejected", "evaluations": 1,
                 "reason": "AWS Config refused 1 of 6 evaluations, the first for\
                 AWS::EC2::Instance i-0a1d9f0c5e2b47101."}
                """));
    assertThat(metric("SweepsCompleted")).isZero();
  }

  @Test
  void aRuleThatWasDeletedMeanwhileIsLoggedAndNoFailure() {
    ConfigInMemory config =
        new ConfigInMemory(_ -> {
          throw new RuleDeleted();
        });

    assertThat(answer(config, healthy(), scheduled().event())).isEqualTo("0 evaluations");
    assertThat(logged())
        .last()
        .extracting(line -> line.path("message").asString())
        .isEqualTo("rule deleted");
  }

  @Test
  void aSweepPublishesTheStateOfTheAccountAsMetrics() {
    answer(ConfigInMemory.takingAll(), patched(DEMO, "{}"), scheduled().event());

    assertThat(metric("SweepsCompleted")).isEqualTo(1);
    assertThat(metric("InstancesEvaluated")).isEqualTo(6);
    assertThat(metric("InstancesNonCompliant")).isEqualTo(5);
    assertThat(metric("InstancesNotEvaluated")).isZero();
    assertThat(metrics())
        .filteredOn(line -> line.has("NonCompliant"))
        .extracting(line -> line.path("Check").asString())
        .isSorted()
        .doesNotHaveDuplicates()
        .contains("endpoint-present", "endpoint-ingress");
    assertThat(metrics())
        .allMatch(line -> line.path("RuleName").asString().equals("session-manager-prerequisites"));
  }

  @Test
  void aBlindSweepIsNotCompletedAndNamesTheMissingActionAsAMetric() {
    Snapshot blind =
        patched(
            HEALTHY,
            """
            {"instances": {"known": null, "unreadable":
                {"action": "ec2:DescribeInstances", "reason": "throttled"}}}
            """);

    assertThatExceptionOfType(Ignorance.class)
        .isThrownBy(() -> answer(ConfigInMemory.takingAll(), blind, scheduled().event()));
    assertThat(metric("SweepsCompleted")).isZero();
    assertThat(metrics())
        .filteredOn(line -> line.has("Unreadable"))
        .singleElement()
        .satisfies(line -> {
          assertThat(line.path("Action").asString()).isEqualTo("ec2:DescribeInstances");
          assertThat(line.path("Unreadable").asInt()).isEqualTo(1);
        });
  }

  @Test
  void oneChangedInstanceSaysNothingOfTheAccount() {
    answer(
        ConfigInMemory.takingAll(),
        healthy(),
        SampleEvent.of("config-change.json").withoutParameters().event());

    assertThat(metrics())
        .singleElement()
        .satisfies(line -> {
          assertThat(line.propertyNames()).contains("Duration", "Calls", "InstancesNotEvaluated");
          assertThat(line.propertyNames()).doesNotContain("InstancesEvaluated", "SweepsCompleted");
        });
  }

  @Test
  void theLogSaysWhatCameAndWhatWasPublishedAndNeverTheToken() {
    answer(
        ConfigInMemory.takingAll(),
        healthy(),
        SampleEvent.of("config-change.json").withoutParameters().event());

    assertThat(logged())
        .filteredOn(line -> !line.has("_aws"))
        .containsExactly(
            JSON.readTree(
                """
                {"level": "INFO", "message": "received", "kind": "Changed",
                 "resourceType": "AWS::EC2::Instance", "resourceId": "i-0a1b2c3d4e5f60718"}
                """),
            JSON.readTree(
                """
                {"level": "INFO", "message": "published", "instances": 1, "evaluations": 1,
                 "COMPLIANT": 1, "NON_COMPLIANT": 0, "NOT_APPLICABLE": 0}
                """));
  }

  @ParameterizedTest
  @MethodSource("spoiltEvents")
  void noFailureShowsTheToken(ConfigEvent event) {
    ConfigInMemory refusing = new ConfigInMemory(batch -> batch);

    assertThatExceptionOfType(RuntimeException.class)
        .isThrownBy(() -> answer(refusing, healthy(), event))
        .satisfies(thrown -> assertThat(Throwables.getStackTrace(thrown)).doesNotContain(TOKEN));
    assertThat(log.toString(StandardCharsets.UTF_8)).doesNotContain(TOKEN);
  }

  static Stream<ConfigEvent> spoiltEvents() {
    return Stream.of(
        scheduled().event(),
        scheduled().replacing("ScheduledNotification", "Nothing").event(),
        SampleEvent.of("config-scheduled.json").event());
  }

  private void assertRefused(ConfigEvent event, String sentence) {
    ConfigInMemory config = ConfigInMemory.takingAll();

    assertThatExceptionOfType(BadInput.class)
        .isThrownBy(() -> answer(config, healthy(), event))
        .withMessage(sentence);
    assertThat(config.calls()).isEmpty();
    assertThat(accounts).isEmpty();
  }

  private String answer(ConfigInMemory config, Snapshot snapshot, ConfigEvent event) {
    PrintStream out = new PrintStream(log, true, StandardCharsets.UTF_8);
    return new ConfigRuleHandler(
            account -> {
              accounts.add(account);
              return (_, _) -> snapshot;
            },
            config,
            out,
            InstantSource.fixed(NOW),
            _ -> {})
        .handleRequest(event, LambdaContext.of(REQUEST));
  }

  private List<JsonNode> logged() {
    String text = log.toString(StandardCharsets.UTF_8);
    assertThat(text).doesNotContain(TOKEN);
    List<JsonNode> lines = text.lines().map(JSON::readTree).toList();
    assertThat(lines).allMatch(line -> line.has("level") && line.has("message"));
    // On every line, and so left out of what is compared.
    lines.forEach(
        line -> assertThat(((ObjectNode) line).remove("requestId").asString()).isEqualTo(REQUEST));
    return lines;
  }

  private List<JsonNode> metrics() {
    List<JsonNode> lines = logged().stream().filter(line -> line.has("_aws")).toList();
    lines.forEach(EmbeddedMetrics::assertValid);
    return lines;
  }

  private int metric(String name) {
    return metrics().stream()
        .filter(line -> line.has(name))
        .map(line -> line.required(name).intValue())
        .reduce((_, _) -> fail("more than one " + name))
        .orElseThrow();
  }

  private static SampleEvent scheduled() {
    return SampleEvent.of("config-scheduled.json").withoutParameters();
  }

  // The healthy account, its instance under the id that the sample events name.
  private static Snapshot healthy() {
    return snapshot(text(HEALTHY).replace("i-web", ID));
  }

  private static Snapshot patched(Path file, String patch) {
    JsonNode tree = new MergePatch(JSON.readTree(patch)).on(JSON.readTree(text(file)));
    return snapshot(JSON.writeValueAsString(tree));
  }

  private static Snapshot snapshot(String text) {
    return SnapshotFile.read(
        new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "snapshot");
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
