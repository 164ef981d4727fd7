package dev.sessionready.check;

import java.util.Locale;

/**
 * Text that somebody else wrote, made safe to stand in a line of ours: names, tags, ids and
 * documents of an account may hold line breaks that forge further lines, sequences that a terminal
 * obeys, and marks that turn the reading direction. They are shown as they are written in Java and
 * JSON, such as {@code \\n} and {@code \\u202e}; everything else stays as it is.
 *
 * @see <a href="https://www.unicode.org/reports/tr36/">Unicode security considerations</a>
 */
public final class OneLine {

  private OneLine() {}

  /** The text with everything escaped that is not seen, or does not stay in its line. */
  public static String of(String text) {
    if (isPlain(text) || text.codePoints().noneMatch(OneLine::isUnsafe)) {
      return text;
    }
    StringBuilder safe = new StringBuilder();
    text.codePoints()
        .forEach(character -> {
          if (isUnsafe(character)) {
            safe.append(escaped(character));
          } else {
            safe.appendCodePoint(character);
          }
        });
    return safe.toString();
  }

  private static boolean isPlain(String text) {
    for (int at = 0; at < text.length(); at++) {
      char character = text.charAt(at);
      if (character < ' ' || character > '~') {
        return false;
      }
    }
    return true;
  }

  /** Whether a character is a control, a mark of format, a line break, or half of a pair. */
  public static boolean isUnsafe(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          true;
      default -> false;
    };
  }

  /** How such a character is written. */
  public static String escaped(int character) {
    return switch (character) {
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      case '\t' -> "\\t";
      default -> {
        StringBuilder units = new StringBuilder();
        for (char unit : Character.toChars(character)) {
          units.append("\\u%04x".formatted((int) unit).toLowerCase(Locale.ROOT));
        }
        yield units.toString();
      }
    };
  }
}
