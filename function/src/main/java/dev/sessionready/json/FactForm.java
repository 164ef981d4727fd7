package dev.sessionready.json;

import dev.sessionready.fact.Fact;
import dev.sessionready.fact.ReadFailure;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The form of a fact: an object whose only field says which of the three answers came back. */
record FactForm(Form value) implements Form {

  static final String KNOWN = "known";
  private static final String ABSENT = "absent";
  private static final String UNREADABLE = "unreadable";
  private static final Form FAILURE = RecordForm.of(ReadFailure.class);

  @Override
  public JsonNode write(Object fact) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    return switch ((Fact<?>) fact) {
      case Fact.Known<?>(Object known) -> object.set(KNOWN, value.write(known));
      case Fact.Absent<?>() -> object.put(ABSENT, true);
      case Fact.Unreadable<?>(ReadFailure failure) ->
          object.set(UNREADABLE, FAILURE.write(failure));
    };
  }

  @Override
  public Object read(Spot spot) {
    Map<String, Spot> fields = spot.fields();
    if (fields.size() != 1) {
      throw notAFact(spot);
    }
    Map.Entry<String, Spot> only = fields.entrySet().iterator().next();
    return switch (only.getKey()) {
      case KNOWN -> Fact.known(value.read(only.getValue()));
      case ABSENT -> absent(only.getValue());
      case UNREADABLE -> Fact.unreadable((ReadFailure) FAILURE.read(only.getValue()));
      default -> throw notAFact(spot);
    };
  }

  private static Fact<Object> absent(Spot spot) {
    if (!spot.flag()) {
      throw spot.misread("absent is true or is left out; what is there stands under \"known\"");
    }
    return Fact.absent();
  }

  private static Misread notAFact(Spot spot) {
    return spot.misread(
        "this is not a fact: it must have exactly one of the fields known, absent, unreadable");
  }
}
