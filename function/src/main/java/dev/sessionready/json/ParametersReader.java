package dev.sessionready.json;

import dev.sessionready.rule.BadInput;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The reader of a rule's parameters as AWS Config hands them over. */
public final class ParametersReader {

  private ParametersReader() {}

  /**
   * Reads the {@code ruleParameters} of an event. AWS Config makes every value a text; numbers and
   * flags, as people write them in a test event, are taken for their text.
   *
   * @return the values by name; none where the event has no parameters
   * @throws BadInput where it is not an object, or a value is neither text, number nor flag
   */
  public static Map<String, String> read(@Nullable String ruleParameters) {
    if (ruleParameters == null || ruleParameters.isBlank()) {
      return Map.of();
    }
    try {
      Map<String, String> parameters = new TreeMap<>();
      new JsonText(ruleParameters)
          .parse()
          .fields()
          .forEach((name, value) -> parameters.put(name, text(value)));
      return Map.copyOf(parameters);
    } catch (JsonFormatError error) {
      throw error.in("ruleParameters");
    }
  }

  private static String text(JsonCursor value) {
    return value.node().isNumber() || value.node().isBoolean()
        ? value.node().toString()
        : value.text();
  }
}
