package dev.sessionready.json;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** The form of what JSON has a type of its own for. */
enum PlainForm implements Form {
  TEXT {
    @Override
    public JsonNode write(Object value) {
      return JsonNodeFactory.instance.stringNode((String) value);
    }

    @Override
    public Object read(Spot spot) {
      return spot.text();
    }
  },

  FLAG {
    @Override
    public JsonNode write(Object value) {
      return JsonNodeFactory.instance.booleanNode((Boolean) value);
    }

    @Override
    public Object read(Spot spot) {
      return spot.flag();
    }
  },

  WHOLE_NUMBER {
    @Override
    public JsonNode write(Object value) {
      return JsonNodeFactory.instance.numberNode((Integer) value);
    }

    @Override
    public Object read(Spot spot) {
      return spot.whole();
    }
  }
}
