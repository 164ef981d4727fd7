package dev.sessionready.aws;

import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sessionready.alerts.AlertStore.Claim;
import dev.sessionready.alerts.AlertStore.SentAlert;
import dev.sessionready.alerts.DeliveryFailed;
import dev.sessionready.aws.client.Clients;
import dev.sessionready.wire.Moto;
import dev.sessionready.wire.SentAlertsTable;
import dev.sessionready.wire.Stubs;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

@Tag("wire")
class LiveAlertStoreTest {

  @RegisterExtension static final Moto MOTO = Moto.emptyForEachTest();

  private static final Instant NOW = Instant.parse("2026-11-20T03:00:00Z");
  private static final Duration QUIET = Duration.ofHours(24);
  private static final String CAUSE = "road-open-1";

  private Clients clients;
  private LiveAlertStore store;

  @BeforeEach
  void makeTheTable() {
    clients = MOTO.clients();
    SentAlertsTable.make(clients);
    store = store(QUIET);
  }

  @Test
  void whatIsNewIsGranted() {
    assertThat(claim(NOW, "i-1")).isEqualTo(new Claim.Granted(null));
  }

  @Test
  void whatSomebodyIsSentIsBusyUntilHisLeaseEnds() {
    claim(NOW, "i-1");

    assertThat(claim(NOW.plusSeconds(599), "i-1")).isEqualTo(new Claim.Busy());
    // So a crash between claim and telling loses nothing.
    assertThat(claim(NOW.plusSeconds(600), "i-1")).isEqualTo(new Claim.Granted(null));
  }

  @Test
  void aCauseThatNoInstanceIsLeftOfIsNewWhenItComesBack() {
    publish(NOW, "i-1", "i-2");
    store.recovered(Set.of("i-1", "i-9"));
    assertThat(claim(NOW.plusSeconds(60), "i-1")).isEqualTo(new Claim.Folded());

    store.recovered(Set.of("i-1"));
    store.recovered(Set.of("i-2"));
    assertThat(claim(NOW.plusSeconds(120), "i-2")).isEqualTo(new Claim.Granted(null));
    store.published(CAUSE, Set.of("i-2"), NOW.plusSeconds(120));
    assertThat(claim(NOW.plusSeconds(180), "i-2")).isEqualTo(new Claim.Folded());
  }

  @Test
  void whereNothingWasSentARecoveryForgetsNothing() {
    store.recovered(Set.of("i-1"));

    assertThat(claim(NOW, "i-1")).isEqualTo(new Claim.Granted(null));
  }

  @Test
  void whatWasReleasedIsGrantedAtOnce() {
    claim(NOW, "i-1");
    store.release(CAUSE);

    assertThat(claim(NOW, "i-1")).isEqualTo(new Claim.Granted(null));
  }

  @Test
  void whatWasPublishedIsFoldedUntilTheQuietPeriodEnds() {
    publish(NOW, "i-1");

    assertThat(claim(NOW.plus(QUIET).minusSeconds(1), "i-1")).isEqualTo(new Claim.Folded());
    assertThat(claim(NOW.plus(QUIET), "i-1")).isInstanceOf(Claim.Granted.class);
  }

  @Test
  void whoeverSendsAgainLearnsSinceWhenAndOfWhichInstances() {
    publish(NOW, "i-1");
    claim(NOW.plusSeconds(60), "i-2", "i-3");
    publish(NOW.plus(QUIET), "i-1", "i-4");

    assertThat(claim(NOW.plus(QUIET).plus(QUIET), "i-5"))
        .isEqualTo(
            new Claim.Granted(
                new SentAlert(NOW, NOW.plus(QUIET), Set.of("i-1", "i-2", "i-3", "i-4"))));
  }

  @Test
  void withoutAQuietPeriodNothingIsFolded() {
    store = store(Duration.ZERO);
    publish(NOW, "i-1");

    assertThat(claim(NOW, "i-1")).isInstanceOf(Claim.Granted.class);
  }

  @Test
  void causesAndRulesArePublishedApart() {
    publish(NOW, "i-1");

    assertThat(store.claim("road-open-2", Set.of("i-1"), NOW)).isEqualTo(new Claim.Granted(null));
    assertThat(
            new LiveAlertStore(clients, SentAlertsTable.NAME, "another-rule", QUIET)
                .claim(CAUSE, Set.of("i-1"), NOW))
        .isEqualTo(new Claim.Granted(null));
  }

  @Test
  void anItemExpiresThirtyDaysAfterItsQuietPeriodAndOneThatWasNeverPublishedWithItsLease() {
    claim(NOW, "i-1");
    assertThat(expiry()).isEqualTo(NOW.plusSeconds(600));

    store.published(CAUSE, Set.of("i-1"), NOW);
    assertThat(expiry()).isEqualTo(NOW.plus(Duration.ofDays(31)));
  }

  @Test
  void anUnreachableTableIsNoLicenceToPublish() {
    MOTO.wire()
        .stubFor(
            Stubs.target("DynamoDB_20120810.UpdateItem")
                .willReturn(Stubs.jsonError(400, "AccessDeniedException")));

    assertThatThrownBy(() -> claim(NOW, "i-1"))
        .isInstanceOf(DeliveryFailed.class)
        .hasMessageStartingWith("dynamodb:UpdateItem: ");
    assertThatThrownBy(() -> store.published(CAUSE, Set.of("i-1"), NOW))
        .isInstanceOf(DeliveryFailed.class);
    assertThatThrownBy(() -> store.release(CAUSE)).isInstanceOf(DeliveryFailed.class);
  }

  @Test
  void nothingButUpdateItemIsAsked() {
    publish(NOW, "i-1");
    claim(NOW, "i-2");
    store.release(CAUSE);

    assertThat(MOTO.wire().findAll(postRequestedFor(anyUrl())))
        .extracting(request -> request.getHeader("X-Amz-Target"))
        .containsOnly("DynamoDB_20120810.CreateTable", "DynamoDB_20120810.UpdateItem");
  }

  private LiveAlertStore store(Duration quiet) {
    return new LiveAlertStore(clients, SentAlertsTable.NAME, "session-manager-ready", quiet);
  }

  private Claim claim(Instant at, String... instanceIds) {
    return store.claim(CAUSE, Set.of(instanceIds), at);
  }

  private void publish(Instant at, String... instanceIds) {
    assertThat(claim(at, instanceIds)).isInstanceOf(Claim.Granted.class);
    store.published(CAUSE, Set.of(instanceIds), at);
  }

  private Instant expiry() {
    Map<String, AttributeValue> item =
        clients
            .dynamoDb()
            .scan(request -> request.tableName(SentAlertsTable.NAME))
            .items()
            .getFirst();
    return Instant.ofEpochSecond(Long.parseLong(requireNonNull(item.get("expiresAt")).n()));
  }
}
