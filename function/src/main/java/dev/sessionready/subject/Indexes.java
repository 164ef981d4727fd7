package dev.sessionready.subject;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The nouns of an account by other keys than their ids, each index made when it is asked for. */
final class Indexes {

  private final Map<Index, Map<Object, ?>> made = new ConcurrentHashMap<>();

  /**
   * The nouns under each key, by id.
   *
   * @param by a name for the keys, one for each way to find them
   * @param keys those under which a noun is found
   */
  @SuppressWarnings("unchecked") // An index of these nouns holds nothing else.
  <T> Map<Object, Map<String, T>> of(
      Map<String, T> nouns, String by, Function<T, ? extends Collection<?>> keys) {
    Index index = new Index(nouns, by);
    Map<Object, ?> known = made.get(index);
    return (Map<Object, Map<String, T>>)
        (known == null ? made.computeIfAbsent(index, _ -> make(nouns, keys)) : known);
  }

  private static <T> Map<Object, Map<String, T>> make(
      Map<String, T> nouns, Function<T, ? extends Collection<?>> keys) {
    Map<Object, Map<String, T>> index = new HashMap<>();
    nouns.forEach((id, noun) ->
        keys.apply(noun)
            .forEach(key -> index.computeIfAbsent(key, _ -> new TreeMap<>()).put(id, noun)));
    return index;
  }

  /** One index of one map, which is the same only where it is that very map. */
  private static final class Index {

    private final Map<String, ?> nouns;
    private final String by;

    Index(Map<String, ?> nouns, String by) {
      this.nouns = nouns;
      this.by = by;
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // To compare maps would cost as much as an index.
    public boolean equals(@Nullable Object other) {
      return other instanceof Index that && nouns == that.nouns && by.equals(that.by);
    }

    @Override
    public int hashCode() {
      return 31 * System.identityHashCode(nouns) + by.hashCode();
    }
  }
}
