// Over 200 lines: every way to read and print a JSON text stands in one place.
package dev.sessionready.json;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.core.util.Separators.Spacing;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A JSON text in UTF-8: how it is parsed, printed, and searched for the line of a place. */
final class JsonText {

  private static final JsonMapper MAPPER = mapper().build();

  private static final DefaultIndenter TWO_SPACES = new DefaultIndenter("  ", "\n");

  private static final DefaultPrettyPrinter INDENTED =
      new DefaultPrettyPrinter(
              Separators.createDefaultInstance()
                  .withObjectNameValueSpacing(Spacing.AFTER)
                  .withObjectEmptySeparator("")
                  .withArrayEmptySeparator(""))
          .withObjectIndenter(TWO_SPACES)
          .withArrayIndenter(TWO_SPACES);

  private final Function<JsonMapper, JsonParser> parsers;
  private final Opening opening;

  /** A text of those bytes, which are kept and not copied. */
  JsonText(byte[] bytes) {
    this.parsers = mapper -> mapper.createParser(bytes);
    this.opening = () -> new ByteArrayInputStream(bytes);
  }

  /** The text in a file, read anew each time, since it may be a hundred megabytes. */
  JsonText(Path file) {
    this.parsers = mapper -> mapper.createParser(file);
    this.opening = () -> Files.newInputStream(file);
  }

  JsonText(String text) {
    this(text.getBytes(StandardCharsets.UTF_8));
  }

  /** What every mapper here has in common: names stand once, and numbers stay what they are. */
  static JsonMapper.Builder mapper() {
    return JsonMapper.builder(JsonFactory.builder().characterEscapes(new SafeCharacters()).build())
        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
        // As a double, a large number would become another number.
        .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
  }

  /** A tree or a record of the model as indented text that ends with a line break. */
  static String print(Object value) {
    return SnapshotMapper.mapper().writer().with(INDENTED).writeValueAsString(value) + "\n";
  }

  /** Indented text that ends with a line break, written as it is made; leaves the writer open. */
  static void print(Writer out, Consumer<JsonGenerator> content) {
    try (JsonGenerator json =
        SnapshotMapper.mapper()
            .writer()
            .with(INDENTED)
            .without(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .createGenerator(out)) {
      content.accept(json);
      json.writeRaw('\n');
    }
  }

  /**
   * The whole text as a record of the model, read as it streams by.
   *
   * @throws JsonFormatError where it does not hold one, or another value follows
   */
  <T> T read(Class<T> type) {
    try (JsonParser parser = parsers.apply(SnapshotMapper.mapper())) {
      T value = parser.readValueAs(type);
      if (value == null) {
        throw parse().otherThan("an object");
      }
      refuseMore(parser);
      return value;
    } catch (JacksonIOException broken) {
      throw broken;
    } catch (JacksonException fault) {
      // What cannot be read as JSON at all has another sentence.
      throw SnapshotFaults.explain(fault, parse());
    }
  }

  /** What is read of its bytes. */
  <T extends @Nullable Object> T read(Function<InputStream, T> reader) throws IOException {
    try (InputStream in = opening.open()) {
      return reader.apply(in);
    }
  }

  /** The tree as a single line, without a line break. */
  static String line(JsonNode tree) {
    return MAPPER.writeValueAsString(tree);
  }

  /**
   * The whole text as a tree.
   *
   * @throws JsonFormatError where it is not exactly one JSON value, or an object names a field
   *     twice
   */
  JsonCursor parse() {
    try (JsonParser parser = parsers.apply(MAPPER)) {
      JsonNode tree = tree(parser);
      refuseMore(parser);
      return JsonCursor.root(this, tree);
    }
  }

  /**
   * The line of a place, counted from 1; for the field of an object, that of its name.
   *
   * @throws IllegalArgumentException where the text has no such place
   */
  int line(String path) {
    try (JsonParser parser = parsers.apply(MAPPER)) {
      while (parser.nextToken() != null) {
        if (path(parser).equals(path)) {
          return parser.currentTokenLocation().getLineNr();
        }
      }
    }
    throw new IllegalArgumentException("the text has no " + path);
  }

  // Of an empty text Jackson makes no tree at all.
  private static JsonNode tree(JsonParser parser) {
    try {
      JsonNode tree = parser.readValueAsTree();
      if (tree == null) {
        throw new JsonFormatError(
            "", line(parser), "there is nothing where a JSON object is needed");
      }
      return tree;
    } catch (JacksonIOException broken) {
      throw broken;
    } catch (JacksonException malformed) {
      // The parser's path is that of the field before the fault: the line alone does not mislead.
      throw new JsonFormatError("", line(parser), fault(reason(malformed)));
    } catch (NumberFormatException tooLarge) {
      // Jackson lets this one through where an exponent is beyond what a number can hold.
      throw new JsonFormatError(
          path(parser), line(parser), "a number stands here that is out of all proportion");
    }
  }

  /** What Jackson says, without the names of its own classes. */
  static String reason(JacksonException fault) {
    String message = fault.getOriginalMessage();
    return message.startsWith("Trailing token")
        ? "more text follows the end of the JSON value"
        : message.replaceAll(",? ?\\(?from `[A-Za-z.]+\\(\\)`", "");
  }

  // Only the message shows it: the parser has several classes of exception for a text that ends
  // early.
  private static String fault(String message) {
    return message.startsWith("Unexpected end-of-input")
        ? "the text ends before its last bracket; perhaps it was cut off"
        : "this cannot be read as JSON: " + message;
  }

  private static void refuseMore(JsonParser parser) {
    boolean more;
    try {
      more = parser.nextToken() != null;
    } catch (JacksonException _) {
      more = true;
    }
    if (more) {
      throw new JsonFormatError(
          "", line(parser), "more text follows the end of the JSON value; remove it");
    }
  }

  private static String path(JsonParser parser) {
    return parser.streamReadContext().pathAsPointer().toString();
  }

  private static int line(JsonParser parser) {
    return parser.currentLocation().getLineNr();
  }

  /** Where the bytes come from. */
  private interface Opening {

    InputStream open() throws IOException;
  }
}
