package dev.sessionready.json;

import tools.jackson.databind.JsonNode;

/** How the values of one type stand in a snapshot file: what it writes, it reads back equal. */
sealed interface Form
    permits TextForm, PlainForm, ListForm, MapForm, FactForm, RecordForm, EndpointForm {

  /**
   * The value as JSON.
   *
   * @throws IllegalArgumentException where it would not be read back as it is
   */
  JsonNode write(Object value);

  /**
   * The value that stands there.
   *
   * @throws Misread where none does
   */
  Object read(Spot spot);
}
