package dev.sessionready.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionready.check.OneLine;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** JSON that we write holds no character that a terminal obeys, and reads back the same. */
class SafeCharactersTest {

  private static final JsonMapper JSON = new JsonMapper();

  /** Every character that is unsafe, halves of pairs alone among them, and some that are not. */
  private static IntStream characters() {
    return IntStream.concat(
        IntStream.rangeClosed(0, Character.MAX_CODE_POINT).filter(OneLine::isUnsafe),
        "aé漢𠮷🚀".codePoints());
  }

  @Test
  void itPrintsNoneAndReadsBackAll() {
    characters()
        .mapToObj(character -> "<" + Character.toString(character) + ">")
        .forEach(text -> {
          String printed = JsonText.print(Map.of("name", text));
          StringWriter embedded = new StringWriter();
          EmbeddedJson.write(Map.of("name", text), embedded);

          for (String json : new String[] {printed.replace("\n", ""), embedded.toString()}) {
            assertThat(json.codePoints()).noneMatch(OneLine::isUnsafe);
            // Also after it went over the wire, which knows no half of a pair.
            byte[] wire = json.getBytes(StandardCharsets.UTF_8);
            assertThat(JSON.readTree(wire).path("name").stringValue()).isEqualTo(text);
          }
        });
  }
}
