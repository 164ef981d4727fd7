package dev.sessionready.report;

import dev.sessionready.check.OneLine;
import dev.sessionready.check.Text;
import dev.sessionready.model.Service;
import dev.sessionready.network.path.Caveat;
import dev.sessionready.network.path.PacketPath;
import dev.sessionready.network.path.PathComponent;
import dev.sessionready.network.path.Reachability;
import dev.sessionready.network.path.ServicePath;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The path from an instance to a service, component by component, for a person at a terminal. */
public record PathPage(Messages messages) {

  private static final String RETURN = ".return";
  private static final int GAP = 2;

  /** One line for the path as a whole, then one for each component, in order. */
  public String of(Service service, ServicePath path) {
    StringBuilder page = new StringBuilder();
    page.append(
        "%s %s: %s%n"
            .formatted(
                sign(path),
                service.code(),
                messages.say(
                    "path." + kebab(path.kind().name()),
                    String.join(messages.say("list.comma"), path.viaIds()))));
    path.components().forEach(component -> append(page, "    ", component));
    List<PacketPath> packetPaths = path.packetPaths();
    for (PacketPath packetPath : packetPaths) {
      String indent = "    ";
      if (packetPaths.size() > 1) {
        page.append("    ").append(destination(packetPath)).append('\n');
        indent = "      ";
      }
      for (PathComponent component : packetPath.components()) {
        append(page, indent, component);
      }
    }
    path.caveats().forEach(caveat -> page.append("    ! ").append(say(caveat)).append('\n'));
    return page.toString();
  }

  private void append(StringBuilder page, String indent, PathComponent component) {
    String sign =
        switch (component.reachability()) {
          case Reachability.Allowed _ -> "✓";
          case Reachability.Blocked _ -> "✗";
          case Reachability.Unknown _ -> "?";
        };
    page.append(
        "%s%s %s%s  %s%n"
            .formatted(
                indent,
                sign,
                TerminalColumns.pad(name(component), nameColumns()),
                OneLine.of(String.join(" ", component.resourceIds())),
                why(component.reachability())));
    if (component.reachability() instanceof Reachability.Allowed open) {
      for (Caveat caveat : open.caveats()) {
        page.append(indent).append("  ! ").append(say(caveat)).append('\n');
      }
    }
  }

  private String name(PathComponent component) {
    return messages.say(
        key(component.kind())
            + (component.direction() == PathComponent.Direction.RETURN ? RETURN : ""));
  }

  /** The columns that the longest name of a component takes, and a gap. */
  private int nameColumns() {
    return Arrays.stream(PathComponent.Kind.values())
            .map(PathPage::key)
            .flatMap(key -> Stream.of(key, key + RETURN))
            .flatMap(key -> messages.find(key).stream())
            .mapToInt(TerminalColumns::of)
            .max()
            .orElse(0)
        + GAP;
  }

  private String why(Reachability reachability) {
    return switch (reachability) {
      case Reachability.Allowed open -> OneLine.of(open.rule());
      case Reachability.Blocked(var reason, String rule) ->
          reason + ": " + messages.say("explanation." + kebab(reason.name()), rule);
      case Reachability.Unknown unverifiable -> {
        var failed = unverifiable.failed();
        yield failed == null
            ? messages.say("unknown." + kebab(unverifiable.doubt().name()), unverifiable.id())
            : messages.say("report.unreadable", failed.action(), failed.reason());
      }
    };
  }

  private String say(Caveat caveat) {
    return messages.say(Text.message("caveat." + kebab(caveat.kind().name()), caveat.detail()));
  }

  private String destination(PacketPath packetPath) {
    return messages.say(
        "path.to",
        packetPath.destination().isEmpty()
            ? messages.say("path.to-nowhere")
            : packetPath.destination().stream()
                .map(Object::toString)
                .collect(Collectors.joining(" ")));
  }

  private static String sign(ServicePath path) {
    return switch (path.outcome()) {
      case ALLOWED -> "✓";
      case BLOCKED -> "✗";
      case UNKNOWN -> "?";
    };
  }

  private static String key(PathComponent.Kind kind) {
    return "component." + kebab(kind.name());
  }

  private static String kebab(String constant) {
    return constant.toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
