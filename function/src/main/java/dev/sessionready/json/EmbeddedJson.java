package dev.sessionready.json;

import java.io.Writer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.SerializableString;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.io.CharacterEscapes;
import tools.jackson.core.io.SerializedString;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * JSON that stands in an element of an HTML page: nothing in it ends the element, begins a comment
 * or is an entity, whatever the values hold.
 *
 * @see <a
 *     href="https://html.spec.whatwg.org/multipage/scripting.html#restrictions-for-contents-of-script-elements">
 *     Restrictions for contents of script elements</a>
 */
public final class EmbeddedJson {

  private static final JsonMapper MAPPER =
      JsonMapper.builder(JsonFactory.builder().characterEscapes(new ScriptCharacters()).build())
          .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
          .build();

  private EmbeddedJson() {}

  /** Writes a record, list or map on one line, and leaves the writer open. */
  public static void write(Object value, Writer out) {
    MAPPER.writeValue(out, value);
  }

  private static final class ScriptCharacters extends CharacterEscapes {

    private static final long serialVersionUID = 1L;

    private static final CharacterEscapes SAFE = new SafeCharacters();
    private static final String MARKUP = "<>&";
    private static final int[] ASCII = ascii();

    private static int[] ascii() {
      int[] escapes = SAFE.getEscapeCodesForAscii();
      MARKUP.chars().forEach(character -> escapes[character] = CharacterEscapes.ESCAPE_CUSTOM);
      return escapes;
    }

    @Override
    public int[] getEscapeCodesForAscii() {
      return ASCII.clone();
    }

    @Override
    public @Nullable SerializableString getEscapeSequence(int character) {
      return MARKUP.indexOf(character) >= 0
          ? new SerializedString("\\u%04x".formatted(character))
          : SAFE.getEscapeSequence(character);
    }
  }
}
