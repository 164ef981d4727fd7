package dev.sessionready.json;

import dev.sessionready.fact.Fact;
import dev.sessionready.fact.ReadFailure;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ser.std.StdSerializer;

/** Writes a fact as an object whose only field says which of the three answers came back. */
final class FactSerializer extends StdSerializer<Fact<?>> {

  static final String KNOWN = "known";
  static final String ABSENT = "absent";
  static final String UNREADABLE = "unreadable";

  FactSerializer() {
    super(Fact.class);
  }

  @Override
  public void serialize(Fact<?> fact, JsonGenerator out, SerializationContext context) {
    out.writeStartObject();
    switch (fact) {
      case Fact.Known<?>(Object value) -> context.defaultSerializeProperty(KNOWN, value, out);
      case Fact.Absent<?>() -> out.writeBooleanProperty(ABSENT, true);
      case Fact.Unreadable<?>(ReadFailure failure) ->
          context.defaultSerializeProperty(UNREADABLE, failure, out);
    }
    out.writeEndObject();
  }
}
