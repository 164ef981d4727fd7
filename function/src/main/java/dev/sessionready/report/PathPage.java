package dev.sessionready.report;

import dev.sessionready.model.Service;
import dev.sessionready.network.path.Caveat;
import dev.sessionready.network.path.PacketPath;
import dev.sessionready.network.path.PathComponent;
import dev.sessionready.network.path.PathOutcome;
import dev.sessionready.network.path.Reachability;
import dev.sessionready.network.path.ServicePath;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The path from an instance to a service, component by component, for a person at a terminal. */
public record PathPage(Messages messages) {

  private static final int GAP = 2;

  /** One line for the path as a whole, then one for each component, in order. */
  public String of(Service service, ServicePath path) {
    StringBuilder page = new StringBuilder();
    page.append(
        "%s %s: %s%n".formatted(sign(path.outcome()), service.code(), words().summary(path)));
    path.components().forEach(component -> append(page, "    ", component));
    List<PacketPath> packetPaths = path.packetPaths();
    for (PacketPath packetPath : packetPaths) {
      String indent = "    ";
      if (packetPaths.size() > 1) {
        page.append("    ").append(words().destination(packetPath)).append('\n');
        indent = "      ";
      }
      for (PathComponent component : packetPath.components()) {
        append(page, indent, component);
      }
    }
    path.caveats()
        .forEach(caveat -> page.append("    ! ").append(words().say(caveat)).append('\n'));
    return page.toString();
  }

  private void append(StringBuilder page, String indent, PathComponent component) {
    page.append(
        "%s%s %s%s  %s%n"
            .formatted(
                indent,
                sign(component.reachability().outcome()),
                TerminalColumns.pad(words().name(component), nameColumns()),
                words().ids(component),
                words().why(component.reachability())));
    if (component.reachability() instanceof Reachability.Allowed open) {
      for (Caveat caveat : open.caveats()) {
        page.append(indent).append("  ! ").append(words().say(caveat)).append('\n');
      }
    }
  }

  /** The columns that the longest name of a component takes, and a gap. */
  private int nameColumns() {
    return Arrays.stream(PathComponent.Kind.values())
            .flatMap(kind -> Stream.of(PathWords.key(kind), PathWords.returnKey(kind)))
            .flatMap(key -> messages.find(key).stream())
            .mapToInt(TerminalColumns::of)
            .max()
            .orElse(0)
        + GAP;
  }

  private PathWords words() {
    return new PathWords(messages);
  }

  private static String sign(PathOutcome outcome) {
    return switch (outcome) {
      case ALLOWED -> "✓";
      case BLOCKED -> "✗";
      case UNKNOWN -> "?";
    };
  }
}
