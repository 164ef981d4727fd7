package dev.sessionready.infra;

import static java.util.stream.Collectors.toMap;

import dev.sessionready.rule.RuleParameters;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One thing that a user may set in the CDK context.
 *
 * @param <T> what its text stands for
 * @param key the context key, as in {@code -c key=value}
 * @param valid what the value must be, completing the sentence "it must be …"
 * @param meaning what a text stands for, or empty where the text is not valid
 */
record Setting<T>(String key, String valid, Function<String, Optional<T>> meaning) {

  /** A setting whose value is any text of one form. */
  static Setting<String> matching(String key, String pattern, String valid) {
    Pattern form = Pattern.compile(pattern);
    return new Setting<>(key, valid, text -> Optional.of(text).filter(form.asMatchPredicate()));
  }

  /** A setting whose value is a word out of a few. */
  static Setting<String> oneOf(String key, String... words) {
    return oneOf(key, named(Arrays.stream(words), Function.identity()));
  }

  /** A setting whose value is the name of something. */
  static <T> Setting<T> oneOf(String key, SequencedMap<String, T> choices) {
    String valid =
        choices.size() == 2
            ? String.join(" or ", choices.sequencedKeySet())
            : "one of " + String.join(", ", choices.sequencedKeySet());
    return new Setting<>(key, valid, text -> Optional.ofNullable(choices.get(text)));
  }

  /** A parameter of the rule, which takes what the rule itself would take. */
  static Setting<String> of(RuleParameters.Name parameter) {
    return new Setting<>(
        parameter.name(), parameter.form(), text -> Optional.of(text).filter(parameter::takes));
  }

  /** A setting whose value is whole hours from zero to {@code max}, both included. */
  static Setting<Integer> hoursUpTo(int max, String key) {
    return wholeFrom(0, max, key, "whole hours from 0 to " + max);
  }

  /** A setting whose value is a whole number of few digits between two, both included. */
  static Setting<Integer> wholeFrom(int min, int max, String key, String valid) {
    return new Setting<>(
        key,
        valid,
        text ->
            Optional.of(text)
                .filter(Pattern.compile("[0-9]{1,4}").asMatchPredicate())
                .map(Integer::valueOf)
                .filter(number -> min <= number && number <= max));
  }

  /** The choices by their names, in their own order. */
  static <T> SequencedMap<String, T> named(Stream<T> choices, Function<T, String> name) {
    return choices.collect(
        toMap(name, Function.identity(), (first, _) -> first, LinkedHashMap::new));
  }

  /**
   * What the user set, or empty where nothing is set. Numbers and truth values, which {@code
   * cdk.json} may hold where the command line has only text, count as their text.
   *
   * @throws InvalidSetting where the value is not valid
   */
  Optional<T> in(Map<?, ?> context) {
    Object value = context.get(key);
    if (value == null) {
      return Optional.empty();
    }
    Optional<T> meant = meaning.apply(value.toString());
    if (meant.isEmpty()) {
      throw new InvalidSetting(
          "The context sets %s to \"%s\"; it must be %s.".formatted(key, value, valid));
    }
    return meant;
  }
}
