package dev.sessionready.network.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sessionready.network.trace.TopologyPlan;
import java.math.BigInteger;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CidrTest {

  @ParameterizedTest
  @CsvSource({
    "10.0.0.0/16, 10.0.0.0/16",
    "10.0.3.7/16, 10.0.0.0/16",
    "255.255.255.255/0, 0.0.0.0/0",
    "10.0.0.1/32, 10.0.0.1/32",
    "2001:DB8::1/32, 2001:db8::/32",
    "::/0, ::/0",
    "::1/128, ::1/128"
  })
  void textIsReadAndTheBitsAfterThePrefixAreCleared(String text, String canonical) {
    assertThat(Cidr.parse(text)).hasToString(canonical);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "10.0.0.0",
        "10.0.0.0/",
        "10.0.0.0/a",
        "10.0.0.0/-1",
        "10.0.0.0/1000",
        "/8",
        "10.0/8"
      })
  void whatIsNoBlockIsRefused(String text) {
    assertThatThrownBy(() -> Cidr.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is not a");
    assertThatThrownBy(() -> Cidr.parse("/8")).hasMessageStartingWith("\"/8\" is not a block");
  }

  @ParameterizedTest
  @CsvSource({
    "10.0.3.7, 10.0.3.7/32",
    "10.0.3.7/16, 10.0.0.0/16",
    "10.0.3.7/32, 10.0.3.7/32",
    "0.0.0.0/0, 0.0.0.0/0",
    "2001:db8::1, 2001:db8::1/128",
    "2001:db8::1/128, 2001:db8::1/128"
  })
  void anAddressOrABlockIsFound(String text, Cidr found) {
    assertThat(Cidr.find(text)).contains(found);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "web", "/8", "10.0.0.0/", "10.0.0.0/a", "10.0.0.0/33", "::/129", "10.0/8"})
  void nothingIsFoundInOtherText(String text) {
    assertThat(Cidr.find(text)).isEmpty();
  }

  @Test
  void aPrefixLongerThanTheAddressIsRefused() {
    assertThatThrownBy(() -> Cidr.parse("10.0.0.0/33")).hasMessageContaining("must be 0 to 32");
    assertThatThrownBy(() -> Cidr.parse("::/129")).hasMessageContaining("must be 0 to 128");
    assertThatThrownBy(() -> new Cidr(Ip.parse("::"), -1)).hasMessageContaining("must be 0 to");
  }

  @Test
  void aBlockHasAsManyAddressesAsItsPrefixLeaves() {
    assertThat(Cidr.parse("10.0.0.0/24").addresses()).isEqualTo(256);
    assertThat(Cidr.parse("10.0.0.0/32").addresses()).isEqualTo(1);
    assertThat(Cidr.parse("::/0").addresses()).isEqualTo(BigInteger.TWO.pow(128));
    assertThat(Cidr.parse("10.0.1.0/24").last()).hasToString("10.0.1.255");
  }

  @ParameterizedTest
  @CsvSource({
    "ffff::ffff/0, ::, ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
    "ffff::ffff/1, 8000::, ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
    "fd00:1:2:3:4:5:6:7/48, fd00:1:2::, fd00:1:2:ffff:ffff:ffff:ffff:ffff",
    "fd00:1:2:3:4:5:6:7/63, fd00:1:2:2::, fd00:1:2:3:ffff:ffff:ffff:ffff",
    "fd00:1:2:3:4:5:6:7/64, fd00:1:2:3::, fd00:1:2:3:ffff:ffff:ffff:ffff",
    "fd00:1:2:3:ffff::7/65, fd00:1:2:3:8000::, fd00:1:2:3:ffff:ffff:ffff:ffff",
    "fd00:1:2:3:4:5:6:7/127, fd00:1:2:3:4:5:6:6, fd00:1:2:3:4:5:6:7",
    "fd00:1:2:3:4:5:6:7/128, fd00:1:2:3:4:5:6:7, fd00:1:2:3:4:5:6:7",
    "10.1.2.3/32, 10.1.2.3, 10.1.2.3",
    "255.255.0.1/0, 0.0.0.0, 255.255.255.255",
    "255.255.0.1/1, 128.0.0.0, 255.255.255.255",
    "10.1.2.3/31, 10.1.2.2, 10.1.2.3"
  })
  void aBlockReachesFromItsFirstAddressToItsLast(Cidr block, Ip first, Ip last) {
    assertThat(block.first()).isEqualTo(first);
    assertThat(block.last()).isEqualTo(last);
    assertThat(block.contains(first)).isTrue();
    assertThat(block.contains(last)).isTrue();
  }

  @Test
  void blocksArePartedAcrossTheHalvesOfAnAddress() {
    assertThat(Cidr.parse("fd00::/63").halves())
        .map(Cidr::toString)
        .containsExactly("fd00::/64", "fd00:0:0:1::/64");
    assertThat(Cidr.parse("fd00::/64").halves())
        .map(Cidr::toString)
        .containsExactly("fd00::/65", "fd00::8000:0:0:0/65");
    assertThat(Cidr.parse("fd00::/62").minus(Cidr.parse("fd00::/66")).stream().sorted())
        .map(Cidr::toString)
        .containsExactly(
            "fd00::4000:0:0:0/66", "fd00::8000:0:0:0/65", "fd00:0:0:1::/64", "fd00:0:0:2::/63");
  }

  @ParameterizedTest
  @CsvSource({
    "fd00:1::/32, fd00:2::",
    "fd00:1:2:4::/62, fd00:1:2:8::",
    "fd00:1:2:3::/64, fd00:1:2:2:ffff:ffff:ffff:ffff",
    "fd00:1:2:3::/64, fd00:1:2:4::",
    "fd00:1:2:3:8000::/65, fd00:1:2:3:7fff:ffff:ffff:ffff",
    "fd00::8/125, fd00::10",
    "10.0.0.0/8, 11.0.0.0",
    "10.0.0.0/8, 9.255.255.255"
  })
  void aBlockDoesNotHoldWhatIsNextToIt(Cidr block, Ip next) {
    assertThat(block.contains(next)).isFalse();
  }

  @Test
  void blocksOfTheTwoFamiliesHaveNothingInCommon() {
    var all4 = Cidr.parse("0.0.0.0/0");
    var all6 = Cidr.parse("::/0");
    assertThat(all4.contains(all6)).isFalse();
    assertThat(all4.overlaps(all6)).isFalse();
    assertThat(all6.contains(Ip.parse("0.0.0.1"))).isFalse();
    assertThat(all4.minus(all6)).containsExactly(all4);
  }

  @Test
  void blocksSortByAddressAndThenByPrefix() {
    assertThat(TopologyPlan.cidrs("10.0.0.0/24", "9.0.0.0/8", "10.0.0.0/8").stream().sorted())
        .containsExactlyElementsOf(TopologyPlan.cidrs("9.0.0.0/8", "10.0.0.0/8", "10.0.0.0/24"));
  }

  /** The last five bits of an address: a universe of 32 addresses and 63 blocks. */
  private static List<Cidr> blocks(Family family) {
    return IntStream.rangeClosed(0, 5)
        .boxed()
        .flatMap(free ->
            IntStream.range(0, 32 >> free)
                .mapToObj(i -> new Cidr(ip(family, i << free), family.bits() - free)))
        .toList();
  }

  private static Ip ip(Family family, int last) {
    return Ip.parse(family == Family.IPV4 ? "10.9.8.0" : "2600::").plus(last);
  }

  private static Stream<Ip> universe(Family family) {
    return IntStream.range(0, 32).mapToObj(i -> ip(family, i));
  }

  private static Stream<Ip> members(List<Cidr> blocks) {
    return blocks.stream().flatMap(CidrTest::members);
  }

  private static Stream<Ip> members(Cidr block) {
    return universe(block.family())
        .filter(ip -> block.first().compareTo(ip) <= 0 && ip.compareTo(block.last()) <= 0);
  }

  @ParameterizedTest
  @EnumSource(Family.class)
  void containmentOverlapAndDifferenceEqualThoseOfTheSetsOfAddresses(Family family) {
    for (var one : blocks(family)) {
      var mine = members(one).toList();
      for (var other : blocks(family)) {
        var theirs = members(other).toList();
        var shared = mine.stream().filter(theirs::contains).toList();
        var rest = mine.stream().filter(ip -> !theirs.contains(ip)).toList();
        assertThat(
                List.of(
                    one.contains(other),
                    one.overlaps(other),
                    members(one.minus(other)).sorted().toList()))
            .as("%s and %s", one, other)
            .isEqualTo(List.of(mine.containsAll(theirs), !shared.isEmpty(), rest));
      }
      assertThat(universe(family).filter(one::contains).toList()).isEqualTo(mine);
    }
  }

  @Test
  void disjointBlocksHoldTheSameAddressesOnce() {
    var some = blocks(Family.IPV4).stream().filter(Cidr.parse("10.9.8.0/29")::contains).toList();
    for (var a : some) {
      for (var b : some) {
        for (var c : some) {
          assertThat(members(CidrSet.disjoint(List.of(a, b, c))))
              .containsExactlyInAnyOrderElementsOf(members(List.of(a, b, c)).distinct().toList());
        }
      }
    }
  }

  @Test
  void ofVeryManyBlocksTheFirstAreShownAndTheOthersCounted() {
    var blocks = IntStream.range(10, 62).mapToObj(i -> Cidr.parse("10." + i + ".0.0/16")).toList();
    assertThat(CidrSet.text(blocks.subList(0, 50))).endsWith(" 10.58.0.0/16 10.59.0.0/16");
    assertThat(CidrSet.text(blocks)).endsWith(" 10.58.0.0/16 10.59.0.0/16 … (+2)");
  }

  @Test
  void theSizeOfASpaceIsThatOfItsBlocksTogether() {
    assertThat(CidrSet.size(TopologyPlan.cidrs("10.0.0.0/30", "10.1.0.0/31"))).isEqualTo(6);
    assertThat(CidrSet.size(List.of())).isZero();
    assertThat(CidrSet.text(TopologyPlan.cidrs("10.1.0.0/31", "10.0.0.0/30")))
        .isEqualTo("10.0.0.0/30 10.1.0.0/31");
  }
}
