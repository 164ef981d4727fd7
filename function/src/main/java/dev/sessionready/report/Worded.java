package dev.sessionready.report;

import dev.sessionready.check.OwnWords;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A text that many instances share, parted where something of one instance's own belongs.
 *
 * @param parts what stands there, and between each two of them an own word
 * @param own what stands for the own words between the parts
 */
record Worded(List<String> parts, List<String> own) {

  /** The text parted at everything that stands for one of the words. */
  static Worded of(String text, OwnWords words) {
    List<String> parts = new ArrayList<>();
    List<String> own = new ArrayList<>();
    int start = 0;
    for (Place next = next(text, start, words); next != null; next = next(text, start, words)) {
      parts.add(text.substring(start, next.at()));
      own.add(next.word());
      start = next.at() + next.word().length();
    }
    parts.add(text.substring(start));
    return new Worded(List.copyOf(parts), List.copyOf(own));
  }

  private static @Nullable Place next(String text, int from, OwnWords words) {
    Place first = null;
    for (String word : words.words().keySet()) {
      int at = text.indexOf(word, from);
      if (at >= 0 && (first == null || at < first.at())) {
        first = new Place(word, at);
      }
    }
    return first;
  }

  /** Appends the text with the words of one instance. */
  void print(OwnWords words, StringBuilder text) {
    text.append(parts.getFirst());
    for (int i = 0; i < own.size(); i++) {
      text.append(words.words().getOrDefault(own.get(i), own.get(i))).append(parts.get(i + 1));
    }
  }

  private record Place(String word, int at) {}
}
