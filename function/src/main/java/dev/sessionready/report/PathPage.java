package dev.sessionready.report;

import dev.sessionready.check.OneLine;
import dev.sessionready.check.Text;
import dev.sessionready.model.Service;
import dev.sessionready.network.Caveat;
import dev.sessionready.network.Door;
import dev.sessionready.network.Reach;
import dev.sessionready.network.ServicePath;
import dev.sessionready.network.Trace;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The way from an instance to a service, door by door, for a person at a terminal. */
public record PathPage(Messages messages) {

  private static final String REPLY = ".reply";
  private static final int GAP = 2;

  /** One line for the way as a whole, then one for each door, in order. */
  public String of(Service service, ServicePath path) {
    StringBuilder page = new StringBuilder();
    page.append(
        "%s %s: %s%n"
            .formatted(
                sign(path),
                service.code(),
                messages.say(
                    "path." + kebab(path.way().name()),
                    String.join(messages.say("list.comma"), path.viaIds()))));
    path.doors().forEach(door -> tell(page, "    ", door));
    List<Trace> traces = path.traces();
    for (Trace trace : traces) {
      String indent = "    ";
      if (traces.size() > 1) {
        page.append("    ").append(destination(trace)).append('\n');
        indent = "      ";
      }
      for (Door door : trace.doors()) {
        tell(page, indent, door);
      }
    }
    path.caveats().forEach(caveat -> page.append("    ! ").append(say(caveat)).append('\n'));
    return page.toString();
  }

  private void tell(StringBuilder page, String indent, Door door) {
    String sign =
        switch (door.reach()) {
          case Reach.Open _ -> "✓";
          case Reach.Shut _ -> "✗";
          case Reach.Unverifiable _ -> "?";
        };
    page.append(
        "%s%s %s%s  %s%n"
            .formatted(
                indent,
                sign,
                Columns.pad(name(door), nameColumns()),
                OneLine.of(String.join(" ", door.resourceIds())),
                why(door.reach())));
    if (door.reach() instanceof Reach.Open open) {
      for (Caveat caveat : open.caveats()) {
        page.append(indent).append("  ! ").append(say(caveat)).append('\n');
      }
    }
  }

  private String name(Door door) {
    return messages.say(key(door.kind()) + (door.direction() == Door.Direction.REPLY ? REPLY : ""));
  }

  /** The columns that the longest name of a door takes, and a gap. */
  private int nameColumns() {
    return Arrays.stream(Door.Kind.values())
            .map(PathPage::key)
            .flatMap(key -> Stream.of(key, key + REPLY))
            .flatMap(key -> messages.find(key).stream())
            .mapToInt(Columns::of)
            .max()
            .orElse(0)
        + GAP;
  }

  private String why(Reach reach) {
    return switch (reach) {
      case Reach.Open open -> OneLine.of(open.rule());
      case Reach.Shut(var reason, String rule) ->
          reason + ": " + messages.say("reason." + kebab(reason.name()), rule);
      case Reach.Unverifiable unverifiable -> {
        var failed = unverifiable.failed();
        yield failed == null
            ? messages.say("doubt." + kebab(unverifiable.doubt().name()), unverifiable.id())
            : messages.say("report.unreadable", failed.action(), failed.reason());
      }
    };
  }

  private String say(Caveat caveat) {
    return messages.say(Text.message("caveat." + kebab(caveat.kind().name()), caveat.detail()));
  }

  private String destination(Trace trace) {
    return messages.say(
        "path.to",
        trace.destination().isEmpty()
            ? messages.say("path.to-nowhere")
            : trace.destination().stream().map(Object::toString).collect(Collectors.joining(" ")));
  }

  private static String sign(ServicePath path) {
    return switch (path.outcome()) {
      case OPEN -> "✓";
      case SHUT -> "✗";
      case UNVERIFIABLE -> "?";
    };
  }

  private static String key(Door.Kind kind) {
    return "door." + kebab(kind.name());
  }

  private static String kebab(String constant) {
    return constant.toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
