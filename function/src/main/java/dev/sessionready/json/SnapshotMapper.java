package dev.sessionready.json;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import dev.sessionready.fact.Fact;
import dev.sessionready.network.model.GatewayEndpoint;
import dev.sessionready.network.model.InterfaceEndpoint;
import dev.sessionready.network.model.OtherEndpoint;
import dev.sessionready.network.model.VpcEndpoint;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.cfg.MutableCoercionConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.AnnotatedParameter;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/**
 * How Jackson writes and reads the records of the model: a field for every component in declared
 * order, of which only one marked {@link Nullable} may be missing, and nothing taken for what it is
 * not.
 */
final class SnapshotMapper {

  private static final JsonMapper MAPPER =
      JsonText.mapper()
          .addModule(module())
          .addMixIn(InterfaceEndpoint.class, TypedEndpoint.class)
          .addMixIn(GatewayEndpoint.class, TypedEndpoint.class)
          .addMixIn(OtherEndpoint.class, TypedEndpoint.class)
          .annotationIntrospector(new NullableComponents())
          .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .disable(EnumFeature.WRITE_ENUMS_USING_TO_STRING)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(SerializationFeature.WRAP_EXCEPTIONS)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          // Not what else a record answers, such as whether a call was denied.
          .changeDefaultVisibility(visible ->
              visible
                  .withVisibility(PropertyAccessor.ALL, Visibility.NONE)
                  .withFieldVisibility(Visibility.ANY))
          .changeDefaultPropertyInclusion(all -> all.withValueInclusion(Include.NON_NULL))
          .changeDefaultNullHandling(
              all -> all.withValueNulls(Nulls.FAIL).withContentNulls(Nulls.FAIL))
          .withCoercionConfigDefaults(SnapshotMapper::refuse)
          .build();

  private SnapshotMapper() {}

  static JsonMapper mapper() {
    return MAPPER;
  }

  private static SimpleModule module() {
    SimpleModule module = new SimpleModule();
    TextType.ALL.forEach(type -> type.register(module));
    KeyedMaps.register(module);
    return module
        .addSerializer(new FactSerializer())
        .addDeserializer(Fact.class, new FactDeserializer())
        .addDeserializer(VpcEndpoint.class, new EndpointDeserializer());
  }

  private static void refuse(MutableCoercionConfig other) {
    for (CoercionInputShape shape : CoercionInputShape.values()) {
      other.setCoercion(shape, CoercionAction.Fail);
    }
  }

  /** The type of an endpoint stands first; two of the records have no component for it. */
  @JsonPropertyOrder("type")
  private interface TypedEndpoint {

    @JsonProperty
    String type();
  }

  /** Requires every component of a record but those that may be null. */
  private static final class NullableComponents extends JacksonAnnotationIntrospector {

    private static final long serialVersionUID = 1L;

    @Override
    public @Nullable Boolean hasRequiredMarker(MapperConfig<?> config, AnnotatedMember member) {
      return member instanceof AnnotatedParameter ? !isOptional(member) : null;
    }

    @Override
    public JsonSetter.Value findSetterInfo(MapperConfig<?> config, Annotated member) {
      return isOptional(member)
          ? JsonSetter.Value.forValueNulls(Nulls.SET)
          : super.findSetterInfo(config, member);
    }

    @Override
    public @Nullable Object findDeserializer(MapperConfig<?> config, Annotated member) {
      return isOptional(member) ? new OptionalDeserializer() : null;
    }

    private static boolean isOptional(Annotated member) {
      return member instanceof AnnotatedParameter parameter
          && parameter
              .getDeclaringClass()
              .getRecordComponents()[parameter.getIndex()]
              .getAnnotatedType()
              .isAnnotationPresent(Nullable.class);
    }
  }
}
