package dev.sessionready.report.html;

import dev.sessionready.model.Service;
import dev.sessionready.network.path.Caveat;
import dev.sessionready.network.path.PacketPath;
import dev.sessionready.network.path.PathComponent;
import dev.sessionready.network.path.PathComponent.Direction;
import dev.sessionready.network.path.PathOutcome;
import dev.sessionready.network.path.Reachability;
import dev.sessionready.network.path.ServicePath;
import dev.sessionready.report.PathWords;
import dev.sessionready.report.html.ReportData.PacketRow;
import dev.sessionready.report.html.ReportData.PathRow;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Network paths, each component once. A component is a row of numbers: its name, its ids, the
 * outcome (allowed, unknown, blocked), the rule or reason, whether it is passed by the reply,
 * whether it is the endpoint, and its caveats.
 */
final class PathTable {

  private final PathWords words;
  private final Interned<String> texts;
  private final Interned<List<Integer>> components = new Interned<>();
  private final Interned<PathRow> paths = new Interned<>();
  private final Interned<List<Integer>> routes = new Interned<>();

  // Instances of one shape are handed the very same path.
  private final IdentityHashMap<ServicePath, Integer> known = new IdentityHashMap<>();

  PathTable(PathWords words, Interned<String> texts) {
    this.words = words;
    this.texts = texts;
  }

  /** The index of a path. */
  int path(Service service, ServicePath path) {
    return known.computeIfAbsent(path, _ -> paths.index(row(service, path)));
  }

  /** The index of all paths of one instance. */
  int route(List<Integer> ofOneInstance) {
    return routes.index(ofOneInstance);
  }

  List<List<Integer>> components() {
    return components.values();
  }

  List<PathRow> paths() {
    return paths.values();
  }

  List<List<Integer>> routes() {
    return routes.values();
  }

  private PathRow row(Service service, ServicePath path) {
    boolean several = path.packetPaths().size() > 1;
    return new PathRow(
        service.code(),
        initial(path.outcome()),
        texts.index(words.summary(path)),
        indices(path.components()),
        path.packetPaths().stream()
            .map(packets ->
                new PacketRow(several ? destination(packets) : -1, indices(packets.components())))
            .toList(),
        path.caveats().stream().map(this::caveat).toList());
  }

  private int destination(PacketPath packets) {
    return texts.index(words.destination(packets));
  }

  private List<Integer> indices(List<PathComponent> several) {
    return several.stream().map(component -> components.index(numbers(component))).toList();
  }

  private List<Integer> numbers(PathComponent component) {
    List<Integer> numbers = new ArrayList<>();
    numbers.add(texts.index(words.name(component)));
    numbers.add(texts.index(words.ids(component)));
    numbers.add(number(component.reachability().outcome()));
    numbers.add(texts.index(words.why(component.reachability())));
    numbers.add(component.direction() == Direction.RETURN ? 1 : 0);
    numbers.add(component.kind() == PathComponent.Kind.ENDPOINT ? 1 : 0);
    caveats(component).forEach(caveat -> numbers.add(caveat(caveat)));
    return List.copyOf(numbers);
  }

  private int caveat(Caveat caveat) {
    return texts.index(words.say(caveat));
  }

  private static Stream<Caveat> caveats(PathComponent component) {
    return component.reachability() instanceof Reachability.Allowed open
        ? open.caveats().stream()
        : Stream.of();
  }

  private static int number(PathOutcome outcome) {
    return switch (outcome) {
      case ALLOWED -> 0;
      case UNKNOWN -> 1;
      case BLOCKED -> 2;
    };
  }

  private static String initial(PathOutcome outcome) {
    return outcome.name().substring(0, 1).toLowerCase(Locale.ROOT);
  }
}
