package dev.sessionready.cli;

import dev.sessionready.rule.Source;
import java.util.Map;
import java.util.function.Supplier;

/**
 * One of several accounts, regions or files to evaluate.
 *
 * @param name what it is called in a line of text
 * @param fields what it is called in a line of JSON
 * @param source opens it, and may throw what is to be said in its line
 */
record Place(String name, Map<String, String> fields, Supplier<Source> source) {

  Place {
    fields = Map.copyOf(fields);
  }

  /** A saved snapshot. */
  static Place file(String file, Supplier<Source> source) {
    return new Place(file, Map.of("snapshot", file), source);
  }

  /** A region of a live account. */
  static Place live(String account, String region, Supplier<Source> source) {
    return new Place(account + " " + region, Map.of("account", account, "region", region), source);
  }
}
