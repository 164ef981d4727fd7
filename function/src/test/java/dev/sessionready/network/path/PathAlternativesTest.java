package dev.sessionready.network.path;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionready.network.address.Cidr;
import dev.sessionready.network.address.Ip;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathAlternativesTest {

  /** Traces whose outcomes are given in order, the first with the most addresses. */
  private static List<PacketPath> packetPaths(String outcomes) {
    var prefix = new int[] {8};
    return Stream.of(outcomes.split(" "))
        .map(text -> packetPath(PathOutcome.valueOf(text), prefix[0]++))
        .toList();
  }

  private static PacketPath packetPath(PathOutcome outcome, int prefix) {
    var reachability =
        switch (outcome) {
          case ALLOWED -> new Reachability.Allowed("");
          case BLOCKED -> new Reachability.Blocked(ExplanationCode.BAD_STATE, "");
          case UNKNOWN -> new Reachability.Unknown(UnknownReason.NOT_VISIBLE, "");
        };
    var component =
        new PathComponent(
            PathComponent.Kind.ROUTE, PathComponent.Direction.FORWARD, List.of(), reachability);
    var block = new Cidr(Ip.parse(prefix + ".0.0.0"), prefix);
    return new PacketPath(List.of(block), List.of(component), PacketPath.End.UNKNOWN);
  }

  @ParameterizedTest
  @CsvSource({
    "ALLOWED, ALLOWED, ALLOWED",
    "BLOCKED, BLOCKED, BLOCKED",
    "UNKNOWN, UNKNOWN, UNKNOWN",
    "ALLOWED ALLOWED, ALLOWED, ALLOWED",
    "ALLOWED BLOCKED, ALLOWED, UNKNOWN",
    "ALLOWED UNKNOWN, ALLOWED, ALLOWED",
    "ALLOWED UNKNOWN BLOCKED, ALLOWED, UNKNOWN",
    "BLOCKED ALLOWED, ALLOWED, UNKNOWN",
    "BLOCKED BLOCKED, BLOCKED, BLOCKED",
    "BLOCKED UNKNOWN, UNKNOWN, UNKNOWN",
    "UNKNOWN ALLOWED, ALLOWED, UNKNOWN",
    "UNKNOWN BLOCKED, UNKNOWN, UNKNOWN"
  })
  void packetPathsComeToOneOutcome(String outcomes, PathOutcome anywhere, PathOutcome somewhere) {
    var packetPaths = packetPaths(outcomes);
    assertThat(PathAlternatives.anywhere(packetPaths)).isEqualTo(anywhere);
    assertThat(PathAlternatives.somewhere(packetPaths)).isEqualTo(somewhere);
    assertThat(PathAlternatives.somewhere(packetPaths.reversed())).isEqualTo(somewhere);
  }

  @Test
  void closedPartsOfAnOpenWholeAreACaveat() {
    assertThat(PathAlternatives.caveats(packetPaths("ALLOWED BLOCKED UNKNOWN"), false))
        .containsExactly(new Caveat(Caveat.Kind.SOME_UNREACHABLE, "9.0.0.0/9 10.0.0.0/10"));
    assertThat(PathAlternatives.caveats(packetPaths("ALLOWED UNKNOWN"), true))
        .containsExactly(new Caveat(Caveat.Kind.ROUTED_ELSEWHERE, "9.0.0.0/9"));
    assertThat(PathAlternatives.caveats(packetPaths("ALLOWED ALLOWED"), false)).isEmpty();
    assertThat(PathAlternatives.caveats(packetPaths("BLOCKED BLOCKED"), false)).isEmpty();
    assertThat(PathAlternatives.caveats(packetPaths("ALLOWED BLOCKED"), true)).isEmpty();
  }

  @Test
  void withoutPacketPathsTheComponentsAloneDecide() {
    assertThat(PathAlternatives.anywhere(List.of())).isEqualTo(PathOutcome.ALLOWED);
    assertThat(PathOutcome.inSeries(List.of())).isEqualTo(PathOutcome.ALLOWED);
    assertThat(
            PathOutcome.inSeries(
                List.of(PathOutcome.ALLOWED, PathOutcome.BLOCKED, PathOutcome.UNKNOWN)))
        .isEqualTo(PathOutcome.BLOCKED);
  }
}
