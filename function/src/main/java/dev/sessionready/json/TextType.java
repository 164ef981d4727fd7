package dev.sessionready.json;

import dev.sessionready.network.address.Cidr;
import dev.sessionready.network.address.Ip;
import dev.sessionready.network.address.Ports;
import dev.sessionready.network.model.Route;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/**
 * A type whose values people write as a short text.
 *
 * @param parse refuses other text by an {@link IllegalArgumentException} whose message is one
 *     sentence without its full stop
 */
record TextType<T>(Class<T> type, Function<T, String> print, Function<String, T> parse) {

  /** A moment, as AWS writes it too. */
  static final TextType<Instant> MOMENT =
      new TextType<>(Instant.class, Instant::toString, TextType::moment);

  /** Every type of the model that has such a text, besides enums. */
  static final List<TextType<?>> ALL =
      List.of(
          MOMENT,
          new TextType<>(Ip.class, Ip::toString, Ip::parse),
          new TextType<>(Cidr.class, Cidr::toString, Cidr::parse),
          new TextType<>(Ports.class, Ports::toString, TextType::ports),
          new TextType<>(Route.Destination.class, TextType::print, TextType::destination),
          new TextType<>(Route.Target.class, Route.Target::id, Route.Target::of));

  private static final Pattern PORTS = Pattern.compile("(\\d{1,5})(?:-(\\d{1,5}))?");
  private static final String PREFIX_LIST = "pl-";

  /** An enum, by the names of its constants. */
  static <E> TextType<E> ofEnum(Class<E> type) {
    return new TextType<>(type, TextType::name, text -> constant(type, text));
  }

  /** The text of a type, which is one of them or an enum. */
  static TextType<?> of(Class<?> type) {
    for (TextType<?> text : ALL) {
      if (text.type() == type) {
        return text;
      }
    }
    return ofEnum(type);
  }

  /** Whether a type is one of them. */
  static boolean isText(Class<?> type) {
    return ALL.stream().anyMatch(text -> text.type() == type);
  }

  /** Teaches Jackson to write and read this type. */
  void register(SimpleModule module) {
    module.addSerializer(type, new Writer<>(this)).addDeserializer(type, new Reader<>(this));
  }

  private String text(T value) {
    String text = print.apply(value);
    if (!parse.apply(text).equals(value)) {
      throw new IllegalArgumentException(
          "%s would be read back from \"%s\" as something else".formatted(value, text));
    }
    return text;
  }

  /** Writes values, and only those that are read back as they are. */
  private static final class Writer<T> extends StdSerializer<T> {

    private final TextType<T> text;

    Writer(TextType<T> text) {
      super(text.type());
      this.text = text;
    }

    @Override
    public void serialize(T value, JsonGenerator out, SerializationContext context) {
      out.writeString(text.text(value));
    }
  }

  /** Reads values; what the text refuses, Jackson hands on with its place. */
  static final class Reader<T> extends StdDeserializer<T> {

    private final transient TextType<T> text;

    Reader(TextType<T> text) {
      super(text.type());
      this.text = text;
    }

    @Override
    public @Nullable T deserialize(JsonParser in, DeserializationContext context) {
      return in.hasToken(JsonToken.VALUE_STRING)
          ? text.parse().apply(in.getString())
          : text.type().cast(context.handleUnexpectedToken(text.type(), in));
    }
  }

  private static Instant moment(String text) {
    try {
      return UtcSeconds.matches(text) ? UtcSeconds.read(text) : Instant.parse(text);
    } catch (DateTimeParseException malformed) {
      throw new IllegalArgumentException(
          "\"%s\" is not a moment: write it like 2026-11-20T02:14:05Z".formatted(text), malformed);
    }
  }

  private static Ports ports(String text) {
    Matcher ends = PORTS.matcher(text);
    if (!ends.matches()) {
      throw new IllegalArgumentException(
          "\"%s\" is not a range of ports: write it like 443 or 1024-65535".formatted(text));
    }
    int from = Integer.parseInt(ends.group(1));
    return new Ports(from, ends.group(2) == null ? from : Integer.parseInt(ends.group(2)));
  }

  private static String print(Route.Destination destination) {
    return switch (destination) {
      case Route.ToCidr(Cidr cidr) -> cidr.toString();
      case Route.ToPrefixList(String id) -> id;
    };
  }

  private static Route.Destination destination(String text) {
    return text.startsWith(PREFIX_LIST)
        ? new Route.ToPrefixList(text)
        : new Route.ToCidr(Cidr.parse(text));
  }

  private static <E> E constant(Class<E> type, String text) {
    return Arrays.stream(type.getEnumConstants())
        .filter(constant -> name(constant).equals(text))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException("\"%s\" is none of %s".formatted(text, names(type))));
  }

  private static String names(Class<?> type) {
    return Arrays.stream(type.getEnumConstants())
        .map(TextType::name)
        .collect(Collectors.joining(", "));
  }

  private static String name(Object constant) {
    return ((Enum<?>) constant).name();
  }
}
