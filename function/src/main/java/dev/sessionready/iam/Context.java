package dev.sessionready.iam;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * What is known of a request's condition keys: for each, its values, that the request does not
 * carry it, or nothing. The case of a key has no meaning.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html">
 *     Global condition context keys</a>
 */
public final class Context {

  private final Map<String, Value> keys;
  private final Set<String> absentUnder;
  private final Function<String, Value> otherwise;

  private Context(
      Map<String, Value> keys, Set<String> absentUnder, Function<String, Value> otherwise) {
    this.keys = Map.copyOf(keys);
    this.absentUnder = Set.copyOf(absentUnder);
    this.otherwise = otherwise;
  }

  /** What is known of one condition key. */
  public sealed interface Value {

    /** The request carries the key, with these values. */
    record Present(List<String> values) implements Value {
      public Present {
        values = List.copyOf(values);
      }
    }

    /** The request does not carry the key. */
    record Absent() implements Value {}

    /** Unknown. */
    record Unknown() implements Value {}
  }

  /** A context of which all is known: a key that is not named is absent. */
  public static Context complete() {
    return new Context(Map.of(), Set.of(), _ -> new Value.Absent());
  }

  /** A context of which only the named keys are known. */
  public static Context partial() {
    return new Context(Map.of(), Set.of(), _ -> new Value.Unknown());
  }

  /**
   * A context whose keys are looked up only when a policy asks for them.
   *
   * @param look what is known of a key, which it is given in lower case
   */
  public static Context of(Function<String, Value> look) {
    return new Context(Map.of(), Set.of(), look);
  }

  /** The same with a key of one value. */
  public Context with(String key, String value) {
    return with(key, List.of(value));
  }

  /**
   * The same with a multivalued key. An empty list is as good as an absent key.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html">
   *     Multivalued context keys</a>
   */
  public Context with(String key, List<String> values) {
    return and(key, values.isEmpty() ? new Value.Absent() : new Value.Present(values));
  }

  /** The same with a key that the request is known not to carry. */
  public Context without(String key) {
    return and(key, new Value.Absent());
  }

  /** The same with a key of which nothing is known. */
  public Context unknown(String key) {
    return and(key, new Value.Unknown());
  }

  /**
   * The same, knowing that no other key begins like this: once a role's tags were read, every
   * {@code aws:PrincipalTag/} that is not among them is absent.
   */
  public Context withoutOthersUnder(String prefix) {
    Set<String> prefixes = new HashSet<>(absentUnder);
    prefixes.add(fold(prefix));
    return new Context(keys, prefixes, otherwise);
  }

  /** What is known of a key. */
  public Value get(String key) {
    String folded = fold(key);
    Value named = keys.get(folded);
    if (named != null) {
      return named;
    }
    return absentUnder.stream().anyMatch(folded::startsWith)
        ? new Value.Absent()
        : otherwise.apply(folded);
  }

  /** The keys that were named one by one, in lower case, with what is known of each. */
  public Map<String, Value> named() {
    return keys;
  }

  /** The same with all that another context names one by one. */
  public Context and(Map<String, Value> named) {
    if (named.isEmpty()) {
      return this;
    }
    Map<String, Value> more = new HashMap<>(keys);
    more.putAll(named);
    return new Context(more, absentUnder, otherwise);
  }

  private Context and(String key, Value value) {
    Map<String, Value> more = new HashMap<>(keys);
    more.put(fold(key), value);
    return new Context(more, absentUnder, otherwise);
  }

  private static String fold(String key) {
    return key.toLowerCase(Locale.ROOT);
  }
}
