package dev.sessionready.report;

import java.text.BreakIterator;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * The places where a text of some language may be cut or go on in the next line. What stands in
 * ASCII without a space is never parted: resource ids, ARNs, actions and addresses are such words,
 * and are looked up by copying them.
 */
record LineBreaks(Locale locale) {

  /**
   * The text where it has no more than {@code limit} characters, or else what fits and the mark.
   */
  String cut(String text, int limit, String mark) {
    return text.length() <= limit
        ? text
        : text.substring(0, last(text, limit - mark.length())) + mark;
  }

  // Where nothing may be parted it is parted all the same, since the limit holds in any case.
  private int last(String text, int limit) {
    BreakIterator lines = BreakIterator.getLineInstance(locale);
    lines.setText(text);
    return IntStream.iterate(limit, end -> end > 0, end -> end - 1)
        .filter(end -> isBreak(text, end, lines))
        .findFirst()
        .orElse(Character.isHighSurrogate(text.charAt(limit - 1)) ? limit - 1 : limit);
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
