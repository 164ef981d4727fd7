package dev.sessionready.report.html;

import dev.sessionready.json.EmbeddedJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The template with its style, its script and the data in it. Its Content Security Policy lets the
 * two run by their digests, and nothing else run or load.
 *
 * @see <a href="https://www.w3.org/TR/CSP3/#framework-directive-source-list">Hashes in source
 *     lists</a>
 */
record Page(PageWords words) {

  private static final Pattern PLACE = Pattern.compile("\\{\\{([a-z-]+)}}");
  private static final String DATA = "data";

  /** Writes the page with a title and the data, and leaves the writer open. */
  void write(String title, ReportData data, Writer out) {
    String style = resource("css");
    String script = resource("js");
    Map<String, String> values =
        Map.of(
            "language", words.language().getLanguage(),
            "title", escaped(title),
            "no-script", escaped(words.say("no-script")),
            "style", style,
            "style-digest", digest(style),
            "script", script,
            "script-digest", digest(script));
    String template = resource("html");
    Matcher places = PLACE.matcher(template);
    try {
      int written = 0;
      while (places.find()) {
        MatchResult place = places.toMatchResult();
        out.write(template, written, place.start() - written);
        written = place.end();
        if (place.group(1).equals(DATA)) {
          EmbeddedJson.write(data, out);
        } else {
          out.write(value(values, place.group(1)));
        }
      }
      out.write(template.substring(written));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static String value(Map<String, String> values, String place) {
    String value = values.get(place);
    if (value == null) {
      throw new IllegalStateException("nothing stands for {{" + place + "}} of the template");
    }
    return value;
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  private static String digest(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return "sha256-" + Base64.getEncoder().encodeToString(hash);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }

  private static String resource(String extension) {
    String name = "report." + extension;
    try (InputStream in = Page.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the resource " + name + " of the report is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
