package dev.sessionready.network;

import java.util.List;

/** Doors as lines of text, short enough to be compared as a whole. */
final class Told {

  private Told() {}

  static List<String> doors(Trace trace) {
    return lines(trace.doors());
  }

  static List<String> shut(Trace trace) {
    return lines(trace.doors(), Outcome.SHUT);
  }

  static List<String> doubts(Trace trace) {
    return lines(trace.doors(), Outcome.UNVERIFIABLE);
  }

  static List<String> lines(List<Door> doors) {
    return doors.stream().map(Told::line).toList();
  }

  private static List<String> lines(List<Door> doors, Outcome outcome) {
    return lines(doors.stream().filter(door -> door.reach().outcome() == outcome).toList());
  }

  private static String line(Door door) {
    var way =
        switch (door.direction()) {
          case FORWARD -> "→";
          case REPLY -> "←";
        };
    return "%s %s %s %s".formatted(way, door.kind(), door.resourceIds(), text(door.reach()));
  }

  private static String text(Reach reach) {
    return switch (reach) {
      case Reach.Open(var rule, var _) -> "open " + rule;
      case Reach.Shut(var reason, var rule) -> reason + " " + rule;
      case Reach.Unverifiable(var doubt, var id, var failed) ->
          failed == null
              ? doubt + " " + id
              : "%s %s %s %s".formatted(doubt, id, failed.action(), failed.reason());
    };
  }
}
