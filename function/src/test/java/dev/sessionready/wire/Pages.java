package dev.sessionready.wire;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.utils.builder.SdkBuilder;
import software.amazon.awssdk.utils.builder.ToCopyableBuilder;

/** Listings of AWS that come in pages, whatever a service calls its tokens. */
final class Pages {

  private static final String INVENTED = "invented-by-a-test";

  private static final Set<String> TOKENS =
      Set.of("NextToken", "nextToken", "Marker", "NextMarker", "nextMarker");

  private static final Set<String> MORE = Set.of("IsTruncated", "Truncated");

  private Pages() {}

  /** Whether an answer can name a next page. */
  static boolean has(SdkPojo answer) {
    return token(answer).isPresent();
  }

  /** The same answer without any item, naming a next page. */
  static SdkResponse emptied(SdkResponse answer) {
    return rebuilt(
        answer,
        (field, builder) -> {
          if (MarshallingType.LIST.equals(field.marshallingType())) {
            field.set(builder, List.of());
          }
          nameNext(field, builder);
        });
  }

  /** The same answer, naming a next page. */
  static SdkResponse followed(SdkResponse answer) {
    return rebuilt(answer, Pages::nameNext);
  }

  /** The same answer without its fields. */
  static SdkResponse bare(SdkResponse answer) {
    return rebuilt(answer, (field, builder) -> field.set(builder, null));
  }

  /** The same answer without whatever it lists that is, or belongs to, what has that id. */
  static SdkResponse without(SdkResponse answer, String id) {
    return stripped(answer, id);
  }

  private static <T extends SdkPojo> T stripped(T message, String id) {
    return rebuilt(
        message,
        (field, builder) -> {
          Object value = field.getValueOrDefault(message);
          switch (value) {
            case SdkAutoConstructList<?> _ -> {}
            case List<?> list ->
                field.set(
                    builder,
                    list.stream()
                        .filter(item -> !(item instanceof SdkPojo one && names(one, id)))
                        .map(item -> item instanceof SdkPojo one ? stripped(one, id) : item)
                        .toList());
            case SdkPojo inner -> field.set(builder, stripped(inner, id));
            case null, default -> {}
          }
        });
  }

  // Itself or in what it is made of; what it lists besides is looked through one by one.
  private static boolean names(SdkPojo item, String id) {
    return item.sdkFields().stream()
        .map(field -> field.getValueOrDefault(item))
        .anyMatch(value -> value instanceof SdkPojo inner ? names(inner, id) : id.equals(value));
  }

  /** The request that was recorded, where the token is ours. */
  static SdkRequest withoutInventedToken(SdkRequest request) {
    return isInvented(request)
        ? rebuilt(
            request,
            (field, builder) -> {
              if (TOKENS.contains(field.memberName())) {
                field.set(builder, null);
              }
            })
        : request;
  }

  /** Whether a request asks for the page that we invented. */
  static boolean isInvented(SdkPojo request) {
    return token(request).map(field -> field.getValueOrDefault(request)).stream()
        .anyMatch(INVENTED::equals);
  }

  private static void nameNext(SdkField<?> field, Object builder) {
    if (TOKENS.contains(field.memberName())) {
      field.set(builder, INVENTED);
    }
    if (MORE.contains(field.memberName())) {
      field.set(builder, true);
    }
  }

  private static Optional<SdkField<?>> token(SdkPojo pojo) {
    return pojo.sdkFields().stream()
        .filter(field -> TOKENS.contains(field.memberName()))
        .findFirst();
  }

  @SuppressWarnings("unchecked") // The SDK's messages are built anew as what they are.
  private static <T extends SdkPojo> T rebuilt(T message, BiConsumer<SdkField<?>, Object> change) {
    SdkBuilder<?, ?> builder = ((ToCopyableBuilder<?, ?>) message).toBuilder();
    message.sdkFields().forEach(field -> change.accept(field, builder));
    return (T) builder.build();
  }
}
