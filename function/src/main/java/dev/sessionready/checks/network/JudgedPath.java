package dev.sessionready.checks.network;

import dev.sessionready.model.Service;
import dev.sessionready.network.path.PacketPath;
import dev.sessionready.network.path.PathComponent;
import dev.sessionready.network.path.PathOutcome;
import dev.sessionready.network.path.ServicePath;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The path to one service, with each of its components given what else is known: worked out once
 * for all checks that look at it.
 */
final class JudgedPath {

  private final Service service;
  private final ServicePath path;
  private final List<PathComponent> settings;
  private final List<PathComponent> known;
  private final List<PacketPath> packetPaths;
  private final PathOutcome outcome;
  private final boolean hasFailedLookup;

  /** A path by the settings alone. */
  JudgedPath(Service service, ServicePath path) {
    this.service = service;
    this.path = path;
    this.settings = everyComponent(path);
    this.known = settings;
    this.packetPaths = path.packetPaths();
    this.outcome = path.outcome();
    this.hasFailedLookup = path.failedLookup().isPresent();
  }

  private JudgedPath(JudgedPath bySettings, List<PathComponent> known, ServicePath mapped) {
    this.service = bySettings.service;
    this.path = bySettings.path;
    this.settings = bySettings.settings;
    this.known = known;
    this.packetPaths = mapped.packetPaths();
    this.outcome = mapped.outcome();
    this.hasFailedLookup = bySettings.hasFailedLookup || mapped.failedLookup().isPresent();
  }

  /**
   * The same path given what else is known; itself where that changes nothing.
   *
   * @param judged each of its components given that; the component itself where nothing else is
   *     known of it
   */
  JudgedPath given(UnaryOperator<PathComponent> judged) {
    List<PathComponent> changed = changed(settings, judged);
    return changed != null || isChangedElsewhere(path, judged)
        ? new JudgedPath(this, changed == null ? settings : changed, path.map(judged))
        : this;
  }

  Service service() {
    return service;
  }

  /** The path by the settings alone. */
  ServicePath path() {
    return path;
  }

  /** Those that decide which path it is, and those of all packet paths, by the settings alone. */
  List<PathComponent> settings() {
    return settings;
  }

  /** The same given what else is known, each in the place that it has by the settings alone. */
  List<PathComponent> known() {
    return known;
  }

  /** The packet paths given what else is known, one for each by the settings alone. */
  List<PacketPath> packetPaths() {
    return packetPaths;
  }

  /** Its outcome given what else is known. */
  PathOutcome outcome() {
    return outcome;
  }

  /** Whether a lookup failed on it that bears on it. */
  boolean hasFailedLookup() {
    return hasFailedLookup;
  }

  /** All of them, where what else is known changes one; null where it changes none. */
  @SuppressWarnings("ReferenceEquality") // What is unchanged is handed back itself.
  private static @Nullable List<PathComponent> changed(
      List<PathComponent> components, UnaryOperator<PathComponent> judged) {
    List<PathComponent> all = null;
    for (int at = 0; at < components.size(); at++) {
      PathComponent before = components.get(at);
      PathComponent after = judged.apply(before);
      if (after != before) {
        all = all == null ? new ArrayList<>(components) : all;
        all.set(at, after);
      }
    }
    return all == null ? null : List.copyOf(all);
  }

  private static boolean isChangedElsewhere(ServicePath path, UnaryOperator<PathComponent> judged) {
    for (PacketPath alternative : path.alternatives()) {
      if (changed(alternative.components(), judged) != null) {
        return true;
      }
    }
    return false;
  }

  private static List<PathComponent> everyComponent(ServicePath path) {
    List<PathComponent> all = new ArrayList<>(path.components());
    path.packetPaths().forEach(packetPath -> all.addAll(packetPath.components()));
    return List.copyOf(all);
  }
}
