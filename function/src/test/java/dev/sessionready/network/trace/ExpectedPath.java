package dev.sessionready.network.trace;

import dev.sessionready.network.path.PacketPath;
import dev.sessionready.network.path.PathComponent;
import dev.sessionready.network.path.PathOutcome;
import dev.sessionready.network.path.Reachability;
import java.util.List;

/** Doors as lines of text, short enough to be compared as a whole. */
public final class ExpectedPath {

  private ExpectedPath() {}

  static List<String> components(PacketPath packetPath) {
    return lines(packetPath.components());
  }

  static List<String> blocked(PacketPath packetPath) {
    return lines(packetPath.components(), PathOutcome.BLOCKED);
  }

  public static List<String> doubts(PacketPath packetPath) {
    return lines(packetPath.components(), PathOutcome.UNKNOWN);
  }

  static List<String> lines(List<PathComponent> components) {
    return components.stream().map(ExpectedPath::line).toList();
  }

  private static List<String> lines(List<PathComponent> components, PathOutcome outcome) {
    return lines(
        components.stream()
            .filter(component -> component.reachability().outcome() == outcome)
            .toList());
  }

  private static String line(PathComponent component) {
    var path =
        switch (component.direction()) {
          case FORWARD -> "→";
          case RETURN -> "←";
        };
    return "%s %s %s %s"
        .formatted(path, component.kind(), component.resourceIds(), text(component.reachability()));
  }

  private static String text(Reachability reachability) {
    return switch (reachability) {
      case Reachability.Allowed(var rule, var _) -> "open " + rule;
      case Reachability.Blocked(var reason, var rule) -> reason + " " + rule;
      case Reachability.Unknown(var doubt, var id, var failed) ->
          failed == null
              ? doubt + " " + id
              : "%s %s %s %s".formatted(doubt, id, failed.action(), failed.reason());
    };
  }
}
