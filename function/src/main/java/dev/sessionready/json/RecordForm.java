package dev.sessionready.json;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The form of a record: an object with a field for every component, in declared order. Only a
 * component marked {@link Nullable} may be missing.
 */
record RecordForm(Constructor<? extends Record> constructor, List<Field> fields) implements Form {

  /** One component, and how its values stand in JSON. */
  record Field(RecordComponent component, Form form) {

    String name() {
      return component.getName();
    }

    boolean optional() {
      return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }
  }

  /**
   * The form of a type of records.
   *
   * @throws IllegalStateException where a component's type has no form
   */
  static RecordForm of(Class<? extends Record> type) {
    List<Field> fields =
        Arrays.stream(type.getRecordComponents())
            .map(component -> new Field(component, Forms.of(component.getGenericType())))
            .toList();
    return new RecordForm(canonical(type), fields);
  }

  @Override
  public ObjectNode write(Object value) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    for (Field field : fields) {
      component(field, value).ifPresent(held -> object.set(field.name(), field.form().write(held)));
    }
    return object;
  }

  @Override
  public Object read(Spot spot) {
    Map<String, Spot> given = spot.fields();
    for (Map.Entry<String, Spot> entry : given.entrySet()) {
      refuseUnknown(entry.getKey(), entry.getValue());
    }
    return construct(fields.stream().map(field -> read(field, spot, given)).toArray());
  }

  private @Nullable Object read(Field field, Spot spot, Map<String, Spot> given) {
    return field.optional() && !given.containsKey(field.name())
        ? null
        : field.form().read(spot.field(field.name()));
  }

  private void refuseUnknown(String name, Spot spot) {
    if (fields.stream().noneMatch(field -> field.name().equals(name))) {
      throw spot.misread(
          "there is no such field; the fields here are "
              + fields.stream().map(Field::name).collect(Collectors.joining(", ")));
    }
  }

  private static Optional<Object> component(Field field, Object value) {
    try {
      return Optional.ofNullable(field.component().getAccessor().invoke(value));
    } catch (IllegalAccessException | InvocationTargetException broken) {
      throw new IllegalStateException(field.component() + " cannot be read", broken);
    }
  }

  private Object construct(@Nullable Object[] values) {
    try {
      return constructor.newInstance(values);
    } catch (ReflectiveOperationException broken) {
      throw new IllegalStateException(constructor + " refuses what was read", broken);
    }
  }

  private static Constructor<? extends Record> canonical(Class<? extends Record> type) {
    Class<?>[] components =
        Arrays.stream(type.getRecordComponents())
            .map(RecordComponent::getType)
            .toArray(Class<?>[]::new);
    try {
      return type.getDeclaredConstructor(components);
    } catch (NoSuchMethodException impossible) {
      throw new LinkageError("every record has a canonical constructor", impossible);
    }
  }
}
