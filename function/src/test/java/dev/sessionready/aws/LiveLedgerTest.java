package dev.sessionready.aws;

import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sessionready.rule.Ledger.Claim;
import dev.sessionready.rule.Ledger.Telling;
import dev.sessionready.rule.Untold;
import dev.sessionready.wire.Moto;
import dev.sessionready.wire.Stubs;
import dev.sessionready.wire.ToldTable;
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
class LiveLedgerTest {

  @RegisterExtension static final Moto MOTO = Moto.emptyForEachTest();

  private static final Instant NOW = Instant.parse("2026-11-20T03:00:00Z");
  private static final Duration QUIET = Duration.ofHours(24);
  private static final String CAUSE = "road-open-1";

  private Clients clients;
  private LiveLedger ledger;

  @BeforeEach
  void makeTheTable() {
    clients = MOTO.clients();
    ToldTable.make(clients);
    ledger = ledger(QUIET);
  }

  @Test
  void whatIsNewIsGranted() {
    assertThat(claim(NOW, "i-1")).isEqualTo(new Claim.Granted(null));
  }

  @Test
  void whatSomebodyIsTellingIsBusyUntilHisLeaseEnds() {
    claim(NOW, "i-1");

    assertThat(claim(NOW.plusSeconds(599), "i-1")).isEqualTo(new Claim.Busy());
    // So a crash between claim and telling loses nothing.
    assertThat(claim(NOW.plusSeconds(600), "i-1")).isEqualTo(new Claim.Granted(null));
  }

  @Test
  void whatWasReleasedIsGrantedAtOnce() {
    claim(NOW, "i-1");
    ledger.release(CAUSE);

    assertThat(claim(NOW, "i-1")).isEqualTo(new Claim.Granted(null));
  }

  @Test
  void whatWasToldIsFoldedUntilTheQuietPeriodEnds() {
    tell(NOW, "i-1");

    assertThat(claim(NOW.plus(QUIET).minusSeconds(1), "i-1")).isEqualTo(new Claim.Folded());
    assertThat(claim(NOW.plus(QUIET), "i-1")).isInstanceOf(Claim.Granted.class);
  }

  @Test
  void whoeverTellsAgainLearnsSinceWhenAndOfWhichInstances() {
    tell(NOW, "i-1");
    claim(NOW.plusSeconds(60), "i-2", "i-3");
    tell(NOW.plus(QUIET), "i-1", "i-4");

    assertThat(claim(NOW.plus(QUIET).plus(QUIET), "i-5"))
        .isEqualTo(
            new Claim.Granted(
                new Telling(NOW, NOW.plus(QUIET), Set.of("i-1", "i-2", "i-3", "i-4"))));
  }

  @Test
  void withoutAQuietPeriodNothingIsFolded() {
    ledger = ledger(Duration.ZERO);
    tell(NOW, "i-1");

    assertThat(claim(NOW, "i-1")).isInstanceOf(Claim.Granted.class);
  }

  @Test
  void causesAndRulesAreToldApart() {
    tell(NOW, "i-1");

    assertThat(ledger.claim("road-open-2", Set.of("i-1"), NOW)).isEqualTo(new Claim.Granted(null));
    assertThat(
            new LiveLedger(clients, ToldTable.NAME, "another-rule", QUIET)
                .claim(CAUSE, Set.of("i-1"), NOW))
        .isEqualTo(new Claim.Granted(null));
  }

  @Test
  void anItemExpiresThirtyDaysAfterItsQuietPeriodAndOneThatWasNeverToldWithItsLease() {
    claim(NOW, "i-1");
    assertThat(expiry()).isEqualTo(NOW.plusSeconds(600));

    ledger.told(CAUSE, Set.of("i-1"), NOW);
    assertThat(expiry()).isEqualTo(NOW.plus(Duration.ofDays(31)));
  }

  @Test
  void anUnreachableTableIsNoLicenceToTell() {
    MOTO.wire()
        .stubFor(
            Stubs.target("DynamoDB_20120810.UpdateItem")
                .willReturn(Stubs.jsonError(400, "AccessDeniedException")));

    assertThatThrownBy(() -> claim(NOW, "i-1"))
        .isInstanceOf(Untold.class)
        .hasMessageStartingWith("dynamodb:UpdateItem: ");
    assertThatThrownBy(() -> ledger.told(CAUSE, Set.of("i-1"), NOW)).isInstanceOf(Untold.class);
    assertThatThrownBy(() -> ledger.release(CAUSE)).isInstanceOf(Untold.class);
  }

  @Test
  void nothingButUpdateItemIsAsked() {
    tell(NOW, "i-1");
    claim(NOW, "i-2");
    ledger.release(CAUSE);

    assertThat(MOTO.wire().findAll(postRequestedFor(anyUrl())))
        .extracting(request -> request.getHeader("X-Amz-Target"))
        .containsOnly("DynamoDB_20120810.CreateTable", "DynamoDB_20120810.UpdateItem");
  }

  private LiveLedger ledger(Duration quiet) {
    return new LiveLedger(clients, ToldTable.NAME, "session-manager-ready", quiet);
  }

  private Claim claim(Instant at, String... instanceIds) {
    return ledger.claim(CAUSE, Set.of(instanceIds), at);
  }

  private void tell(Instant at, String... instanceIds) {
    assertThat(claim(at, instanceIds)).isInstanceOf(Claim.Granted.class);
    ledger.told(CAUSE, Set.of(instanceIds), at);
  }

  private Instant expiry() {
    Map<String, AttributeValue> item =
        clients.dynamoDb().scan(request -> request.tableName(ToldTable.NAME)).items().getFirst();
    return Instant.ofEpochSecond(Long.parseLong(requireNonNull(item.get("expiresAt")).n()));
  }
}
