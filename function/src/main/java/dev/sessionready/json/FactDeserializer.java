package dev.sessionready.json;

import dev.sessionready.fact.Fact;
import dev.sessionready.fact.ReadFailure;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.std.StdDeserializer;

/** Reads a fact, which holds exactly one of the three answers. */
final class FactDeserializer extends StdDeserializer<Fact<?>> {

  private final transient @Nullable ValueDeserializer<Object> value;

  /** The reader of facts of whatever type the place asks for. */
  FactDeserializer() {
    this(null);
  }

  private FactDeserializer(@Nullable ValueDeserializer<Object> value) {
    super(Fact.class);
    this.value = value;
  }

  @Override
  public ValueDeserializer<?> createContextual(
      DeserializationContext context, @Nullable BeanProperty property) {
    JavaType value = context.getContextualType().containedType(0);
    return new FactDeserializer(context.findContextualValueDeserializer(value, property));
  }

  @Override
  public Fact<?> deserialize(JsonParser in, DeserializationContext context) {
    if (!in.isExpectedStartObjectToken()) {
      return (Fact<?>) context.handleUnexpectedToken(Fact.class, in);
    }
    String answer = in.nextName();
    if (answer == null) {
      throw new NotAFact();
    }
    in.nextToken();
    Fact<?> fact = within(answer, in, context);
    if (in.nextToken() != JsonToken.END_OBJECT) {
      throw new NotAFact();
    }
    return fact;
  }

  private Fact<?> within(String answer, JsonParser in, DeserializationContext context) {
    try {
      return switch (answer) {
        case FactSerializer.KNOWN -> Fact.known(known(in, context));
        case FactSerializer.ABSENT -> absent(in, context);
        case FactSerializer.UNREADABLE ->
            Fact.unreadable(
                in.hasToken(JsonToken.VALUE_NULL)
                    ? (ReadFailure) context.handleUnexpectedToken(ReadFailure.class, in)
                    : context.readValue(in, ReadFailure.class));
        default -> throw new NotAFact();
      };
    } catch (NotAFact itself) {
      throw itself;
    } catch (JacksonException | IllegalArgumentException wrong) {
      throw DatabindException.wrapWithPath(
          context, wrong, new JacksonException.Reference(Fact.class, answer));
    }
  }

  private Object known(JsonParser in, DeserializationContext context) {
    ValueDeserializer<Object> reader = Objects.requireNonNull(value, "made for a type");
    return in.hasToken(JsonToken.VALUE_NULL)
        ? context.handleUnexpectedToken(reader.handledType(), in)
        : reader.deserialize(in, context);
  }

  private static Fact<Object> absent(JsonParser in, DeserializationContext context) {
    if (in.hasToken(JsonToken.VALUE_FALSE)) {
      throw new IllegalArgumentException(
          "absent is true or is left out; what is there stands under \"known\"");
    }
    if (!in.hasToken(JsonToken.VALUE_TRUE)) {
      context.handleUnexpectedToken(Boolean.class, in);
    }
    return Fact.absent();
  }

  /** That an object holds none or several of the answers, or another. */
  private static final class NotAFact extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    NotAFact() {
      super("this is not a fact: it must have exactly one of the fields known, absent, unreadable");
    }
  }
}
