package dev.sessionready.lambda;

import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static dev.sessionready.rule.ComplianceType.NON_COMPLIANT;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import dev.sessionready.aws.LiveAlertTopic;
import dev.sessionready.aws.client.Clients;
import dev.sessionready.model.Snapshot;
import dev.sessionready.rule.Source;
import dev.sessionready.wire.Moto;
import dev.sessionready.wire.Queues;
import dev.sessionready.wire.Queues.Message;
import dev.sessionready.wire.SentAlertsTable;
import dev.sessionready.wire.Stubs;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The notifier over the real SDK, telling a topic and keeping a table that moto plays. */
@Tag("wire")
class AlertsOnTheWireTest {

  @RegisterExtension static final Moto MOTO = Moto.emptyForEachTest();

  private static final Instant NOW = Instant.parse("2026-11-20T03:00:00Z");

  private Clients clients;
  private String topic;

  @BeforeEach
  void makeTheTopicAndTheTable() {
    clients = MOTO.clients();
    topic = clients.sns().createTopic(request -> request.name("notices")).topicArn();
    SentAlertsTable.make(clients);
  }

  @Test
  void aThousandChangesWithFourCausesArePublishedInFourMessagesAndNotOnceMore() {
    assertThat(Batch.failed(handle(Fleet.notReady(250), changes(250)))).isEmpty();
    assertThat(Batch.failed(handle(Fleet.notReady(250), changes(250)))).isEmpty();

    assertThat(published()).hasSize(4);
  }

  @Test
  void whatIsPublishedIsForMailAndForChat() {
    handle(Fleet.notReady(1), changes(1));

    JsonNode message = new JsonMapper().readTree(published().getFirst());
    assertThat(message.path("email").asString()).contains("Account 111122223333");
    assertThat(
            new JsonMapper().readTree(message.path("https").asString()).path("source").asString())
        .isEqualTo("custom");
  }

  @Test
  void aTopicWhoseOnlySubscriptionIsPendingIsAwaitingConfirmation() {
    LiveAlertTopic live = new LiveAlertTopic(clients, topic);
    assertThat(live.isAwaitingConfirmation()).isFalse();

    counts(0, 1);
    assertThat(live.isAwaitingConfirmation()).isTrue();
    counts(1, 1);
    assertThat(live.isAwaitingConfirmation()).isFalse();
    MOTO.wire()
        .stubFor(
            Stubs.action("GetTopicAttributes")
                .willReturn(Stubs.queryError(403, "AuthorizationError")));
    assertThat(live.isAwaitingConfirmation()).isFalse();
  }

  @Test
  void whatSubscriptionsFilterByIsOnTheWire() {
    handle(Fleet.notReady(1), changes(1));

    assertThat(
            MOTO.wire()
                .findAll(
                    postRequestedFor(anyUrl())
                        .withFormParam("Action", equalTo("Publish"))
                        .withFormParam("MessageAttributes.entry.1.Name", equalTo("account"))
                        .withFormParam(
                            "MessageAttributes.entry.1.Value.StringValue",
                            equalTo("111122223333"))))
        .hasSize(4);
  }

  private static void counts(int confirmed, int pending) {
    MOTO.wire()
        .stubFor(
            Stubs.action("GetTopicAttributes")
                .willReturn(
                    Stubs.xml(
                        """
                        <GetTopicAttributesResponse><GetTopicAttributesResult><Attributes>
                          <entry><key>SubscriptionsConfirmed</key><value>%d</value></entry>
                          <entry><key>SubscriptionsPending</key><value>%d</value></entry>
                        </Attributes></GetTopicAttributesResult></GetTopicAttributesResponse>
                        """
                            .formatted(confirmed, pending))));
  }

  @Test
  void whatCouldNotBePublishedIsReleasedAndPublishedWhenDeliveredAgain() {
    StubMapping denyReason =
        MOTO.wire()
            .stubFor(
                Stubs.action("Publish")
                    .withFormParam("Subject", containing("endpoint-present"))
                    .willReturn(Stubs.queryError(403, "AuthorizationError")));
    assertThat(Batch.failed(handle(Fleet.notReady(2), changes(2))))
        .containsExactlyInAnyOrderElementsOf(Fleet.copiesOf(Fleet.NOT_READY.get(2), 2));

    MOTO.wire().removeStub(denyReason);
    MOTO.wire().resetRequests();
    assertThat(Batch.failed(handle(Fleet.notReady(2), changes(2)))).isEmpty();
    assertThat(published()).hasSize(1);
  }

  @Test
  void aPoisonMessageEndsInTheDeadChangeQueueAndBlocksNone() {
    Queues queues = new Queues(MOTO.address());
    String deadLetters = queues.make("dead-letters");
    // As many receives as the stack allows.
    String waiting = queues.make("changes", deadLetters, 3);
    List<String> bodies = changes(1).messages().stream().map(SQSMessage::getBody).toList();
    queues.send(waiting, bodies.getFirst());
    queues.send(waiting, "poison");
    bodies.stream().skip(1).forEach(body -> queues.send(waiting, body));

    int deliveries = 0;
    for (List<Message> batch = queues.receive(waiting);
        !batch.isEmpty();
        batch = queues.receive(waiting)) {
      deliver(queues, waiting, batch);
      deliveries++;
      assertThat(published()).hasSize(4);
      assertThat(deliveries).isLessThan(10);
    }

    assertThat(deliveries).isEqualTo(3);
    assertThat(queues.receive(deadLetters)).extracting(Message::body).containsExactly("poison");
  }

  // As Lambda does: what the function does not name as failed is deleted.
  private void deliver(Queues queues, String queue, List<Message> messages) {
    Batch batch = Batch.empty();
    for (Message message : messages) {
      batch = batch.and(message.id(), message.body());
    }
    List<String> failed = Batch.failed(handle(Fleet.notReady(1), batch));
    messages.stream()
        .filter(message -> !failed.contains(message.id()))
        .forEach(message -> queues.delete(queue, message));
  }

  private static Batch changes(int copies) {
    Batch batch = Batch.empty();
    for (int i = 0; i < Fleet.NOT_READY.size(); i++) {
      batch =
          batch.and(
              NON_COMPLIANT, Fleet.CHECKS.get(i), Fleet.copiesOf(Fleet.NOT_READY.get(i), copies));
    }
    return batch;
  }

  private SQSBatchResponse handle(Snapshot snapshot, Batch batch) {
    AlertSettings settings =
        AlertSettings.from(
            Map.of(
                "RULE_NAME",
                Batch.RULE,
                "RULE_PARAMETERS",
                "{}",
                "TOPIC_ARN",
                topic,
                "TABLE_NAME",
                SentAlertsTable.NAME,
                "QUIET_HOURS",
                "24"));
    Source source = (_, _) -> snapshot;
    return new AlertHandler(settings, _ -> source, clients, () -> NOW, silent())
        .answer(batch.event());
  }

  private static List<String> published() {
    return MOTO
        .wire()
        .findAll(postRequestedFor(anyUrl()).withFormParam("Action", equalTo("Publish")))
        .stream()
        .map(request -> request.formParameter("Message").firstValue())
        .toList();
  }

  private static PrintStream silent() {
    return new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
  }
}
