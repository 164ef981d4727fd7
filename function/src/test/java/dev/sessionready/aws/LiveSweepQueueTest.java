package dev.sessionready.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sessionready.json.ContinuedSweepText;
import dev.sessionready.rule.ContinuedSweep;
import dev.sessionready.rule.HandOverFailed;
import dev.sessionready.rule.SweepProgress;
import dev.sessionready.rule.SweepRequest;
import dev.sessionready.rule.SweepTotals;
import dev.sessionready.wire.Moto;
import dev.sessionready.wire.Stubs;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

@Tag("wire")
class LiveSweepQueueTest {

  private static final String TOKEN = "eyJlbmNyeXB0ZWREYXRhIjoi-opaque";

  @RegisterExtension static final Moto MOTO = Moto.emptyForEachTest();

  @Test
  void whatIsLeftTwiceIsThereOnceAndComesBackAsItWas() {
    try (SqsClient sqs = MOTO.administrator().alike("sqs", SqsClient.builder())) {
      String url =
          sqs.createQueue(request ->
                  request
                      .queueName("rest.fifo")
                      .attributes(Map.of(QueueAttributeName.FIFO_QUEUE, "true")))
              .queueUrl();
      LiveSweepQueue queue = new LiveSweepQueue(MOTO.clients(), url);
      ContinuedSweep rest = rest(3, "the-page");

      queue.send(rest);
      queue.send(rest);

      assertThat(
              sqs.receiveMessage(request -> request.queueUrl(url).maxNumberOfMessages(10))
                  .messages())
          .extracting(Message::body)
          .map(ContinuedSweepText::read)
          .containsExactly(rest);
    }
  }

  @Test
  void aQueueThatRefusesIsSaidWithoutTheTokenAndWithoutACause() {
    MOTO.wire()
        .stubFor(
            Stubs.target("AmazonSQS.SendMessage")
                .willReturn(Stubs.jsonError(400, "AccessDeniedException")));
    LiveSweepQueue queue =
        new LiveSweepQueue(MOTO.clients(), "https://sqs.eu-west-1.amazonaws.com/1/rest.fifo");

    assertThatExceptionOfType(HandOverFailed.class)
        .isThrownBy(() -> queue.send(rest(1, null)))
        .withMessage("The rest of the sweep was not handed on: sqs:SendMessage: access denied.")
        .withNoCause();
  }

  @Test
  void portionsAndSweepsAndRulesHaveNamesOfTheirOwn() {
    assertThat(rest(1, "a").id()).isEqualTo(rest(1, "b").id()).isNotEqualTo(rest(2, "a").id());
    assertThat(rest(1, "a").toString()).doesNotContain(TOKEN);
  }

  private static ContinuedSweep rest(int portions, @Nullable String from) {
    return new ContinuedSweep(
        new SweepRequest(
            "111122223333",
            "session-manager-ready",
            Instant.parse("2026-11-20T03:00:00.373Z"),
            Map.of("failAt", "LOW"),
            TOKEN),
        new SweepProgress(
            portions,
            SweepProgress.Stage.INSTANCES,
            from,
            new SweepTotals(
                5,
                4,
                3,
                1,
                false,
                new TreeMap<>(Map.of("agent-online", 3L)),
                new TreeMap<>(Map.of("ssm:GetDocument", 1L)),
                new TreeSet<>(Set.of("ssm:GetDocument: throttled")))));
  }
}
