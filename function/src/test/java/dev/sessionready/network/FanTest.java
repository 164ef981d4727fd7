package dev.sessionready.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FanTest {

  /** Traces whose outcomes are given in order, the first with the most addresses. */
  private static List<Trace> traces(String outcomes) {
    var prefix = new int[] {8};
    return Stream.of(outcomes.split(" "))
        .map(text -> trace(Outcome.valueOf(text), prefix[0]++))
        .toList();
  }

  private static Trace trace(Outcome outcome, int prefix) {
    var reach =
        switch (outcome) {
          case OPEN -> new Reach.Open("");
          case SHUT -> new Reach.Shut(Reason.BAD_STATE, "");
          case UNVERIFIABLE -> new Reach.Unverifiable(Doubt.NOT_VISIBLE, "");
        };
    var door = new Door(Door.Kind.ROUTE, Door.Direction.FORWARD, List.of(), reach);
    var block = new Cidr(Ip.parse(prefix + ".0.0.0"), prefix);
    return new Trace(List.of(block), List.of(door), Trace.End.UNKNOWN);
  }

  @ParameterizedTest
  @CsvSource({
    "OPEN, OPEN, OPEN",
    "SHUT, SHUT, SHUT",
    "UNVERIFIABLE, UNVERIFIABLE, UNVERIFIABLE",
    "OPEN OPEN, OPEN, OPEN",
    "OPEN SHUT, OPEN, UNVERIFIABLE",
    "OPEN UNVERIFIABLE, OPEN, OPEN",
    "OPEN UNVERIFIABLE SHUT, OPEN, UNVERIFIABLE",
    "SHUT OPEN, OPEN, UNVERIFIABLE",
    "SHUT SHUT, SHUT, SHUT",
    "SHUT UNVERIFIABLE, UNVERIFIABLE, UNVERIFIABLE",
    "UNVERIFIABLE OPEN, OPEN, UNVERIFIABLE",
    "UNVERIFIABLE SHUT, UNVERIFIABLE, UNVERIFIABLE"
  })
  void tracesComeToOneOutcome(String outcomes, Outcome anywhere, Outcome somewhere) {
    var traces = traces(outcomes);
    assertThat(Fan.anywhere(traces)).isEqualTo(anywhere);
    assertThat(Fan.somewhere(traces)).isEqualTo(somewhere);
    assertThat(Fan.somewhere(traces.reversed())).isEqualTo(somewhere);
  }

  @Test
  void closedPartsOfAnOpenWholeAreACaveat() {
    assertThat(Fan.caveats(traces("OPEN SHUT UNVERIFIABLE"), false))
        .containsExactly(new Caveat(Caveat.Kind.SOME_UNREACHABLE, "9.0.0.0/9 10.0.0.0/10"));
    assertThat(Fan.caveats(traces("OPEN UNVERIFIABLE"), true))
        .containsExactly(new Caveat(Caveat.Kind.ROUTED_ELSEWHERE, "9.0.0.0/9"));
    assertThat(Fan.caveats(traces("OPEN OPEN"), false)).isEmpty();
    assertThat(Fan.caveats(traces("SHUT SHUT"), false)).isEmpty();
    assertThat(Fan.caveats(traces("OPEN SHUT"), true)).isEmpty();
  }

  @Test
  void withoutTracesTheDoorsAloneDecide() {
    assertThat(Fan.anywhere(List.of())).isEqualTo(Outcome.OPEN);
    assertThat(Outcome.inSeries(List.of())).isEqualTo(Outcome.OPEN);
    assertThat(Outcome.inSeries(List.of(Outcome.OPEN, Outcome.SHUT, Outcome.UNVERIFIABLE)))
        .isEqualTo(Outcome.SHUT);
  }
}
