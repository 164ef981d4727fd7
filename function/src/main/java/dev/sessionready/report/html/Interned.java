package dev.sessionready.report.html;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Values that are written once, and referred to by their index. */
final class Interned<T> {

  private final Map<T, Integer> indices = new HashMap<>();
  private final List<T> values = new ArrayList<>();

  /** The index of a value, the same for equal ones. */
  int index(T value) {
    Integer known = indices.putIfAbsent(value, values.size());
    if (known != null) {
      return known;
    }
    values.add(value);
    return values.size() - 1;
  }

  /** All values by their index. */
  List<T> values() {
    return values;
  }
}
