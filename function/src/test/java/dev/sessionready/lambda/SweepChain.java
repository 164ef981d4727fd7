package dev.sessionready.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.ConfigEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import dev.sessionready.json.ContinuedSweepText;
import dev.sessionready.rule.ConfigService;
import dev.sessionready.rule.ContinuedSweep;
import dev.sessionready.rule.ReportStore;
import dev.sessionready.rule.Source;
import dev.sessionready.rule.SweepQueue;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The two functions that sweep, with the queue between them, in memory. */
final class SweepChain implements SweepQueue {

  static final String TOKEN = "eyJlbmNyeXB0ZWREYXRhIjoi-opaque";

  /** The moment of the sweep. */
  static final Instant AT = Instant.parse("2026-11-20T03:00:00.373Z");

  private static final JsonMapper JSON = new JsonMapper();

  private final ByteArrayOutputStream log = new ByteArrayOutputStream();
  private final Deque<String> waiting = new ArrayDeque<>();
  private final List<String> sent = new ArrayList<>();
  private final Set<String> known = new HashSet<>();
  private final Sweeper sweeper;
  private final SweepHandler handler;
  private final Supplier<Duration> left;

  /**
   * @param left how much time an invocation has whenever it asks
   */
  SweepChain(
      Source source,
      ConfigService config,
      @Nullable ReportStore reports,
      int portion,
      Supplier<Duration> left) {
    this.left = left;
    this.sweeper =
        new Sweeper(
            _ -> source,
            config,
            reports,
            this,
            portion,
            new PrintStream(log, true, StandardCharsets.UTF_8),
            InstantSource.fixed(AT),
            _ -> {});
    this.handler = new SweepHandler(sweeper);
  }

  /** One in which no invocation has time for a second portion. */
  static SweepChain inAHurry(Source source, ConfigService config, int portion) {
    return new SweepChain(source, config, null, portion, () -> Duration.ofSeconds(10));
  }

  @Override
  public void send(ContinuedSweep rest) {
    if (known.add(rest.id())) {
      String body = ContinuedSweepText.write(rest);
      sent.add(body);
      waiting.add(body);
    }
  }

  /** AWS Config asks for a sweep. */
  String begin() {
    ConfigEvent event = new ConfigEvent();
    event.setAccountId("123456789012");
    event.setConfigRuleName("session-manager-ready");
    event.setResultToken(TOKEN);
    event.setRuleParameters("{\"graceMinutes\": \"20\"}");
    event.setInvokingEvent(
        """
        {"awsAccountId": "123456789012", "notificationCreationTime": "%s",
         "messageType": "ScheduledNotification", "recordVersion": "1.0"}
        """
            .formatted(AT));
    return new ConfigRuleHandler(sweeper).handleRequest(event, context());
  }

  /** SQS delivers what waits, until nothing does. */
  void finish() {
    while (!waiting.isEmpty()) {
      deliver(waiting.peek(), 1);
      waiting.remove();
    }
  }

  /** SQS delivers one message. */
  void deliver(String body, int receives) {
    deliver(body, receives, handler);
  }

  /** The same to a process that has just begun. */
  void deliverToAnother(String body) {
    deliver(body, 1, new SweepHandler(sweeper));
  }

  /** The same to some process. */
  void deliver(String body, int receives, SweepHandler to) {
    SQSMessage message = new SQSMessage();
    message.setBody(body);
    message.setMessageId("message");
    message.setAttributes(Map.of("ApproximateReceiveCount", Integer.toString(receives)));
    SQSEvent event = new SQSEvent();
    event.setRecords(List.of(message));
    to.handleRequest(event, context());
  }

  private Context context() {
    return LambdaContext.of("request", left);
  }

  /** The bodies of all messages so far. */
  List<String> sent() {
    return List.copyOf(sent);
  }

  String log() {
    return log.toString(StandardCharsets.UTF_8);
  }

  /** Every value of a metric, in the order of the log. */
  List<Long> metric(String name) {
    return log()
        .lines()
        .map(JSON::readTree)
        .filter(line -> line.has("_aws"))
        .flatMap(line -> line.optional(name).stream())
        .map(JsonNode::longValue)
        .toList();
  }
}
