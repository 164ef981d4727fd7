package dev.sessionready.json;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.SerializationConfig;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.deser.ValueDeserializerModifier;
import tools.jackson.databind.deser.std.DelegatingDeserializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.ValueSerializerModifier;
import tools.jackson.databind.ser.std.StdSerializer;
import tools.jackson.databind.type.CollectionType;
import tools.jackson.databind.type.MapType;

/**
 * What Jackson reads into lists, maps and enums: nothing that changes, each noun under its name.
 */
final class KeyedMaps {

  private KeyedMaps() {}

  static void register(SimpleModule module) {
    module.setDeserializerModifier(new Reading()).setSerializerModifier(new Writing());
  }

  private static final class Reading extends ValueDeserializerModifier {

    private static final long serialVersionUID = 1L;

    @Override
    public ValueDeserializer<?> modifyMapDeserializer(
        DeserializationConfig config,
        MapType type,
        BeanDescription.Supplier description,
        ValueDeserializer<?> plain) {
      return new MapReader(plain);
    }

    @Override
    public ValueDeserializer<?> modifyCollectionDeserializer(
        DeserializationConfig config,
        CollectionType type,
        BeanDescription.Supplier description,
        ValueDeserializer<?> plain) {
      return new ListReader(plain);
    }

    @Override
    public ValueDeserializer<?> modifyEnumDeserializer(
        DeserializationConfig config,
        JavaType type,
        BeanDescription.Supplier description,
        ValueDeserializer<?> plain) {
      return new TextType.Reader<>(TextType.ofEnum(type.getRawClass()));
    }
  }

  private static final class Writing extends ValueSerializerModifier {

    private static final long serialVersionUID = 1L;

    @Override
    public ValueSerializer<?> modifyMapSerializer(
        SerializationConfig config,
        MapType type,
        BeanDescription.Supplier description,
        ValueSerializer<?> plain) {
      return new MapWriter(plain);
    }
  }

  private static final class ListReader extends DelegatingDeserializer {

    ListReader(ValueDeserializer<?> plain) {
      super(plain);
    }

    @Override
    protected ValueDeserializer<?> newDelegatingInstance(ValueDeserializer<?> plain) {
      return new ListReader(plain);
    }

    @Override
    public Object deserialize(JsonParser in, DeserializationContext context) {
      return List.copyOf((List<?>) super.deserialize(in, context));
    }
  }

  private static final class MapReader extends DelegatingDeserializer {

    MapReader(ValueDeserializer<?> plain) {
      super(plain);
    }

    @Override
    protected ValueDeserializer<?> newDelegatingInstance(ValueDeserializer<?> plain) {
      return new MapReader(plain);
    }

    @Override
    public Object deserialize(JsonParser in, DeserializationContext context) {
      Map<?, ?> map = (Map<?, ?>) super.deserialize(in, context);
      map.forEach((key, noun) ->
          NounName.otherThan(key, noun)
              .ifPresent(other -> {
                throw DatabindException.wrapWithPath(
                    context,
                    new IllegalArgumentException(
                        "its %s is \"%s\", which must be its key too"
                            .formatted(other.field(), other.name())),
                    new JacksonException.Reference(map, (String) key));
              }));
      return Map.copyOf(map);
    }
  }

  private static final class MapWriter extends StdSerializer<Map<?, ?>> {

    private final ValueSerializer<Object> plain;

    @SuppressWarnings("unchecked") // Jackson hands over the serializer of maps.
    MapWriter(ValueSerializer<?> plain) {
      super(Map.class);
      this.plain = (ValueSerializer<Object>) plain;
    }

    @Override
    public void resolve(SerializationContext context) {
      plain.resolve(context);
    }

    @Override
    public ValueSerializer<?> createContextual(
        SerializationContext context, @Nullable BeanProperty property) {
      return new MapWriter(plain.createContextual(context, property));
    }

    @Override
    public void serialize(Map<?, ?> map, JsonGenerator out, SerializationContext context) {
      map.forEach((key, noun) ->
          NounName.otherThan(key, noun)
              .ifPresent(other -> {
                throw new IllegalArgumentException(
                    "\"%s\" is kept under the key \"%s\"".formatted(other.name(), key));
              }));
      plain.serialize(map, out, context);
    }
  }
}
