package dev.sessionready.network.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0",
        "10.0.0.5",
        "127.1.2.3",
        "128.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "1::",
        "fd00:ec2::253",
        "2001:db8:0:1:1:1:1:1",
        "2001:0:0:1::1",
        "1::2:0:0:3",
        "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"
      })
  void canonicalTextIsReadAndWrittenBack(String text) {
    assertThat(Ip.parse(text)).hasToString(text);
  }

  @ParameterizedTest
  @CsvSource({
    "2001:DB8::A, 2001:db8::a",
    "2001:0db8:0:0:0:0:0:1, 2001:db8::1",
    "0:0:0:0:0:0:0:0, ::",
    "1:0:0:2:0:0:0:3, 1:0:0:2::3",
    "1:0:0:2:3:0:0:4, 1::2:3:0:0:4",
    "1:0:2:3:4:5:6:7, 1:0:2:3:4:5:6:7",
    "::ffff:1.2.3.4, ::ffff:102:304",
    "64:ff9b::1.2.3.4, 64:ff9b::102:304"
  })
  void otherIpv6TextIsWrittenCanonically(String text, String canonical) {
    assertThat(Ip.parse(text)).hasToString(canonical).isEqualTo(Ip.parse(canonical));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "10",
        "10.0.0",
        "10.0.0.0.0",
        "10.0.0.256",
        "10.0.0.1000",
        "10.0.0.01",
        "10.0.0.",
        "10.0.0.a",
        " 10.0.0.1",
        "localhost",
        "1::2::3",
        "fe80::1%eth0",
        "[::1]",
        "12345::",
        ":::",
        "1:2:3:4:5:6:7"
      })
  void whatIsNoAddressIsRefusedWithTheTextInQuestion(String text) {
    assertThatThrownBy(() -> Ip.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("\"" + text + "\" is not an address: write it like");
  }

  @Test
  void aNumberOutsideTheFamilyIsRefused() {
    assertThat(Ip.of(Family.IPV4, BigInteger.TWO.pow(32).subtract(BigInteger.ONE)))
        .hasToString("255.255.255.255");
    assertThatThrownBy(() -> Ip.of(Family.IPV4, BigInteger.TWO.pow(32)))
        .hasMessageContaining("0 to 32 bits");
    assertThatThrownBy(() -> Ip.of(Family.IPV6, BigInteger.ONE.negate()))
        .hasMessageContaining("0 to 128 bits");
    assertThatThrownBy(() -> Ip.of(Family.IPV6, BigInteger.TWO.pow(128)))
        .hasMessageContaining("0 to 128 bits");
  }

  @Test
  void theHalvesOfANumberAreThoseOfAnAddress() {
    assertThat(new Ip(Family.IPV6, 0xfd00_0ec2_0000_0000L, 0x253))
        .isEqualTo(Ip.parse("fd00:ec2::253"));
    assertThat(Ip.parse("8000::8000:0:0:1").number())
        .isEqualTo(BigInteger.TWO.pow(127).add(BigInteger.TWO.pow(63)).add(BigInteger.ONE));
    assertThatThrownBy(() -> new Ip(Family.IPV4, 0, 1L << 32))
        .hasMessageContaining("4294967296 is not an IPV4 address");
    assertThatThrownBy(() -> new Ip(Family.IPV4, 1, 0)).hasMessageContaining("0 to 32 bits");
  }

  @Test
  void placesAreCountedAcrossTheHalves() {
    assertThat(Ip.parse("::ffff:ffff:ffff:ffff").plus(1)).hasToString("0:0:0:1::");
    assertThat(Ip.parse("0:0:0:1::").plus(-1)).hasToString("::ffff:ffff:ffff:ffff");
    assertThatThrownBy(() -> Ip.parse("255.255.255.255").plus(1))
        .hasMessageContaining("0 to 32 bits");
  }

  @Test
  void addressesAreInTheOrderOfTheirNumbers() {
    assertThat(
            Stream.of("8000::", "::1", "::8000:0:0:0", "255.0.0.0", "7fff::ffff", "1.0.0.0", "::2")
                .map(Ip::parse)
                .sorted())
        .map(Ip::toString)
        .containsExactly(
            "1.0.0.0", "255.0.0.0", "::1", "::2", "::8000:0:0:0", "7fff::ffff", "8000::");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.1.2.3",
        "10.0.0.0",
        "10.255.255.255",
        "100.64.0.0",
        "100.127.255.255",
        "127.0.0.1",
        "169.254.169.253",
        "172.16.0.0",
        "172.31.255.255",
        "192.0.0.8",
        "192.0.2.1",
        "192.168.0.1",
        "198.18.0.1",
        "198.19.255.255",
        "198.51.100.9",
        "203.0.113.7",
        "224.0.0.1",
        "255.255.255.255",
        "::1",
        "fd00::1",
        "fe80::1",
        "2001:db8::1",
        "3fff::1",
        "4000::"
      })
  void specialAddressesArePrivate(String text) {
    assertThat(Ip.parse(text).isPublic()).isFalse();
    assertThat(Ip.parse(text).isPublic()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.0.0.0",
        "9.255.255.255",
        "11.0.0.0",
        "100.63.255.255",
        "100.128.0.0",
        "172.15.255.255",
        "172.32.0.0",
        "192.167.255.255",
        "192.169.0.0",
        "198.17.255.255",
        "198.20.0.0",
        "223.255.255.255",
        "2000::",
        "2600:1f18::1",
        "2001:db7::1",
        "3ffe::1"
      })
  void otherAddressesArePublic(String text) {
    assertThat(Ip.parse(text).isPublic()).isTrue();
    assertThat(Ip.parse(text).isPublic()).isTrue();
  }

  @Test
  void addressesSortByFamilyAndThenByNumber() {
    assertThat(Ip.parse("9.0.0.0")).isLessThan(Ip.parse("10.0.0.0"));
    assertThat(Ip.parse("200.0.0.0")).isLessThan(Ip.parse("::1"));
  }

  @Test
  void theBlockOfOneAddressHoldsItAlone() {
    assertThat(Ip.parse("10.0.0.5").alone()).hasToString("10.0.0.5/32");
    assertThat(Ip.parse("::5").alone()).hasToString("::5/128");
  }
}
