package dev.sessionready.network;

import java.util.Comparator;
import java.util.List;

/** Several traces of which one is taken, and what they come to together. */
final class Fan {

  private Fan() {}

  /** Where any of the places will do and DNS rotates over them: one that is open is enough. */
  static Outcome anywhere(List<Trace> traces) {
    return traces.stream().map(Trace::outcome).min(Comparator.naturalOrder()).orElse(Outcome.OPEN);
  }

  /**
   * Where the service is at one of the places and nobody tells which: the most addresses speak for
   * it. Routes of their own for a few public addresses tell whose those are, so not being able to
   * follow them is no doubt; that they are shut is one.
   */
  static Outcome somewhere(List<Trace> traces) {
    var outcomes = traces.stream().map(Trace::outcome).distinct().toList();
    if (outcomes.size() < 2) {
      return anywhere(traces);
    }
    return main(traces).outcome() == Outcome.OPEN && !outcomes.contains(Outcome.SHUT)
        ? Outcome.OPEN
        : Outcome.UNVERIFIABLE;
  }

  private static Trace main(List<Trace> traces) {
    return traces.stream().max(Comparator.comparing(Trace::weight)).orElseThrow();
  }

  /** What is not quite right where the whole is open and a part is not. */
  static List<Caveat> caveats(List<Trace> traces, boolean broad) {
    var outcome = broad ? somewhere(traces) : anywhere(traces);
    var closed =
        traces.stream()
            .filter(trace -> trace.outcome() != Outcome.OPEN)
            .flatMap(trace -> trace.destination().stream())
            .toList();
    if (outcome != Outcome.OPEN || closed.isEmpty()) {
      return List.of();
    }
    var kind = broad ? Caveat.Kind.ROUTED_ELSEWHERE : Caveat.Kind.SOME_UNREACHABLE;
    return List.of(new Caveat(kind, Space.text(closed)));
  }
}
