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
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * The form of what people write as a short text.
 *
 * @param parse refuses other text by an {@link IllegalArgumentException} whose message is one
 *     sentence without its full stop
 */
record TextForm<T>(Class<T> type, Function<T, String> print, Function<String, T> parse)
    implements Form {

  /** The form of a moment, as AWS writes it too. */
  static final TextForm<Instant> MOMENT =
      new TextForm<>(Instant.class, Instant::toString, TextForm::moment);

  /** Every type of the model that has such a text, besides enums. */
  static final List<TextForm<?>> ALL =
      List.of(
          MOMENT,
          new TextForm<>(Ip.class, Ip::toString, Ip::parse),
          new TextForm<>(Cidr.class, Cidr::toString, Cidr::parse),
          new TextForm<>(Ports.class, Ports::toString, TextForm::ports),
          new TextForm<>(Route.Destination.class, TextForm::print, TextForm::destination),
          new TextForm<>(Route.Target.class, Route.Target::id, Route.Target::of));

  private static final Pattern PORTS = Pattern.compile("(\\d{1,5})(?:-(\\d{1,5}))?");
  private static final String PREFIX_LIST = "pl-";

  /** The form of an enum: the names of its constants. */
  static <E> TextForm<E> ofEnum(Class<E> type) {
    return new TextForm<>(type, TextForm::name, text -> constant(type, text));
  }

  @Override
  public JsonNode write(Object value) {
    String text = print.apply(type.cast(value));
    if (!parse.apply(text).equals(value)) {
      throw new IllegalArgumentException(
          "%s would be read back from \"%s\" as something else".formatted(value, text));
    }
    return JsonNodeFactory.instance.stringNode(text);
  }

  @Override
  public T read(Spot spot) {
    String text = spot.text();
    try {
      return parse.apply(text);
    } catch (IllegalArgumentException malformed) {
      throw spot.misread(String.valueOf(malformed.getMessage()));
    }
  }

  private static Instant moment(String text) {
    try {
      return Instant.parse(text);
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
        .map(TextForm::name)
        .collect(Collectors.joining(", "));
  }

  private static String name(Object constant) {
    return ((Enum<?>) constant).name();
  }
}
