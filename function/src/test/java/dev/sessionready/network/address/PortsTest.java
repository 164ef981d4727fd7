package dev.sessionready.network.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sessionready.network.trace.SourcePorts;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PortsTest {

  private static final List<Ports> UNIVERSE =
      IntStream.range(0, 6)
          .boxed()
          .flatMap(from -> IntStream.range(from, 6).mapToObj(to -> new Ports(from, to)))
          .toList();

  private static Set<Integer> members(Stream<Ports> ranges) {
    return ranges
        .flatMap(range -> IntStream.rangeClosed(range.from(), range.to()).boxed())
        .collect(Collectors.toSet());
  }

  private static Set<Integer> members(Ports range) {
    return members(Stream.of(range));
  }

  @Test
  void rangesBehaveAsTheSetsOfTheirPorts() {
    for (var one : UNIVERSE) {
      for (var other : UNIVERSE) {
        var mine = members(one);
        var theirs = members(other);
        var shared = mine.stream().filter(theirs::contains).collect(Collectors.toSet());
        var rest = mine.stream().filter(p -> !theirs.contains(p)).collect(Collectors.toSet());
        assertThat(one.contains(other)).isEqualTo(mine.containsAll(theirs));
        assertThat(one.overlaps(other)).isEqualTo(!shared.isEmpty());
        assertThat(members(one.overlap(other).stream())).isEqualTo(shared);
        assertThat(members(one.minus(other).stream())).isEqualTo(rest);
      }
      for (var port = 0; port < 7; port++) {
        assertThat(one.contains(port)).isEqualTo(members(one).contains(port));
      }
    }
  }

  @Test
  void mergedRangesHoldTheSamePortsWithGapsBetweenThem() {
    for (var a : UNIVERSE) {
      for (var b : UNIVERSE) {
        for (var c : UNIVERSE) {
          var merged = Ports.merged(List.of(a, b, c));
          assertThat(members(merged.stream())).isEqualTo(members(Stream.of(a, b, c)));
          for (var i = 1; i < merged.size(); i++) {
            assertThat(merged.get(i).from()).isGreaterThan(merged.get(i - 1).to() + 1);
          }
        }
      }
    }
  }

  @Test
  void whatIsNoRangeIsRefused() {
    assertThatThrownBy(() -> new Ports(-1, 5)).hasMessageStartingWith("-1-5 is not a range");
    assertThatThrownBy(() -> new Ports(0, 65_536)).hasMessageContaining("within 0-65535");
    assertThatThrownBy(() -> new Ports(6, 5)).isInstanceOf(IllegalArgumentException.class);
    assertThat(new Ports(0, 65_535)).isEqualTo(Ports.ALL);
  }

  @Test
  void textIsOnePortOrTwo() {
    assertThat(Ports.of(443)).hasToString("443");
    assertThat(new Ports(1_024, 65_535)).hasToString("1024-65535");
  }

  @Test
  void rangesSortByTheirEnds() {
    assertThat(Stream.of(new Ports(2, 9), new Ports(1, 5), new Ports(2, 3)).sorted())
        .containsExactly(new Ports(1, 5), new Ports(2, 3), new Ports(2, 9));
  }

  @Test
  void usualSourcePortsLieWithinTheWhole() {
    assertThatThrownBy(() -> new SourcePorts(Ports.of(5), Ports.of(6)))
        .hasMessageContaining("must lie within");
    assertThat(SourcePorts.exactly(7).translated()).isEqualTo(SourcePorts.exactly(7));
    assertThat(SourcePorts.LINUX.translated()).isEqualTo(SourcePorts.ANY);
    assertThat(SourcePorts.WINDOWS.usual()).isEqualTo(new Ports(49_152, 65_535));
    assertThat(SourcePorts.LINUX.usual()).isEqualTo(new Ports(32_768, 60_999));
  }
}
