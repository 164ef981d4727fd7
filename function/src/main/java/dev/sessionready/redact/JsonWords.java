package dev.sessionready.redact;

import java.util.List;

/** What becomes of the texts in a kind of JSON document. */
interface JsonWords {

  /**
   * What stands for the name of a member.
   *
   * @param path the names of the members around it
   */
  String name(List<String> path, String name);

  /**
   * What stands for a text.
   *
   * @param path the names of the members around it, its own last
   */
  String value(List<String> path, String value);
}
