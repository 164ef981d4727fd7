package dev.sessionready.json;

import dev.sessionready.fact.Fact;
import dev.sessionready.network.address.Cidr;
import dev.sessionready.network.address.Ip;
import dev.sessionready.network.address.Ports;
import dev.sessionready.network.model.Route;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Values of any type of the model, each of which differs from the first in one place only: together
 * they vary every component of every record in reach, and so also those that are added tomorrow.
 */
final class Variants {

  private static final Map<Class<?>, List<?>> SAMPLES =
      Map.of(
          String.class, List.of("first", "", "\"quoted\" \\ 日本\n"),
          boolean.class, List.of(true, false),
          Boolean.class, List.of(true, false),
          int.class, List.of(0, -1, Integer.MAX_VALUE),
          Instant.class,
              List.of(
                  Instant.parse("2026-11-20T02:14:05Z"),
                  Instant.parse("1970-01-01T00:00:00.000000001Z")),
          Ip.class,
              List.of(Ip.parse("10.0.0.5"), Ip.parse("fd00:ec2::253"), Ip.parse("::ffff:1.2.3.4")),
          Cidr.class, List.of(Cidr.parse("10.0.0.0/16"), Cidr.parse("::/0")),
          Ports.class, List.of(Ports.of(443), new Ports(1024, 65_535), Ports.ALL),
          Route.Destination.class,
              List.of(
                  new Route.ToCidr(Cidr.parse("0.0.0.0/0")), new Route.ToPrefixList("pl-61a54008")),
          Route.Target.class,
              Stream.of("local", "vpce-1", "igw-1", "nat-1", "i-1", "something else")
                  .map(Route.Target::of)
                  .toList());

  private Variants() {}

  /** The values; none equals another. */
  static List<Object> of(Type type) {
    return switch (type) {
      case Class<?> plain -> ofClass(plain);
      case ParameterizedType generic when generic.getRawType() == Fact.class ->
          facts(last(generic));
      case ParameterizedType generic when generic.getRawType() == List.class ->
          lists(last(generic));
      case ParameterizedType generic when generic.getRawType() == Map.class -> maps(last(generic));
      default -> throw new AssertionError("no sample of " + type);
    };
  }

  private static List<Object> ofClass(Class<?> type) {
    if (SAMPLES.containsKey(type)) {
      return List.copyOf(SAMPLES.get(type));
    }
    if (type.isEnum()) {
      return List.of(type.getEnumConstants());
    }
    if (type.isSealed()) {
      return Arrays.stream(type.getPermittedSubclasses())
          .flatMap(kind -> of(kind).stream())
          .toList();
    }
    if (type.isRecord()) {
      return records(type);
    }
    throw new AssertionError("no sample of " + type);
  }

  private static List<Object> records(Class<?> type) {
    List<List<@Nullable Object>> choices =
        Arrays.stream(type.getRecordComponents()).map(Variants::choices).toList();
    @Nullable Object[] first = choices.stream().map(List::getFirst).toArray();
    List<Object> values = new ArrayList<>(List.of(record(type, first)));
    for (int i = 0; i < first.length; i++) {
      for (Object other : choices.get(i).subList(1, choices.get(i).size())) {
        @Nullable Object[] changed = first.clone();
        changed[i] = other;
        values.add(record(type, changed));
      }
    }
    return values;
  }

  private static List<@Nullable Object> choices(RecordComponent component) {
    List<@Nullable Object> choices = new ArrayList<>(of(component.getGenericType()));
    if (component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
      choices.add(null);
    }
    return choices;
  }

  private static List<Object> facts(Type value) {
    return Stream.concat(
            of(value).stream().<Object>map(Fact::known),
            Stream.of(
                Fact.absent(),
                Fact.unreadable("ec2:DescribeSubnets", "denied"),
                Fact.unreadable("ec2:DescribeSubnets", "throttled"),
                Fact.unreadable("ec2:DescribeVpcs", "denied")))
        .toList();
  }

  private static List<Object> lists(Type element) {
    List<Object> elements = of(element);
    List<Object> lists = new ArrayList<>(elements.stream().map(List::of).toList());
    lists.add(List.of());
    lists.add(List.of(elements.get(0), elements.get(1)));
    lists.add(List.of(elements.get(1), elements.get(0)));
    return lists;
  }

  private static List<Object> maps(Type value) {
    List<Object> maps =
        new ArrayList<>(of(value).stream().<Object>map(item -> Map.of(key(item), item)).toList());
    maps.add(Map.of());
    return maps;
  }

  // Every noun names itself by its first component; what names nothing may have any key.
  private static String key(Object item) {
    return switch (item) {
      case Fact.Known<?>(Object noun) -> key(noun);
      case Fact<?> _ -> "key";
      case Record noun
          when component(noun.getClass().getRecordComponents()[0], noun) instanceof String name ->
          name;
      default -> "key";
    };
  }

  private static Object component(RecordComponent component, Object noun) {
    try {
      return component.getAccessor().invoke(noun);
    } catch (ReflectiveOperationException broken) {
      throw new LinkageError(component + " cannot be read", broken);
    }
  }

  private static Object record(Class<?> type, @Nullable Object[] values) {
    try {
      Class<?>[] components =
          Arrays.stream(type.getRecordComponents())
              .map(RecordComponent::getType)
              .toArray(Class<?>[]::new);
      return type.getDeclaredConstructor(components).newInstance(values);
    } catch (ReflectiveOperationException broken) {
      throw new LinkageError(type + " cannot be made", broken);
    }
  }

  private static Type last(ParameterizedType generic) {
    return generic.getActualTypeArguments()[generic.getActualTypeArguments().length - 1];
  }
}
