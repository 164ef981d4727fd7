package dev.sessionready.aws.client;

import dev.sessionready.network.address.Cidr;
import dev.sessionready.network.address.Ip;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.Tag;

/** How AWS writes values, read back; what it leaves out is null in the SDK. */
public final class SdkValues {

  private SdkValues() {}

  public static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  /** What AWS always returns. */
  public static <T> T required(@Nullable T actual, String name) {
    if (actual == null) {
      throw UnexpectedValue.without(name);
    }
    return actual;
  }

  public static boolean isTrue(@Nullable Boolean flag) {
    return Boolean.TRUE.equals(flag);
  }

  /** A block of addresses. */
  public static Cidr cidr(@Nullable String text) {
    try {
      return Cidr.parse(required(text, "CIDR"));
    } catch (IllegalArgumentException _) {
      throw UnexpectedValue.word(String.valueOf(text));
    }
  }

  /** An address. */
  public static Ip ip(@Nullable String text) {
    try {
      return Ip.parse(required(text, "address"));
    } catch (IllegalArgumentException _) {
      throw UnexpectedValue.word(String.valueOf(text));
    }
  }

  /** An address, or null where AWS leaves it out. */
  public static @Nullable Ip ipIfPresent(@Nullable String text) {
    return text == null || text.isEmpty() ? null : ip(text);
  }

  /** The constant whose name is the word in capitals, such as BLOCK_INGRESS for block-ingress. */
  public static <E extends Enum<E>> E constant(Class<E> type, @Nullable String word) {
    String name = orEmpty(word).toUpperCase(Locale.ROOT).replace('-', '_');
    return Stream.of(type.getEnumConstants())
        .filter(constant -> constant.name().equals(name))
        .findFirst()
        .orElseThrow(() -> UnexpectedValue.word(orEmpty(word)));
  }

  /** What follows the last slash of an ARN or a path. */
  public static String lastPart(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  public static Map<String, String> tags(Collection<Tag> tags) {
    return tags.stream()
        .collect(
            Collectors.toMap(
                tag -> orEmpty(tag.key()), tag -> orEmpty(tag.value()), (_, later) -> later));
  }

  /** Resources by their id; where a page repeats one, the later counts. */
  public static <T> Collector<T, ?, Map<String, T>> byId(Function<T, String> id) {
    return Collectors.toMap(
        one -> required(id.apply(one), "id"), Function.identity(), (_, later) -> later);
  }
}
