package dev.sessionready.network.trace;

import static dev.sessionready.network.trace.TopologyPlan.cidrs;
import static dev.sessionready.network.trace.TopologyPlan.in;
import static dev.sessionready.network.trace.TopologyPlan.out;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionready.network.address.Cidr;
import dev.sessionready.network.address.Family;
import dev.sessionready.network.address.Ip;
import dev.sessionready.network.address.PacketSet;
import dev.sessionready.network.address.Ports;
import dev.sessionready.network.model.AclEntry;
import dev.sessionready.network.model.NetworkAcl;
import dev.sessionready.network.path.Caveat;
import dev.sessionready.network.path.ExplanationCode;
import dev.sessionready.network.path.Reachability;
import dev.sessionready.network.path.UnknownReason;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NetworkAclFilterTest {

  private static final int TRIES = Integer.getInteger("tries", 1);
  private static final Peer HOST = Peer.host(Ip.parse("10.0.2.9"));
  private static final Ports HTTPS = Ports.of(443);
  private static final SourcePorts TO_443 = SourcePorts.exactly(443);
  private static final String ANYWHERE = "0.0.0.0/0";

  private static NetworkAcl acl(AclEntry... entries) {
    return new NetworkAcl("acl-1", "vpc-1", List.of(), List.of(entries));
  }

  private static Reachability out443(AclEntry... entries) {
    return NetworkAclFilter.judge(acl(entries), true, HOST, TO_443);
  }

  private static Reachability reply(SourcePorts ports, AclEntry... entries) {
    return NetworkAclFilter.judge(acl(entries), false, HOST, ports);
  }

  private static Reachability blocked(String rule) {
    return new Reachability.Blocked(ExplanationCode.SUBNET_ACL_RESTRICTION, rule);
  }

  @Test
  void theLowestMatchingNumberDecidesInWhateverOrderTheEntriesCome() {
    var allow = out(100, true, HTTPS, ANYWHERE);
    var deny = out(90, false, HTTPS, ANYWHERE);
    assertThat(out443(allow, deny)).isEqualTo(blocked("rule 90 deny tcp 443 0.0.0.0/0"));
    assertThat(out443(deny, allow)).isEqualTo(blocked("rule 90 deny tcp 443 0.0.0.0/0"));
    assertThat(out443(out(110, false, HTTPS, ANYWHERE), allow))
        .isEqualTo(new Reachability.Allowed("rule 100 allow tcp 443 0.0.0.0/0"));
  }

  @Test
  void whatNoEntryMatchesIsDenied() {
    assertThat(out443()).isEqualTo(blocked("rule * deny"));
    assertThat(out443(in(100, true, HTTPS, ANYWHERE))).isEqualTo(blocked("rule * deny"));
    assertThat(out443(out(100, true, Ports.of(444), ANYWHERE))).isEqualTo(blocked("rule * deny"));
    assertThat(out443(out(100, true, Ports.of(442), ANYWHERE))).isEqualTo(blocked("rule * deny"));
    assertThat(out443(out(100, true, HTTPS, "10.0.3.0/24"))).isEqualTo(blocked("rule * deny"));
    assertThat(out443(out(100, true, HTTPS, "::/0"))).isEqualTo(blocked("rule * deny"));
  }

  @Test
  void theImplicitEntryIsNamedAsTheConsoleNamesIt() {
    assertThat(out443(out(32_767, false, null, ANYWHERE)))
        .isEqualTo(blocked("rule * deny tcp 0.0.0.0/0"));
    assertThat(out443(out(32_766, false, null, ANYWHERE)))
        .isEqualTo(blocked("rule 32766 deny tcp 0.0.0.0/0"));
  }

  @Test
  void anEntryForAllProtocolsIsForAllPortsWhateverItNames() {
    var all = new AclEntry(1, true, true, "-1", Ports.of(80), Cidr.parse(ANYWHERE));
    assertThat(out443(all)).isEqualTo(new Reachability.Allowed("rule 1 allow all 0.0.0.0/0"));
  }

  @Test
  void anEntryForAnotherProtocolDoesNotMatch() {
    var udp = new AclEntry(1, true, true, "17", HTTPS, Cidr.parse(ANYWHERE));
    assertThat(out443(udp)).isEqualTo(blocked("rule * deny"));
  }

  @Test
  void repliesMayNeedSeveralEntries() {
    assertThat(
            reply(
                SourcePorts.LINUX,
                in(1, true, new Ports(1_024, 40_000), ANYWHERE),
                in(2, true, new Ports(40_001, 65_535), "10.0.2.0/24")))
        .isEqualTo(
            new Reachability.Allowed(
                "rule 1 allow tcp 1024-40000 0.0.0.0/0; rule 2 allow tcp 40001-65535 10.0.2.0/24"));
  }

  @Test
  void portsThatThePlatformDoesNotDrawFromMayBeClosedWithACaveat() {
    assertThat(reply(SourcePorts.LINUX, in(1, true, new Ports(32_768, 60_999), ANYWHERE)))
        .isEqualTo(
            new Reachability.Allowed(
                "rule 1 allow tcp 32768-60999 0.0.0.0/0",
                List.of(new Caveat(Caveat.Kind.EPHEMERAL_PORTS_CLOSED, "1024-32767 61000-65535"))));
  }

  @Test
  void platformPortsPartlyClosedAreACaveatOfTheirOwn() {
    assertThat(reply(SourcePorts.LINUX, in(1, true, new Ports(49_152, 65_535), ANYWHERE)))
        .isEqualTo(
            new Reachability.Allowed(
                "rule 1 allow tcp 49152-65535 0.0.0.0/0",
                List.of(
                    new Caveat(Caveat.Kind.PLATFORM_PORTS_CLOSED, "32768-49151"),
                    new Caveat(Caveat.Kind.EPHEMERAL_PORTS_CLOSED, "1024-32767"))));
  }

  @Test
  void platformPortsWhollyClosedBlockedTheComponent() {
    var others = in(1, true, new Ports(1_024, 32_767), ANYWHERE);
    var above = in(2, true, new Ports(61_000, 65_535), ANYWHERE);
    assertThat(reply(SourcePorts.LINUX, others, above)).isEqualTo(blocked("rule * deny"));
    assertThat(reply(SourcePorts.WINDOWS, others, above)).isInstanceOf(Reachability.Allowed.class);
    assertThat(reply(SourcePorts.WINDOWS, in(1, true, new Ports(1_024, 49_151), ANYWHERE)))
        .isEqualTo(blocked("rule * deny"));
    assertThat(reply(SourcePorts.WINDOWS, in(1, true, new Ports(1_024, 49_152), ANYWHERE)))
        .isInstanceOf(Reachability.Allowed.class);
  }

  @Test
  void oneDeniedPortIsACaveatOnly() {
    assertThat(
            reply(
                SourcePorts.WINDOWS,
                in(1, false, Ports.of(3_389), ANYWHERE),
                in(2, true, null, ANYWHERE)))
        .isEqualTo(
            new Reachability.Allowed(
                "rule 2 allow tcp 0.0.0.0/0",
                List.of(new Caveat(Caveat.Kind.EPHEMERAL_PORTS_CLOSED, "3389"))));
  }

  @Test
  void ofAServiceAtManyAddressesSomeMayBeClosedWithACaveat() {
    var list = Peer.anyOf(cidrs("52.216.0.0/15", "3.5.0.0/20"));
    var some = acl(out(1, true, HTTPS, "52.0.0.0/8"));
    assertThat(NetworkAclFilter.judge(some, true, list, TO_443))
        .isEqualTo(
            new Reachability.Allowed(
                "rule 1 allow tcp 443 52.0.0.0/8",
                List.of(new Caveat(Caveat.Kind.ADDRESSES_CLOSED, "3.5.0.0/20"))));
    assertThat(NetworkAclFilter.judge(acl(out(1, true, HTTPS, "10.0.0.0/8")), true, list, TO_443))
        .isEqualTo(blocked("rule * deny"));
  }

  @Test
  void closedPortsOfClosedAddressesAreNotPublishedTwice() {
    var list = Peer.anyOf(cidrs("52.216.0.0/15", "3.5.0.0/20"));
    assertThat(
            NetworkAclFilter.judge(
                acl(in(1, true, new Ports(1_024, 65_535), "52.0.0.0/8")),
                false,
                list,
                SourcePorts.LINUX))
        .isEqualTo(
            new Reachability.Allowed(
                "rule 1 allow tcp 1024-65535 52.0.0.0/8",
                List.of(new Caveat(Caveat.Kind.ADDRESSES_CLOSED, "3.5.0.0/20"))));
  }

  @Test
  void theInternetIsOpenWhereAllOfItIsAndUncertainWhereAPartIs() {
    var web = Peer.internet(Family.IPV4);
    assertThat(
            NetworkAclFilter.judge(
                acl(
                    out(1, false, null, "10.0.0.0/8"),
                    out(2, true, HTTPS, "0.0.0.0/1"),
                    out(3, true, HTTPS, "128.0.0.0/1")),
                true,
                web,
                TO_443))
        .isEqualTo(
            new Reachability.Allowed(
                "rule 2 allow tcp 443 0.0.0.0/1; rule 3 allow tcp 443 128.0.0.0/1"));
    assertThat(NetworkAclFilter.judge(acl(out(2, true, HTTPS, "0.0.0.0/1")), true, web, TO_443))
        .isEqualTo(new Reachability.Unknown(UnknownReason.PARTLY_COVERED, "acl-1"));
    assertThat(NetworkAclFilter.judge(acl(out(2, true, HTTPS, "10.0.0.0/8")), true, web, TO_443))
        .isEqualTo(blocked("rule * deny"));
  }

  // A universe of 8 addresses and 8 ports, and ACLs of up to four entries drawn from it.

  private static final List<Cidr> BLOCKS =
      Stream.of("10.0.0.0/29", "10.0.0.0/30", "10.0.0.4/30", "10.0.0.2/31", "10.0.0.5/32", "::/0")
          .map(Cidr::parse)
          .toList();
  private static final List<Ports> RANGES =
      List.of(new Ports(0, 7), new Ports(0, 3), new Ports(3, 5), Ports.of(6), Ports.of(0));

  private static final List<PacketSet> PACKETS =
      IntStream.range(0, 64)
          .mapToObj(i -> new PacketSet(Ip.parse("10.0.0.0").plus(i / 8).alone(), Ports.of(i % 8)))
          .toList();

  private static boolean decides(NetworkAclFilter.Decided decided, PacketSet packet) {
    return decided.packets().overlap(packet).isPresent();
  }

  private static AclEntry random(Random random, int number) {
    var protocol = List.of("6", "6", "6", "-1", "17").get(random.nextInt(5));
    @Nullable Ports ports =
        random.nextInt(5) == 0 ? null : RANGES.get(random.nextInt(RANGES.size()));
    return new AclEntry(
        number,
        random.nextInt(4) != 0,
        random.nextBoolean(),
        protocol,
        ports,
        BLOCKS.get(random.nextInt(BLOCKS.size())));
  }

  private static NetworkAcl randomAcl(Random random) {
    var entries = new ArrayList<AclEntry>();
    for (var i = random.nextInt(5); i > 0; i--) {
      entries.add(random(random, 2 * (1 + random.nextInt(50))));
    }
    return acl(
        entries.stream()
            .filter(e -> entries.stream().filter(o -> o.number() == e.number()).count() == 1)
            .toArray(AclEntry[]::new));
  }

  /** One packet at a time, as AWS's documentation says it. */
  private static boolean allows(NetworkAcl acl, Ip remote, int port) {
    return acl.entries().stream()
        .filter(AclEntry::egress)
        .sorted(Comparator.comparingInt(AclEntry::number))
        .filter(e -> e.cidr().contains(remote))
        .filter(e ->
            e.protocol().equals("-1")
                || (e.protocol().equals("6") && (e.ports() == null || e.ports().contains(port))))
        .findFirst()
        .map(AclEntry::allow)
        .orElse(false);
  }

  @Test
  void everyPacketIsDecidedOnceAndAsOneAtATime() {
    var random = new Random(443);
    for (var round = 0; round < 1_000 * TRIES; round++) {
      var acl = randomAcl(random);
      var decided = NetworkAclFilter.decide(acl, true, cidrs("10.0.0.0/29"), new Ports(0, 7));
      var wrong =
          PACKETS.stream()
              .filter(packet -> {
                var deciding = decided.stream().filter(d -> decides(d, packet)).toList();
                var one = allows(acl, packet.cidr().first(), packet.ports().from());
                return deciding.size() != 1 || deciding.getFirst().allowed() != one;
              })
              .toList();
      assertThat(wrong).as("%s", acl).isEmpty();
    }
  }

  @Test
  void anAllowMoreNeverShutsAndADenyMoreNeverOpens() {
    var random = new Random(22);
    var remote = Peer.anyOf(cidrs("10.0.0.0/30", "10.0.0.5/32"));
    var ports = new SourcePorts(new Ports(0, 7), new Ports(2, 4));
    for (var round = 0; round < 2_000 * TRIES; round++) {
      var acl = randomAcl(random);
      var more = random(random, 2 * random.nextInt(50) + 1);
      var before = NetworkAclFilter.judge(acl, true, remote, ports).outcome();
      var after = NetworkAclFilter.judge(with(acl, more), true, remote, ports).outcome();
      if (more.allow()) {
        assertThat(after).as("%s and %s", acl, more).isLessThanOrEqualTo(before);
      } else {
        assertThat(after).as("%s and %s", acl, more).isGreaterThanOrEqualTo(before);
      }
    }
  }

  private static NetworkAcl with(NetworkAcl acl, AclEntry more) {
    return acl(Stream.concat(acl.entries().stream(), Stream.of(more)).toArray(AclEntry[]::new));
  }
}
