package dev.sessionready.json;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** The form of a list, whose order is kept. */
record ListForm(Form element) implements Form {

  @Override
  public JsonNode write(Object value) {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    ((List<?>) value).forEach(item -> list.add(element.write(item)));
    return list;
  }

  @Override
  public Object read(Spot spot) {
    return spot.elements().stream().map(element::read).toList();
  }
}
