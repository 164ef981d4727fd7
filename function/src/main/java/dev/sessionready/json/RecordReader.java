package dev.sessionready.json;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads records of the model: every component but one that may be null, and nothing else. */
final class RecordReader implements ValueReader {

  private final Constructor<?> constructor;
  private final String[] names;
  private final ValueReader[] readers;
  private final byte[][] quoted;
  private final long required;
  private final boolean recurs;

  /**
   * The reader of a record.
   *
   * @param readerOf how the components are read
   */
  RecordReader(Class<?> type, Function<Type, ValueReader> readerOf) {
    RecordComponent[] components = type.getRecordComponents();
    this.constructor = canonical(type, components);
    this.names = Arrays.stream(components).map(RecordComponent::getName).toArray(String[]::new);
    this.readers =
        Arrays.stream(components)
            .map(component -> readerOf.apply(component.getGenericType()))
            .toArray(ValueReader[]::new);
    this.quoted =
        Arrays.stream(names)
            .map(name -> ('"' + name + '"').getBytes(StandardCharsets.UTF_8))
            .toArray(byte[][]::new);
    long needed = 0;
    for (int place = 0; place < components.length; place++) {
      if (!components[place].getAnnotatedType().isAnnotationPresent(Nullable.class)) {
        needed |= 1L << place;
      }
    }
    this.required = needed;
    this.recurs = Arrays.stream(components).allMatch(RecordReader::isFromFew);
  }

  // A record of settings alone, such as those of the metadata service, has few values.
  private static boolean isFromFew(RecordComponent component) {
    Class<?> type = component.getType();
    return (type == String.class || type.isPrimitive() || type.isEnum())
        && !component.getName().equals("id");
  }

  private static Constructor<?> canonical(Class<?> type, RecordComponent[] components) {
    try {
      return type.getDeclaredConstructor(
          Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
    } catch (NoSuchMethodException impossible) {
      throw new IllegalStateException(type + " is a record without its constructor", impossible);
    }
  }

  @Override
  public Object read(SnapshotTokens in, SharedValues shared) {
    in.take('{');
    return rest(new @Nullable Object[names.length], 0, in.takes('}'), in, shared);
  }

  /** The same after its first component, which is known already. */
  Object rest(SnapshotTokens in, SharedValues shared) {
    return rest(new @Nullable Object[names.length], 0, !in.takes(',') && ends(in), in, shared);
  }

  /** The same where that is to be a component of the record too. */
  Object rest(String name, Object value, SnapshotTokens in, SharedValues shared) {
    @Nullable Object[] values = new @Nullable Object[names.length];
    int place = List.of(names).indexOf(name);
    values[place] = value;
    return rest(values, 1L << place, !in.takes(',') && ends(in), in, shared);
  }

  private Object rest(
      @Nullable Object[] values, long known, boolean over, SnapshotTokens in, SharedValues shared) {
    long found = known;
    int next = 0;
    for (boolean ended = over; !ended; ended = !in.takes(',') && ends(in)) {
      int place = place(in, next);
      if ((found & (1L << place)) != 0) {
        throw new SnapshotTokens.Unusual();
      }
      found |= 1L << place;
      in.take(':');
      values[place] = readers[place].read(in, shared);
      next = place + 1;
    }
    if ((found & required) != required) {
      throw new SnapshotTokens.Unusual();
    }
    Object made = make(values);
    return recurs ? shared.value(made) : made;
  }

  private static boolean ends(SnapshotTokens in) {
    in.take('}');
    return true;
  }

  // They mostly stand in their order.
  private int place(SnapshotTokens in, int next) {
    for (int i = 0; i < quoted.length; i++) {
      int place = (next + i) % quoted.length;
      if (in.takes(quoted[place])) {
        return place;
      }
    }
    throw new SnapshotTokens.Unusual();
  }

  private Object make(@Nullable Object[] values) {
    try {
      return constructor.newInstance(values);
    } catch (ReflectiveOperationException refused) {
      throw new IllegalArgumentException(refused);
    }
  }
}
