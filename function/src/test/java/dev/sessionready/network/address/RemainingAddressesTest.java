package dev.sessionready.network.address;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RemainingAddressesTest {

  private static final List<Cidr> TWO =
      List.of(Cidr.parse("10.2.0.0/16"), Cidr.parse("10.0.0.0/16"));

  private final RemainingAddresses remaining = RemainingAddresses.of(TWO);

  @Test
  void whatHoldsAllTakesAll() {
    assertThat(remaining.take(Cidr.parse("10.0.0.0/8"))).isTrue();
    assertThat(remaining.isEmpty()).isTrue();
    assertThat(remaining.blocks()).isEmpty();
    assertThat(remaining.take(Cidr.parse("10.0.0.0/8"))).isFalse();
  }

  @Test
  void whatHoldsOneOfThemLeavesTheOther() {
    assertThat(remaining.take(Cidr.parse("10.2.0.0/15"))).isTrue();
    assertThat(remaining.blocks()).containsExactly(Cidr.parse("10.0.0.0/16"));
    assertThat(remaining.isEmpty()).isFalse();
  }

  @Test
  void aPartOfOneLeavesItsRestInOrder() {
    assertThat(remaining.take(Cidr.parse("10.2.0.0/17"))).isTrue();
    assertThat(remaining.blocks())
        .containsExactly(Cidr.parse("10.0.0.0/16"), Cidr.parse("10.2.128.0/17"));
  }

  @Test
  void aBlockIsLeftWhereAllOfItIs() {
    Cidr all = Cidr.parse("10.2.0.0/16");
    assertThat(remaining.has(all)).isTrue();
    assertThat(remaining.has(Cidr.parse("10.2.128.0/17"))).isTrue();
    assertThat(remaining.has(Cidr.parse("10.2.0.0/15"))).isFalse();

    remaining.take(Cidr.parse("10.2.128.0/17"));

    assertThat(remaining.has(all)).isFalse();
    assertThat(remaining.has(Cidr.parse("10.2.0.0/17"))).isTrue();
    assertThat(remaining.has(Cidr.parse("10.2.128.0/17"))).isFalse();
  }

  @Test
  void aBlockOfWhichEachHalfIsLeftIsLeft() {
    RemainingAddresses halves =
        RemainingAddresses.of(List.of(Cidr.parse("10.2.128.0/17"), Cidr.parse("10.2.0.0/17")));

    assertThat(halves.has(Cidr.parse("10.2.0.0/16"))).isTrue();
  }

  @Test
  void whatHoldsNoneTakesNothing() {
    assertThat(remaining.take(Cidr.parse("192.168.0.0/16"))).isFalse();
    assertThat(remaining.blocks()).containsExactlyInAnyOrderElementsOf(TWO);
  }
}
