package dev.sessionready.report;

import dev.sessionready.check.OneLine;
import dev.sessionready.check.Text;
import dev.sessionready.network.path.Caveat;
import dev.sessionready.network.path.PacketPath;
import dev.sessionready.network.path.PathComponent;
import dev.sessionready.network.path.PathComponent.Direction;
import dev.sessionready.network.path.Reachability;
import dev.sessionready.network.path.ServicePath;
import java.util.Locale;
import java.util.stream.Collectors;

/** Network paths in the words of one language: what every page that shows one says of it. */
public record PathWords(Messages messages) {

  private static final String RETURN = ".return";

  /** The path as a whole: through what it leads, or that there is none. */
  public String summary(ServicePath path) {
    return messages.say(
        "path." + kebab(path.kind().name()),
        String.join(messages.say("list.comma"), path.viaIds()));
  }

  /** What kind of component it is, and whether the reply passes it. */
  public String name(PathComponent component) {
    return messages.say(
        key(component.kind()) + (component.direction() == Direction.RETURN ? RETURN : ""));
  }

  /** The resources that it is, the deciding one first. */
  public String ids(PathComponent component) {
    return OneLine.of(String.join(" ", component.resourceIds()));
  }

  /** The AWS rule that lets the packet through or drops it, or why that is unknown. */
  public String why(Reachability reachability) {
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

  public String say(Caveat caveat) {
    return messages.say(Text.message("caveat." + kebab(caveat.kind().name()), caveat.detail()));
  }

  /** Where one of several packet paths leads. */
  public String destination(PacketPath packetPath) {
    return messages.say(
        "path.to",
        packetPath.destination().isEmpty()
            ? messages.say("path.to-nowhere")
            : packetPath.destination().stream()
                .map(Object::toString)
                .collect(Collectors.joining(" ")));
  }

  static String key(PathComponent.Kind kind) {
    return "component." + kebab(kind.name());
  }

  static String returnKey(PathComponent.Kind kind) {
    return key(kind) + RETURN;
  }

  private static String kebab(String constant) {
    return constant.toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
