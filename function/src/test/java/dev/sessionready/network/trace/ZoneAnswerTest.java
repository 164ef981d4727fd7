package dev.sessionready.network.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionready.network.address.Family;
import dev.sessionready.network.model.HostedZoneRecord;
import dev.sessionready.network.model.PrivateHostedZone;
import dev.sessionready.network.path.RegionalService;
import dev.sessionready.network.path.UnknownReason;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ZoneAnswerTest {

  private static final String SSM = "ssm.eu-west-1.amazonaws.com";
  private static final String BUCKET = "bucket.s3.eu-west-1.amazonaws.com";

  private static PrivateHostedZone zone(String id, String name, HostedZoneRecord... records) {
    return new PrivateHostedZone(id, name, List.of(records));
  }

  private static HostedZoneRecord a(String name, String... targets) {
    return new HostedZoneRecord(name, "A", List.of(targets));
  }

  private static Optional<ZoneAnswer> ask(String host, PrivateHostedZone... zones) {
    return ZoneAnswer.of(List.of(zones), host, Family.IPV4);
  }

  @Test
  void noZoneIsNoAnswer() {
    assertThat(ask(SSM)).isEmpty();
    assertThat(ask(SSM, zone("Z", "sm.eu-west-1.amazonaws.com"))).isEmpty();
    assertThat(ask(SSM, zone("Z", "a.ssm.eu-west-1.amazonaws.com"))).isEmpty();
  }

  @Test
  void theMostSpecificZoneAnswersAlone() {
    var wide = zone("Z-wide", "eu-west-1.amazonaws.com", a(SSM, "1.1.1.1"));
    var narrow = zone("Z-narrow", "ssm.eu-west-1.amazonaws.com.", a(SSM, "2.2.2.2"));
    assertThat(ask(SSM, wide, narrow))
        .contains(new ZoneAnswer.Targets("Z-narrow", List.of("2.2.2.2")));
    assertThat(ask(SSM, narrow, wide))
        .contains(new ZoneAnswer.Targets("Z-narrow", List.of("2.2.2.2")));
    assertThat(ask(SSM, wide)).contains(new ZoneAnswer.Targets("Z-wide", List.of("1.1.1.1")));
  }

  @Test
  void namesAreComparedWithoutCaseAndFinalDot() {
    assertThat(ask(SSM, zone("Z", "SSM.eu-west-1.amazonaws.com.", a(SSM + ".", "1.1.1.1"))))
        .contains(new ZoneAnswer.Targets("Z", List.of("1.1.1.1")));
  }

  @Test
  void aZoneWithoutTheNameDeniesIt() {
    assertThat(ask(SSM, zone("Z", SSM))).contains(new ZoneAnswer.NoSuchName("Z"));
    assertThat(ask(SSM, zone("Z", "amazonaws.com", a("x.amazonaws.com", "1.1.1.1"))))
        .contains(new ZoneAnswer.NoSuchName("Z"));
  }

  @Test
  void aZoneMayBeAWholeTopLevelDomain() {
    assertThat(ask(SSM, zone("Z", "com."))).contains(new ZoneAnswer.NoSuchName("Z"));
    assertThat(ask(SSM, zone("Z", "com.", a("*.com.", "1.1.1.1"))))
        .contains(new ZoneAnswer.Targets("Z", List.of("1.1.1.1")));
  }

  @Test
  void aWildcardStandsForTheNamesBelowItOnly() {
    var apex = a("s3.eu-west-1.amazonaws.com", "1.1.1.1");
    var zone = "s3.eu-west-1.amazonaws.com";
    assertThat(ask(BUCKET, zone("Z", zone, apex))).contains(new ZoneAnswer.NoSuchName("Z"));
    assertThat(ask(BUCKET, zone("Z", zone, apex, a("*." + zone, "2.2.2.2"))))
        .contains(new ZoneAnswer.Targets("Z", List.of("2.2.2.2")));
    assertThat(ask(BUCKET, zone("Z", zone, a("\\052." + zone, "2.2.2.2"))))
        .contains(new ZoneAnswer.Targets("Z", List.of("2.2.2.2")));
    assertThat(ask(SSM, zone("Z", SSM, a("*." + SSM, "2.2.2.2"))))
        .contains(new ZoneAnswer.NoSuchName("Z"));
  }

  @Test
  void theNearestWildcardAnswersAndAnExactNameBeforeAny() {
    var far = a("*.amazonaws.com", "1.1.1.1");
    var near = a("*.s3.eu-west-1.amazonaws.com", "2.2.2.2");
    var exact = a(BUCKET, "3.3.3.3", "4.4.4.4");
    assertThat(ask(BUCKET, zone("Z", "amazonaws.com", far)))
        .contains(new ZoneAnswer.Targets("Z", List.of("1.1.1.1")));
    assertThat(ask(BUCKET, zone("Z", "amazonaws.com", far, near)))
        .contains(new ZoneAnswer.Targets("Z", List.of("2.2.2.2")));
    assertThat(ask(BUCKET, zone("Z", "amazonaws.com", far, near, exact)))
        .contains(new ZoneAnswer.Targets("Z", List.of("3.3.3.3", "4.4.4.4")));
  }

  @Test
  void onlyRecordsOfTheAddressFamilyLeadAnywhere() {
    var zone =
        zone(
            "Z",
            SSM,
            new HostedZoneRecord(SSM, "TXT", List.of("hello")),
            new HostedZoneRecord(SSM, "AAAA", List.of("2600::1")));
    assertThat(ask(SSM, zone)).contains(new ZoneAnswer.NoSuchName("Z"));
    assertThat(ZoneAnswer.of(List.of(zone), SSM, Family.IPV6))
        .contains(new ZoneAnswer.Targets("Z", List.of("2600::1")));
    var named = zone("Z", SSM, new HostedZoneRecord(SSM, "CNAME", List.of("a.b")));
    assertThat(ask(SSM, named)).contains(new ZoneAnswer.Targets("Z", List.of("a.b")));
    assertThat(ZoneAnswer.of(List.of(named), SSM, Family.IPV6))
        .contains(new ZoneAnswer.Targets("Z", List.of("a.b")));
  }

  @Test
  void aZoneWhoseRecordsAreNotShownHidesItsAnswer() {
    assertThat(ask(SSM, new PrivateHostedZone("Z", SSM, null)))
        .contains(new ZoneAnswer.Hidden("Z", UnknownReason.HIDDEN_ZONE));
  }

  @Test
  void zonesOfOneNameDecideOnlyWhereTheyAnswerAlike() {
    var one = zone("Z1", SSM, new HostedZoneRecord(SSM, "A", List.of("1.1.1.1")));
    var other = zone("Z2", SSM, new HostedZoneRecord(SSM, "A", List.of("2.2.2.2")));
    var twin = zone("Z2", SSM, new HostedZoneRecord(SSM, "A", List.of("1.1.1.1")));
    assertThat(ask(SSM, other, one))
        .isEqualTo(ask(SSM, one, other))
        .contains(new ZoneAnswer.Hidden("Z1", UnknownReason.COMPETING_ZONES));
    assertThat(ask(SSM, twin, one)).contains(new ZoneAnswer.Targets("Z1", List.of("1.1.1.1")));
  }

  @Test
  void whereTheBucketIsNotKnownAZoneShowsOnlyWhatItAnswersForAll() {
    var s3 = new RegionalService("s3", "eu-west-1");
    var apex = "s3.eu-west-1.amazonaws.com";
    var plain = new HostedZoneRecord(apex, "A", List.of("1.1.1.1"));
    var any = new HostedZoneRecord("*." + apex, "A", List.of("1.1.1.1"));
    assertThat(ZoneAnswer.of(List.of(zone("Z", apex, plain, any)), s3, Family.IPV4))
        .contains(new ZoneAnswer.Targets("Z", List.of("1.1.1.1")));
    assertThat(ZoneAnswer.of(List.of(zone("Z", apex, any)), s3, Family.IPV4))
        .contains(new ZoneAnswer.Hidden("Z", UnknownReason.UNKNOWN_BUCKET));
    var ofOneBucket = zone("Z", "logs." + apex);
    assertThat(ZoneAnswer.of(List.of(zone("A", "corp.example"), ofOneBucket), s3, Family.IPV4))
        .contains(new ZoneAnswer.Hidden("Z", UnknownReason.UNKNOWN_BUCKET));
    assertThat(ZoneAnswer.of(List.of(ofOneBucket, zone("Y", apex, plain, any)), s3, Family.IPV4))
        .contains(new ZoneAnswer.Hidden("Y", UnknownReason.UNKNOWN_BUCKET));
    assertThat(ZoneAnswer.of(List.of(zone("Z", "blogs3.eu-west-1.amazonaws.com")), s3, Family.IPV4))
        .isEmpty();
    assertThat(ZoneAnswer.of(List.of(zone("Z", "corp.example")), s3, Family.IPV4)).isEmpty();
  }

  @Test
  void aBucketWithADotIsAskedForByTheNameOfTheService() {
    var apex = "s3.eu-west-1.amazonaws.com";
    var zone = zone("Z", apex, new HostedZoneRecord("*." + apex, "A", List.of("1.1.1.1")));
    var dotted = new RegionalService("s3", "eu-west-1", "logs.example");
    assertThat(ZoneAnswer.of(List.of(zone), dotted, Family.IPV4))
        .contains(new ZoneAnswer.NoSuchName("Z"));
    assertThat(
            ZoneAnswer.of(
                List.of(zone), new RegionalService("s3", "eu-west-1", "logs"), Family.IPV4))
        .contains(new ZoneAnswer.Targets("Z", List.of("1.1.1.1")));
  }
}
