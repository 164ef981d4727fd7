package dev.sessionready.check;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/** A text that is not yet in any language. */
public sealed interface Text {

  /** A word that is the same in every language: an id, a name, a number. */
  record Word(String value) implements Text {}

  /** Several, listed one after the other. */
  record Listing(List<Text> items) implements Text {
    public Listing {
      items = List.copyOf(items);
    }
  }

  /**
   * A sentence of the message bundle.
   *
   * @param key its key: a check's id, a dot, and the case
   * @param arguments what stands in its numbered places
   */
  record Message(String key, List<Text> arguments) implements Text {
    public Message {
      arguments = List.copyOf(arguments);
    }
  }

  static Text word(Object value) {
    return new Word(value.toString());
  }

  /** The items as words, in their own order. */
  static Text list(Collection<?> items) {
    return new Listing(items.stream().map(Text::argument).toList());
  }

  /** Each as a word. */
  static List<Text> words(Collection<String> values) {
    return values.stream().map(Text::word).toList();
  }

  /** A sentence of the bundle; arguments that are not texts are taken as words. */
  static Text message(String key, Object... arguments) {
    return new Message(key, Arrays.stream(arguments).map(Text::argument).toList());
  }

  private static Text argument(Object value) {
    return switch (value) {
      case Text text -> text;
      case Collection<?> items -> list(items);
      default -> word(value);
    };
  }
}
