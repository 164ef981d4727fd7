package dev.sessionready.json;

import dev.sessionready.check.OneLine;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.SerializableString;
import tools.jackson.core.io.CharacterEscapes;
import tools.jackson.core.io.SerializedString;

/**
 * Which characters stand escaped in JSON that we write, beyond those that JSON itself demands: what
 * a terminal obeys, what turns the reading direction, and what some take for a line break. The text
 * reads back the same.
 */
final class SafeCharacters extends CharacterEscapes {

  private static final long serialVersionUID = 1L;

  private static final int DELETE = 0x7f;

  private static final int[] ASCII = ascii();

  private static int[] ascii() {
    int[] escapes = CharacterEscapes.standardAsciiEscapesForJSON();
    escapes[DELETE] = CharacterEscapes.ESCAPE_CUSTOM;
    return escapes;
  }

  @Override
  public int[] getEscapeCodesForAscii() {
    return ASCII.clone();
  }

  // Halves of a pair are asked about one by one: a half that is alone, which no encoding can write,
  // looks like one of a pair, or of a mark of format. So all of them are escaped.
  @Override
  public @Nullable SerializableString getEscapeSequence(int character) {
    return OneLine.isUnsafe(character) ? new SerializedString(OneLine.escaped(character)) : null;
  }
}
