package dev.sessionready.json;

import dev.sessionready.network.model.VpcEndpoint;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.databind.exc.MismatchedInputException;

/** Says in one sentence what Jackson found wrong with a snapshot, and where. */
final class SnapshotFaults {

  private SnapshotFaults() {}

  /**
   * The fault as a sentence.
   *
   * @param root the same text, read once more as a tree: what it takes longer, nobody waits for
   */
  static JsonFormatError explain(JacksonException fault, JsonCursor root) {
    JsonCursor here = root;
    for (JacksonException.Reference step : fault.getPath()) {
      String name =
          step.getPropertyName() == null
              ? Integer.toString(step.getIndex())
              : step.getPropertyName();
      Optional<JsonCursor> next = here.child(name);
      if (next.isEmpty()) {
        return missing(here, name, step.from());
      }
      if (isUnknown(step.from(), name)) {
        return unknown(next.get(), step.from());
      }
      here = next.get();
    }
    return wrong(here, fault);
  }

  // Jackson misses a field before it wonders at another, of which it may be a misspelling.
  private static JsonFormatError missing(JsonCursor object, String name, Object type) {
    return object.fields().entrySet().stream()
        .filter(field -> isUnknown(type, field.getKey()))
        .findFirst()
        .map(Map.Entry::getValue)
        .map(field -> unknown(field, type))
        .orElseGet(() -> object.missing(name));
  }

  private static JsonFormatError unknown(JsonCursor field, Object type) {
    return field.error(
        "there is no such field; the fields here are "
            + String.join(", ", components(classOf(type))));
  }

  private static JsonFormatError wrong(JsonCursor here, JacksonException fault) {
    if (fault.getCause() instanceof IllegalArgumentException refused) {
      return here.error(String.valueOf(refused.getMessage()));
    }
    Class<?> target = target(fault);
    return target == null
        ? here.error("this cannot be read: " + JsonText.reason(fault))
        : here.otherThan(wanted(target));
  }

  private static @Nullable Class<?> target(JacksonException fault) {
    return switch (fault) {
      case MismatchedInputException other -> other.getTargetType();
      case InputCoercionException tooLarge -> tooLarge.getTargetType();
      default -> null;
    };
  }

  private static String wanted(Class<?> type) {
    if (type == String.class || type.isEnum() || TextType.isText(type)) {
      return "text";
    }
    if (type == boolean.class || type == Boolean.class) {
      return "true or false";
    }
    if (type == int.class) {
      return "a whole number";
    }
    return List.class.isAssignableFrom(type) ? "a list" : "an object";
  }

  private static boolean isUnknown(Object type, String name) {
    Class<?> asked = classOf(type);
    return asked.isRecord()
        && !components(asked).contains(name)
        && !(VpcEndpoint.class.isAssignableFrom(asked) && name.equals(EndpointDeserializer.TYPE));
  }

  private static Class<?> classOf(Object type) {
    return type instanceof Class<?> itself ? itself : type.getClass();
  }

  private static List<String> components(Class<?> type) {
    return Arrays.stream(type.getRecordComponents()).map(RecordComponent::getName).toList();
  }
}
