package dev.sessionready.aws.recorded;

import dev.sessionready.aws.client.UnexpectedValue;
import dev.sessionready.json.AnswerFile;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.utils.builder.Buildable;

/**
 * An answer of the SDK, made of the JSON that the AWS CLI prints: both have the members of the
 * API's model.
 *
 * @see <a href="https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-output-format.html">
 *     Output format of the AWS CLI</a>
 */
final class SdkAnswer {

  private SdkAnswer() {}

  /**
   * What a builder makes of the members.
   *
   * @throws UnexpectedValue where the builder knows none of them, or one is of another type
   */
  static SdkPojo of(SdkPojo builder, Map<?, ?> members) {
    boolean any = false;
    for (SdkField<?> field : builder.sdkFields()) {
      Object value = members.get(field.memberName());
      any |= members.containsKey(field.memberName());
      if (value != null) {
        field.set(builder, value(field, value));
      }
    }
    if (!any && !builder.sdkFields().isEmpty()) {
      throw UnexpectedValue.without(builder.sdkFields().getFirst().memberName());
    }
    return (SdkPojo) ((Buildable) builder).build();
  }

  private static Object value(SdkField<?> field, Object value) {
    MarshallingType<?> type = field.marshallingType();
    if (type.equals(MarshallingType.SDK_POJO) && value instanceof Map<?, ?> members) {
      return part(field, members);
    }
    if (type.equals(MarshallingType.LIST) && value instanceof List<?> elements) {
      return list(field.getTrait(ListTrait.class).memberFieldInfo(), elements);
    }
    if (type.equals(MarshallingType.MAP) && value instanceof Map<?, ?> entries) {
      return map(field.getTrait(MapTrait.class).valueFieldInfo(), entries);
    }
    return scalar(type, value);
  }

  // A part may be empty.
  private static Object part(SdkField<?> field, Map<?, ?> members) {
    SdkPojo builder = field.constructor().get();
    for (SdkField<?> inner : builder.sdkFields()) {
      Object value = members.get(inner.memberName());
      if (value != null) {
        inner.set(builder, value(inner, value));
      }
    }
    return ((Buildable) builder).build();
  }

  private static List<@Nullable Object> list(SdkField<?> element, List<?> elements) {
    List<@Nullable Object> list = new ArrayList<>();
    elements.forEach(one -> list.add(one == null ? null : value(element, one)));
    return list;
  }

  private static Map<String, @Nullable Object> map(SdkField<?> element, Map<?, ?> entries) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    entries.forEach(
        (key, one) -> map.put(String.valueOf(key), one == null ? null : value(element, one)));
    return map;
  }

  private static Object scalar(MarshallingType<?> type, Object value) {
    if (type.equals(MarshallingType.STRING)) {
      return text(value);
    }
    if (type.equals(MarshallingType.BOOLEAN) && value instanceof Boolean) {
      return value;
    }
    if (type.equals(MarshallingType.INSTANT)) {
      return moment(value);
    }
    if (value instanceof BigDecimal number) {
      return number(type, number);
    }
    throw UnexpectedValue.word(String.valueOf(value));
  }

  // The CLI decodes the policies of IAM, which the readers expect as IAM sends them.
  private static String text(Object value) {
    return switch (value) {
      case String text -> text;
      case Map<?, ?> policy ->
          URLEncoder.encode(AnswerFile.text(policy), StandardCharsets.UTF_8).replace("+", "%20");
      default -> throw UnexpectedValue.word(String.valueOf(value));
    };
  }

  // Version 1 of the CLI prints some moments as seconds.
  private static Instant moment(Object value) {
    try {
      return switch (value) {
        case String text -> OffsetDateTime.parse(text).toInstant();
        case BigDecimal seconds ->
            Instant.ofEpochMilli(seconds.movePointRight(3).toBigInteger().longValueExact());
        default -> throw UnexpectedValue.word(String.valueOf(value));
      };
    } catch (DateTimeException | ArithmeticException _) {
      throw UnexpectedValue.word(String.valueOf(value));
    }
  }

  private static Object number(MarshallingType<?> type, BigDecimal number) {
    try {
      if (type.equals(MarshallingType.INTEGER)) {
        return number.intValueExact();
      }
      if (type.equals(MarshallingType.LONG)) {
        return number.longValueExact();
      }
      if (type.equals(MarshallingType.DOUBLE)) {
        return number.doubleValue();
      }
      return type.equals(MarshallingType.FLOAT) ? (Object) number.floatValue() : number;
    } catch (ArithmeticException _) {
      throw UnexpectedValue.word(number.toString());
    }
  }
}
