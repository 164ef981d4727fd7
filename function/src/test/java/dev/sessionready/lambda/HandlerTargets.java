package dev.sessionready.lambda;

import com.amazonaws.services.lambda.runtime.events.ConfigEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.sessionready.fuzz.FuzzTarget;
import dev.sessionready.fuzz.JsonMutations;
import dev.sessionready.fuzz.StoredInputs;
import dev.sessionready.rule.RuleParameters;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The handlers, over the bundled account, as Lambda calls them. */
public final class HandlerTargets {

  private static final JsonMapper JSON = new JsonMapper();
  private static final Instant NOW = Instant.parse("2026-11-20T03:00:00Z");

  private static final List<String> WORDS =
      Stream.concat(
              StoredInputs.WORDS.stream(),
              Stream.of(
                  "AWS::EC2::Instance",
                  "AWS::EC2::Subnet",
                  "ScheduledNotification",
                  "OK",
                  "ResourceDeleted",
                  "failAt",
                  "unverifiable",
                  "excludeTag",
                  "language",
                  "ja",
                  "COMPLIANT",
                  "HIGH",
                  "NOT_APPLICABLE",
                  Fleet.READY,
                  "session-manager-ready"))
          .toList();

  private HandlerTargets() {}

  /** All of them. */
  public static List<FuzzTarget> all() {
    return List.of(new Events(), new Parameters(), new Batches());
  }

  /** The events by which AWS Config invokes the rule. */
  private record Events() implements FuzzTarget {

    private static final List<String> STORED =
        StoredInputs.events("config-").stream()
            .map(text -> JSON.readTree(text).path("invokingEvent").asString(""))
            .toList();

    @Override
    public String name() {
      return "Config event";
    }

    @Override
    public String input(Random random) {
      return new JsonMutations(random, WORDS).mutated(STORED.get(random.nextInt(STORED.size())));
    }

    @Override
    public List<String> read(String input) {
      return invoke(input, "{}");
    }
  }

  /** The parameters of the rule. */
  private record Parameters() implements FuzzTarget {

    private static final List<String> STORED =
        List.of(
            "{}",
            "{\"failAt\":\"HIGH\",\"unverifiable\":\"COMPLIANT\",\"excludeTag\":\"team=x\"}",
            "{\"requireLogging\":\"s3\",\"requireEncryption\":\"true\",\"language\":\"ja\"}",
            "{\"liveStatus\":\"doubtful\",\"minAgentVersion\":\"3.3.987.0\",\"graceMinutes\":\"15\"}",
            "{\"sessionDocument\":\"SSM-SessionManagerRunShell\",\"evaluateStopped\":\"true\"}");

    @Override
    public String name() {
      return "rule parameters";
    }

    @Override
    public String input(Random random) {
      return new JsonMutations(random, WORDS).mutated(STORED.get(random.nextInt(STORED.size())));
    }

    @Override
    public List<String> read(String input) {
      String sweep =
          """
          {"awsAccountId":"111122223333","notificationCreationTime":"%s",\
          "messageType":"ScheduledNotification"}\
          """
              .formatted(NOW);
      return invoke(sweep, input);
    }
  }

  private static List<String> invoke(String invoking, String parameters) {
    ConfigEvent event = new ConfigEvent();
    event.setAccountId("111122223333");
    event.setConfigRuleName(Batch.RULE);
    event.setResultToken("the-token");
    event.setRuleParameters(parameters);
    event.setInvokingEvent(invoking);
    new ConfigRuleHandler(
            _ -> (_, _) -> Fleet.DEMO,
            new dev.sessionready.demo.ConfigInMemory(),
            new PrintStream(OutputStream.nullOutputStream()),
            () -> NOW,
            _ -> {})
        .answer(event)
        .orThrow();
    return List.of();
  }

  /** What EventBridge puts into the queue, some messages at a time. */
  private record Batches() implements FuzzTarget {

    private static final List<String> STORED =
        Stream.of(
                StoredInputs.events("eventbridge-").stream(),
                Stream.of(Batch.deployment("CREATE_COMPLETE"), Batch.deployment("UPDATE_COMPLETE")),
                Batch.empty()
                    .and(
                        dev.sessionready.rule.ComplianceType.NON_COMPLIANT,
                        "agent-online",
                        Fleet.NOT_READY)
                    .messages()
                    .stream()
                    .map(SQSEvent.SQSMessage::getBody))
            .flatMap(texts -> texts)
            .toList();

    @Override
    public String name() {
      return "SQS batch";
    }

    @Override
    public String input(Random random) {
      JsonMutations mutations = new JsonMutations(random, WORDS);
      List<String> bodies = new ArrayList<>();
      for (int i = 0; i < 1 + random.nextInt(10); i++) {
        String body = STORED.get(random.nextInt(STORED.size()));
        bodies.add(random.nextInt(3) == 0 ? body : mutations.mutated(body));
      }
      return JSON.writeValueAsString(bodies);
    }

    @Override
    public List<String> read(String input) {
      Batch batch = Batch.empty();
      for (JsonNode body : JSON.readTree(input)) {
        batch = batch.and("m-" + batch.messages().size(), body.asString());
      }
      ByteArrayOutputStream log = new ByteArrayOutputStream();
      new AlertHandler(
              new AlertSettings(
                  Batch.RULE,
                  RuleParameters.DEFAULTS,
                  "topic",
                  "table",
                  Duration.ofHours(1),
                  true,
                  null),
              _ -> (_, _) -> Fleet.DEMO,
              new AlertTopicInMemory(),
              new AlertStoreInMemory(Duration.ofHours(1)),
              () -> NOW,
              new PrintStream(log, true, StandardCharsets.UTF_8))
          .answer(batch.event());
      return log.toString(StandardCharsets.UTF_8)
          .lines()
          .map(line -> JSON.readTree(line))
          .flatMap(HandlerTargets::sentence)
          .toList();
    }
  }

  private static Stream<String> sentence(JsonNode line) {
    return switch (line.path("message").asString("")) {
      case "defect" -> throw new IllegalStateException(line.toString());
      case "poison" -> Stream.of(line.path("reason").asString());
      default -> Stream.empty();
    };
  }
}
