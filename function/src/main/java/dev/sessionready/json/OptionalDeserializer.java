package dev.sessionready.json;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.std.StdDeserializer;

/** Reads a component that may be missing; to Jackson, one that is there and null is the same. */
final class OptionalDeserializer extends StdDeserializer<Object> {

  private final transient @Nullable ValueDeserializer<Object> value;

  /** The reader of whatever type the component has. */
  OptionalDeserializer() {
    super(Object.class);
    this.value = null;
  }

  private OptionalDeserializer(Class<?> type, ValueDeserializer<Object> value) {
    super(type);
    this.value = value;
  }

  @Override
  public ValueDeserializer<?> createContextual(
      DeserializationContext context, @Nullable BeanProperty property) {
    BeanProperty component = Objects.requireNonNull(property, "only components are optional");
    return new OptionalDeserializer(
        component.getType().getRawClass(),
        context.findContextualValueDeserializer(component.getType(), component));
  }

  @Override
  public Object deserialize(JsonParser in, DeserializationContext context) {
    return Objects.requireNonNull(value, "made for a type").deserialize(in, context);
  }

  @Override
  public @Nullable Object getNullValue(DeserializationContext context) {
    return context.reportInputMismatch(this, "null stands for nothing here");
  }

  @Override
  public @Nullable Object getAbsentValue(DeserializationContext context) {
    return null;
  }
}
