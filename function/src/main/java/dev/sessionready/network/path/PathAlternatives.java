package dev.sessionready.network.path;

import dev.sessionready.network.address.CidrSet;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;

/** Several packet paths of which one is taken, and their outcome together. */
public final class PathAlternatives {

  private PathAlternatives() {}

  /** Where any of the places will do and DNS rotates over them: one that is open is enough. */
  public static PathOutcome anywhere(List<PacketPath> packetPaths) {
    var best = packetPaths.isEmpty() ? PathOutcome.ALLOWED : PathOutcome.BLOCKED;
    for (var packetPath : packetPaths) {
      var outcome = packetPath.outcome();
      best = outcome.compareTo(best) < 0 ? outcome : best;
    }
    return best;
  }

  /**
   * Where the service is at one of the places and AWS does not show which: the path of most
   * addresses counts. Routes of their own for a few public addresses say whose those are, so it
   * does not matter that they cannot be followed, but it does that they are blocked.
   */
  public static PathOutcome somewhere(List<PacketPath> packetPaths) {
    var outcomes = EnumSet.noneOf(PathOutcome.class);
    packetPaths.forEach(packetPath -> outcomes.add(packetPath.outcome()));
    if (outcomes.size() < 2) {
      return anywhere(packetPaths);
    }
    return main(packetPaths).outcome() == PathOutcome.ALLOWED
            && !outcomes.contains(PathOutcome.BLOCKED)
        ? PathOutcome.ALLOWED
        : PathOutcome.UNKNOWN;
  }

  private static PacketPath main(List<PacketPath> packetPaths) {
    return packetPaths.stream().max(Comparator.comparing(PacketPath::weight)).orElseThrow();
  }

  /** What is not quite right where the whole is open and a part is not. */
  static List<Caveat> caveats(List<PacketPath> packetPaths, boolean broad) {
    var outcome = broad ? somewhere(packetPaths) : anywhere(packetPaths);
    var closed =
        packetPaths.stream()
            .filter(packetPath -> packetPath.outcome() != PathOutcome.ALLOWED)
            .flatMap(packetPath -> packetPath.destination().stream())
            .toList();
    if (outcome != PathOutcome.ALLOWED || closed.isEmpty()) {
      return List.of();
    }
    var kind = broad ? Caveat.Kind.ROUTED_ELSEWHERE : Caveat.Kind.SOME_UNREACHABLE;
    return List.of(new Caveat(kind, CidrSet.text(closed)));
  }
}
