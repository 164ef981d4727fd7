package dev.sessionready.report;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * The places where a text of some language may be cut or go on in the next line. What stands in
 * ASCII without a space is never parted: resource ids, ARNs, actions and addresses are such words,
 * and are looked up by copying them.
 */
public record LineBreaks(Locale locale) {

  /**
   * The text where it has no more than {@code limit} characters, or else what fits and the mark.
   */
  String cut(String text, int limit, String mark) {
    return text.length() <= limit
        ? text
        : text.substring(0, last(text, limit - mark.length())) + mark;
  }

  /** The text in lines of {@code limit} characters at most, longer only for a word that is. */
  public List<String> lines(String text, int limit) {
    List<String> lines = new ArrayList<>();
    String rest = text;
    while (rest.length() > limit) {
      int end = breaks(rest, limit).findFirst().orElse(rest.length());
      lines.add(rest.substring(0, end));
      rest = rest.substring(end).strip();
    }
    if (!rest.isEmpty()) {
      lines.add(rest);
    }
    return lines;
  }

  // Where next to nothing would be left, a word is parted all the same: an id that is longer than
  // an
  // annotation cannot be copied from one anyway.
  private int last(String text, int limit) {
    return breaks(text, limit)
        .filter(end -> end <= limit)
        .findFirst()
        .orElse(Character.isHighSurrogate(text.charAt(limit - 1)) ? limit - 1 : limit);
  }

  /** Where the text may be parted: up to the limit, the last place first, then the ones beyond. */
  private IntStream breaks(String text, int limit) {
    BreakIterator boundaries = BreakIterator.getLineInstance(locale);
    boundaries.setText(text);
    return IntStream.concat(
            IntStream.iterate(limit, end -> end > 0, end -> end - 1),
            IntStream.range(limit + 1, text.length()))
        .filter(end -> isBreak(text, end, boundaries));
  }

  private static boolean isBreak(String text, int end, BreakIterator lines) {
    char before = text.charAt(end - 1);
    char after = text.charAt(end);
    return before != ' '
        && (after == ' ' || (!(isAscii(before) && isAscii(after)) && lines.isBoundary(end)));
  }

  private static boolean isAscii(char character) {
    return character < 0x80;
  }
}
