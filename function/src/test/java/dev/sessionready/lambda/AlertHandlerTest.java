package dev.sessionready.lambda;

import static dev.sessionready.rule.ComplianceType.COMPLIANT;
import static dev.sessionready.rule.ComplianceType.NON_COMPLIANT;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import dev.sessionready.json.RequestId;
import dev.sessionready.model.Snapshot;
import dev.sessionready.rule.RuleParameters;
import dev.sessionready.rule.Scope;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AlertHandlerTest {

  private static final String FIRST = Fleet.NOT_READY.getFirst();

  private final AlertTopicInMemory topic = new AlertTopicInMemory();
  private final AlertStoreInMemory store = new AlertStoreInMemory(Duration.ofHours(24));
  private final ByteArrayOutputStream log = new ByteArrayOutputStream();
  private final List<Scope> looked = new ArrayList<>();
  private boolean wantRecoveries = true;
  private Instant now = Instant.parse("2026-11-20T03:00:00Z");

  @Test
  void aThousandChangesWithFourCausesMakeFourMessages() {
    SQSBatchResponse response = handle(Fleet.notReady(250), changes(250));

    assertThat(Batch.failed(response)).isEmpty();
    assertThat(topic.subjects).hasSize(4).allMatch(subject -> subject.startsWith("250 instances"));
    assertThat(topic.subjects)
        .extracting(subject -> subject.replaceAll("250 instances: ([a-z-]+).*", "$1"))
        .containsExactlyInAnyOrderElementsOf(Fleet.CHECKS);
    assertThat(looked).hasSize(1);
  }

  @Test
  void aPoisonMessageIsGivenBackAndKeepsNoneWaiting() {
    Batch batch = changes(1).and("poison", "{\"hello\": \"world\"}").and("garbage", "garbage");

    assertThat(Batch.failed(handle(Fleet.notReady(1), batch))).containsExactly("poison", "garbage");
    assertThat(topic.subjects).hasSize(4);
    assertThat(logged()).contains("\"message\":\"poison\"", "the field \\\"detail-type\\\"");
  }

  @Test
  void aMessageThatWouldSpoilTheLookFailsItselfAndNotItsBatch() {
    String body =
        Batch.empty()
            .and(NON_COMPLIANT, "agent-online", List.of(FIRST))
            .messages()
            .getFirst()
            .getBody();
    Batch batch =
        changes(1)
            .and("none", body.replace(FIRST, ""))
            .and("every", body.replace(FIRST, "*"))
            .and("long", body.replace(FIRST, "i-" + "0".repeat(800)))
            .and("number", body.replace("\"ap-northeast-1\"", "1e99999999999"))
            .and("nothing", null);

    assertThat(Batch.failed(handle(Fleet.notReady(1), batch)))
        .containsExactly("none", "every", "long", "number", "nothing");
    assertThat(topic.subjects).hasSize(4);
  }

  @Test
  void aMessageOfAnotherRegionDoesNotDecideWhereTheOthersAreLookedAt() {
    String body =
        Batch.empty()
            .and(NON_COMPLIANT, "agent-online", List.of("i-elsewhere"))
            .messages()
            .getFirst()
            .getBody()
            .replace("ap-northeast-1", "eu-west-1");
    Batch batch =
        Batch.empty().and("elsewhere", body).and(NON_COMPLIANT, "agent-online", List.of(FIRST));

    assertThat(Batch.failed(handle(Fleet.DEMO, batch))).isEmpty();
    assertThat(looked)
        .containsExactly(new Scope.Only(Set.of("i-elsewhere")), new Scope.Only(Set.of(FIRST)));
  }

  @Test
  void aBatchOfPoisonAsksAwsNothing() {
    assertThat(Batch.failed(handle(Fleet.DEMO, Batch.empty().and("poison", "{}"))))
        .containsExactly("poison");
    assertThat(looked).isEmpty();
  }

  @Test
  void aChangeOfAnotherRuleIsPoison() {
    Batch ours = Batch.empty().and(NON_COMPLIANT, "agent-online", List.of(FIRST));
    String body = ours.messages().getFirst().getBody().replace(Batch.RULE, "another-rule");

    assertThat(Batch.failed(handle(Fleet.DEMO, Batch.empty().and("m-1", body))))
        .containsExactly("m-1");
    assertThat(topic.subjects).isEmpty();
  }

  @Test
  void anInstanceThatIsReadyByNowIsLeftOut() {
    Batch batch = Batch.empty().and(NON_COMPLIANT, "agent-online", List.of(Fleet.READY, FIRST));

    assertThat(Batch.failed(handle(Fleet.DEMO, batch))).isEmpty();
    assertThat(topic.subjects).singleElement().asString().startsWith(FIRST + ": instance-egress");
  }

  @Test
  void anInstanceThatIsGoneByNowIsLeftOut() {
    Batch batch = Batch.empty().and(NON_COMPLIANT, "agent-online", List.of("i-gone"));

    assertThat(Batch.failed(handle(Fleet.DEMO, batch))).isEmpty();
    assertThat(topic.subjects).isEmpty();
  }

  @Test
  void onlyInstancesOfTheBatchArePublished() {
    handle(Fleet.DEMO, Batch.empty().and(NON_COMPLIANT, "instance-egress", List.of(FIRST)));

    assertThat(looked).containsExactly(new Scope.Only(Set.of(FIRST)));
    assertThat(topic.subjects).hasSize(1);
  }

  @Test
  void instancesThatCannotBeJudgedArePublishedByTheirAnnotationsOneMessageForEachCheck() {
    Batch batch =
        Batch.empty()
            .and(NON_COMPLIANT, "agent-online", List.of("i-1", "i-2"))
            .and(NON_COMPLIANT, "endpoint-present", List.of("i-3"))
            .and(NON_COMPLIANT, "No Check", List.of("i-4"));

    assertThat(Batch.failed(handle(Fleet.unseen(), batch))).isEmpty();
    assertThat(topic.subjects)
        .containsExactlyInAnyOrder(
            "2 instances: agent-online", "i-3: endpoint-present", "i-4: unknown");
    assertThat(topic.messages).anyMatch(message -> message.contains("No Check: told by the rule"));
  }

  @Test
  void aCauseThatCannotBePublishedFailsItsOwnMessagesAndNoOther() {
    topic.refused = "endpoint-present";

    List<String> failed = Batch.failed(handle(Fleet.notReady(3), changes(3)));

    assertThat(failed)
        .containsExactlyInAnyOrderElementsOf(Fleet.copiesOf(Fleet.NOT_READY.get(2), 3));
    assertThat(topic.subjects).hasSize(3);
    assertThat(logged()).contains("sns:Publish: denied");
  }

  @Test
  void whatCouldNotBePublishedIsPublishedWhenItIsDeliveredAgain() {
    topic.refused = "endpoint-present";
    handle(Fleet.notReady(3), changes(3));
    topic.refused = "nothing is refused";

    assertThat(Batch.failed(handle(Fleet.notReady(3), changes(3)))).isEmpty();
    assertThat(topic.subjects).hasSize(4);
    assertThat(topic.subjects.getLast()).startsWith("3 instances: endpoint-present");
  }

  @Test
  void aCauseThatSomebodyElseIsSentIsTriedAgain() {
    handle(Fleet.DEMO, Batch.empty().and(NON_COMPLIANT, "instance-egress", List.of(FIRST)));
    store.claimed.addAll(store.published.keySet());
    store.published.clear();

    Batch batch = Batch.empty().and(NON_COMPLIANT, "instance-egress", List.of(FIRST));
    assertThat(Batch.failed(handle(Fleet.DEMO, batch))).containsExactly(FIRST);
    assertThat(topic.subjects).hasSize(1);
  }

  @Test
  void whatWasPublishedIsNotPublishedAgainBecauseItCouldNotBeNoted() {
    store.writable = false;

    assertThat(Batch.failed(handle(Fleet.notReady(2), changes(2)))).isEmpty();
    assertThat(topic.subjects).hasSize(4);
    assertThat(logged()).contains("\"message\":\"unnoted\"", "dynamodb:UpdateItem: denied");
  }

  @Test
  void aSharedCauseIsFoldedWithinTheQuietPeriodAndOneOfOtherInstancesAloneIsPublished() {
    handle(Fleet.notReady(2), changes(1));
    now = now.plus(Duration.ofHours(23));
    SQSBatchResponse response = handle(Fleet.notReady(2), changes(2));

    assertThat(Batch.failed(response)).isEmpty();
    assertThat(topic.subjects).hasSize(5);
    assertThat(topic.subjects.getLast()).isEqualTo("2 instances: agent-online");
  }

  @Test
  void afterTheQuietPeriodACauseIsPublishedWithSinceWhenAndHowManyJoined() {
    handle(Fleet.notReady(40), changes(12));
    handle(Fleet.notReady(40), changes(40));
    now = now.plus(Duration.ofHours(24));
    handle(Fleet.notReady(40), changes(1));

    assertThat(topic.messages.subList(5, topic.messages.size()))
        .filteredOn(message -> !message.contains("agent-online"))
        .hasSize(3)
        .allMatch(message ->
            message.contains("first at 2026-11-20T03:00:00Z") && message.contains("40 instances"));
  }

  @Test
  void recoveriesAreOneMessageOfThoseThatAreStillReady() {
    Batch batch = Batch.empty().and(COMPLIANT, "annotated", List.of(Fleet.READY, FIRST, "i-gone"));

    assertThat(Batch.failed(handle(Fleet.DEMO, batch))).isEmpty();
    assertThat(topic.subjects).containsExactly(Fleet.READY + " recovered");
    assertThat(store.published).isEmpty();
  }

  @Test
  void aCauseThatIsFixedAndComesBackWithinTheQuietPeriodIsSentAgain() {
    handle(Fleet.notReady(3), changes(3));
    handle(Fleet.notReady(3), changes(3));
    assertThat(topic.subjects).hasSize(4);

    handle(Fleet.notReady(3), recoveries(Fleet.NOT_READY.get(2), 3));
    handle(Fleet.notReady(3), changes(3));

    assertThat(topic.subjects).hasSize(5);
    assertThat(topic.subjects.getLast()).startsWith("3 instances: endpoint-present");
    assertThat(topic.messages.getLast()).doesNotContain("Sent before");
  }

  @Test
  void aCauseThatOneOfItsInstancesStillHasIsNotNewWhenTheOthersHaveItAgain() {
    handle(Fleet.notReady(3), changes(3));
    handle(Fleet.notReady(3), recoveries(Fleet.NOT_READY.get(2), 2));
    handle(Fleet.notReady(3), changes(3));

    assertThat(topic.subjects).hasSize(4);
  }

  @Test
  void whatIsGoneHoldsNoCauseBackEither() {
    handle(Fleet.notReady(1), changes(1));
    String body =
        Batch.empty()
            .and(NON_COMPLIANT, "gone", Fleet.copiesOf(FIRST, 1))
            .messages()
            .getFirst()
            .getBody()
            .replace("NON_COMPLIANT", "NOT_APPLICABLE");
    looked.clear();
    handle(Fleet.notReady(1), Batch.empty().and("gone", body));
    assertThat(looked).isEmpty();
    handle(Fleet.notReady(1), changes(1));

    assertThat(topic.subjects).hasSize(5);
  }

  @Test
  void aRecoveryThatCannotBeNotedIsTriedAgain() {
    store.writable = false;
    Batch batch = Batch.empty().and(COMPLIANT, "annotated", List.of(Fleet.READY));

    assertThat(Batch.failed(handle(Fleet.DEMO, batch))).containsExactly(Fleet.READY);
    assertThat(logged()).contains("dynamodb:Query: denied");
  }

  @Test
  void whereRecoveriesAreNotWantedTheyAreNotedAndNeitherLookedAtNorSent() {
    handle(Fleet.notReady(1), changes(1));
    looked.clear();
    wantRecoveries = false;
    handle(Fleet.notReady(1), recoveries(Fleet.NOT_READY.get(2), 1));

    assertThat(topic.subjects).hasSize(4);
    assertThat(looked).isEmpty();
    handle(Fleet.notReady(1), changes(1));
    assertThat(topic.subjects).hasSize(5);
  }

  @Test
  void messagesCarryWhatSubscriptionsFilterBy() {
    handle(Fleet.DEMO, Batch.empty().and(NON_COMPLIANT, "instance-egress", List.of(FIRST)));

    assertThat(topic.attributes)
        .containsExactly(
            Map.of(
                "account", "111122223333",
                "region", "ap-northeast-1",
                "check", "instance-egress",
                "severity", "CRITICAL"));
  }

  @Test
  void nothingIsNotedAsSentWhileNobodyHasConfirmedASubscription() {
    topic.awaiting = true;
    Batch batch = changes(1).and("deployment", Batch.deployment("CREATE_COMPLETE"));

    assertThat(Batch.failed(handle(Fleet.notReady(1), batch))).containsExactly("deployment");
    assertThat(topic.subjects).isEmpty();
    assertThat(looked).isEmpty();
    assertThat(logged()).contains("\"message\":\"held\"", "\"AlertsReturned\":0");

    topic.awaiting = false;
    Batch again = Batch.empty().and("deployment", Batch.deployment("CREATE_COMPLETE"));
    assertThat(Batch.failed(handle(Fleet.notReady(1), again))).isEmpty();
    assertThat(topic.subjects).hasSize(5);
    assertThat(topic.subjects.getFirst()).isEqualTo("Session Ready: alerts arrive");
    assertThat(looked).containsExactly(new Scope.Everything());
  }

  @Test
  void whatWasSentIsNotRepeatedByTheNextDeploymentWhichOnlySaysThatAlertsArrive() {
    handle(Fleet.notReady(1), changes(1));
    looked.clear();
    handle(Fleet.notReady(1), Batch.empty().and("deployment", Batch.deployment("UPDATE_COMPLETE")));

    assertThat(topic.subjects).hasSize(5);
    assertThat(topic.subjects.getLast()).isEqualTo("Session Ready: alerts arrive");
    assertThat(topic.attributes.getLast()).containsOnlyKeys("account", "region");
    assertThat(looked).isEmpty();
  }

  @Test
  void aDeploymentThatWasHeldBringsUpWhatIsWrong() {
    Batch batch = Batch.empty().and("deployment", Batch.deployment("UPDATE_COMPLETE"));
    batch.messages().getFirst().setAttributes(Map.of("ApproximateReceiveCount", "7"));
    handle(Fleet.notReady(1), batch);

    assertThat(topic.subjects).hasSize(5);
  }

  @Test
  void aHeartbeatThatCannotBePublishedIsTriedAgain() {
    topic.refused = "alerts arrive";
    Batch batch = Batch.empty().and("deployment", Batch.deployment("UPDATE_COMPLETE"));

    assertThat(Batch.failed(handle(Fleet.DEMO, batch))).containsExactly("deployment");
    assertThat(logged()).contains("\"AlertsReturned\":1");
  }

  @Test
  void whatIsGivenBackIsCounted() {
    topic.refused = "endpoint-present";
    handle(Fleet.notReady(3), changes(3).and("poison", "{}"));

    assertThat(logged()).contains("\"AlertsReturned\":4", "\"RuleName\":\"" + Batch.RULE);
  }

  @Test
  void theLinesOfABatchCarryTheIdOfItsRequest() {
    RequestId.in(
        "c6af9ac6-7b61-11e6-9a41-93e8deadbeef", () -> handle(Fleet.notReady(1), changes(1)));

    assertThat(logged().lines())
        .isNotEmpty()
        .allMatch(line -> line.contains("\"requestId\":\"c6af9ac6-7b61-11e6-9a41-93e8deadbeef\""));
  }

  @Test
  void aRecoveryThatCannotBePublishedFailsItsOwnMessages() {
    topic.refused = "recovered";
    Batch batch =
        Batch.empty()
            .and(COMPLIANT, "annotated", List.of(Fleet.READY))
            .and(NON_COMPLIANT, "instance-egress", List.of(FIRST));

    assertThat(Batch.failed(handle(Fleet.DEMO, batch))).containsExactly(Fleet.READY);
    assertThat(topic.subjects).hasSize(1);
  }

  private static Batch recoveries(String like, int copies) {
    return Batch.empty().and(COMPLIANT, "annotated", Fleet.copiesOf(like, copies));
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
        new AlertSettings(
            Batch.RULE,
            RuleParameters.DEFAULTS,
            "topic",
            "table",
            Duration.ofHours(24),
            wantRecoveries,
            null);
    return new AlertHandler(
            settings,
            _ ->
                (scope, _) -> {
                  looked.add(scope);
                  return snapshot;
                },
            topic,
            store,
            () -> now,
            new PrintStream(log, true, StandardCharsets.UTF_8))
        .answer(batch.event());
  }

  private String logged() {
    return log.toString(StandardCharsets.UTF_8);
  }
}
