package dev.sessionready.world;

import dev.sessionready.fact.Fact;
import dev.sessionready.model.Snapshot;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The facts of a snapshot, found by walking its records. */
final class Facts {

  private final int wanted;
  private final List<String> met = new ArrayList<>();

  private Facts(int wanted) {
    this.wanted = wanted;
  }

  /** Where each fact stands, in the order of the walk. */
  static List<String> places(Snapshot snapshot) {
    Facts tracer = new Facts(-1);
    tracer.rebuild("", snapshot);
    return tracer.met;
  }

  /** The same snapshot with one fact unreadable. */
  static Snapshot hide(Snapshot snapshot, int which) {
    return (Snapshot) Objects.requireNonNull(new Facts(which).rebuild("", snapshot));
  }

  private @Nullable Object rebuild(String place, @Nullable Object value) {
    return switch (value) {
      case null -> null;
      case Fact<?> fact -> fact(place, fact);
      case Map<?, ?> map -> map(place, map);
      case Record noun when noun.getClass().getPackageName().startsWith("dev.sessionready.model") ->
          noun(place, noun);
      default -> value;
    };
  }

  private Fact<?> fact(String place, Fact<?> fact) {
    int index = met.size();
    met.add(place);
    if (index == wanted) {
      return Fact.unreadable("test:Hidden", "hidden " + place);
    }
    return fact instanceof Fact.Known<?>(Object value)
        ? Fact.known(Objects.requireNonNull(rebuild(place, value)))
        : fact;
  }

  private Map<?, ?> map(String place, Map<?, ?> map) {
    Map<Object, Object> rebuilt = new HashMap<>();
    map.entrySet().stream()
        .sorted(Comparator.comparing(entry -> entry.getKey().toString()))
        .forEach(entry ->
            rebuilt.put(
                entry.getKey(),
                Objects.requireNonNull(rebuild(place + "/" + entry.getKey(), entry.getValue()))));
    return rebuilt;
  }

  private Record noun(String place, Record noun) {
    RecordComponent[] components = noun.getClass().getRecordComponents();
    Object[] values =
        Arrays.stream(components)
            .map(component -> rebuild(place + "/" + component.getName(), get(component, noun)))
            .toArray();
    try {
      Constructor<?> constructor =
          noun.getClass()
              .getDeclaredConstructor(
                  Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
      return (Record) constructor.newInstance(values);
    } catch (ReflectiveOperationException impossible) {
      throw new LinkageError("a record without its constructor", impossible);
    }
  }

  private static @Nullable Object get(RecordComponent component, Record noun) {
    try {
      return component.getAccessor().invoke(noun);
    } catch (ReflectiveOperationException impossible) {
      throw new LinkageError("a record without its accessor", impossible);
    }
  }
}
