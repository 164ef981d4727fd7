package dev.sessionready.report;

/**
 * The columns that a text takes at a terminal, where the characters of Japanese take two each.
 *
 * @see <a href="https://www.unicode.org/reports/tr11/">East Asian Width</a>
 */
public final class TerminalColumns {

  private TerminalColumns() {}

  /** How many columns a text takes. */
  public static int of(String text) {
    int columns = 0;
    for (int at = 0; at < text.length(); ) {
      int character = text.codePointAt(at);
      columns += isWide(character) ? 2 : 1;
      at += Character.charCount(character);
    }
    return columns;
  }

  /** The text and as many spaces as fill the columns; the text alone where it takes more. */
  public static String pad(String text, int columns) {
    return text + " ".repeat(Math.max(0, columns - of(text)));
  }

  // Kana, ideographs and their punctuation, and the full-width forms of ASCII.
  private static boolean isWide(int character) {
    return character >= 0x2E80
        && (character <= 0x9FFF
            || (character >= 0xF900 && character <= 0xFAFF)
            || (character >= 0xFF01 && character <= 0xFF60)
            || Character.isIdeographic(character));
  }
}
