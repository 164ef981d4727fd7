package dev.sessionready.json;

import dev.sessionready.rule.EvaluatedResource;
import dev.sessionready.rule.Evaluation;
import java.util.regex.Pattern;

/** The ids of resources in events. */
final class ResourceIds {

  // In a filter of EC2 an asterisk would stand for every instance.
  private static final Pattern INSTANCE = Pattern.compile("i-[0-9A-Za-z-]{1,250}");

  private ResourceIds() {}

  /** An id that AWS Config takes back, and that names one instance where it is of one. */
  static String of(String type, JsonCursor cursor) {
    String id = cursor.text();
    if (!new EvaluatedResource(type, id).isTaken()) {
      throw cursor.error(
          "a text of %d characters stands where a resource id of 1 to 768 is needed"
              .formatted(id.length()));
    }
    if (type.equals(Evaluation.INSTANCE_TYPE) && !INSTANCE.matcher(id).matches()) {
      throw cursor.error("\"%s\" is not the id of an instance".formatted(id));
    }
    return id;
  }
}
