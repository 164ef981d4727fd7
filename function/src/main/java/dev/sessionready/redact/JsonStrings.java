package dev.sessionready.redact;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The texts in a JSON document, replaced where they stand, while every other character stays: what
 * was well formed, or in which way it was not, still is.
 */
final class JsonStrings {

  private static final Pattern TOKEN =
      Pattern.compile(
          "\"(?<text>(?:[^\"\\\\]++|\\\\.)*+)(?<end>\"|\\\\?$)|[{}\\[\\],:]|[^\\s\"{}\\[\\],:]++",
          Pattern.DOTALL);

  private static final Pattern ESCAPE =
      Pattern.compile("\\\\(?:u(?<code>[0-9a-fA-F]{4})|(?<other>.))", Pattern.DOTALL);

  private static final Pattern ALLOWED =
      Pattern.compile("(?:[^\\\\]|\\\\(?:[\"\\\\/bfnrt]|u[0-9a-fA-F]{4}))*+", Pattern.DOTALL);

  /** What means nothing but itself; an account's number is no such number. */
  private static final Pattern LITERAL =
      Pattern.compile("true|false|null|(?!\\d{12}$)[-+]?[0-9][0-9.eE+-]*");

  private final JsonWords words;
  private final OwnText text;

  JsonStrings(JsonWords words, OwnText text) {
    this.words = words;
    this.text = text;
  }

  /** The document with its texts replaced. */
  String of(String document) {
    return new Scan().of(document);
  }

  /** One pass over a document. */
  private final class Scan {

    /** The names around; that of what stands in an array is empty. */
    private final Deque<String> path = new ArrayDeque<>();

    private final Deque<Boolean> inObject = new ArrayDeque<>();
    private boolean expectsName;
    private String name = "";

    String of(String document) {
      StringBuilder whole = new StringBuilder(document.length());
      Matcher token = TOKEN.matcher(document);
      int from = 0;
      while (token.find()) {
        whole.append(document, from, token.start());
        whole.append(token.group("text") == null ? bare(token.group()) : quoted(token));
        from = token.end();
      }
      return whole.append(document.substring(from)).toString();
    }

    private String bare(String token) {
      switch (token) {
        case "{", "[" -> {
          path.addLast(name);
          inObject.addLast(token.equals("{"));
          expectsName = token.equals("{");
          name = "";
        }
        case "}", "]" -> {
          name = path.isEmpty() ? "" : path.removeLast();
          inObject.pollLast();
          expectsName = false;
        }
        case "," -> {
          expectsName = Boolean.TRUE.equals(inObject.peekLast());
          name = expectsName ? "" : name;
        }
        case ":" -> expectsName = false;
        default -> {
          return LITERAL.matcher(token).matches() ? token : text.of(token);
        }
      }
      return token;
    }

    private String quoted(Matcher token) {
      String raw = token.group("text");
      String plain = plain(raw);
      String other;
      if (expectsName) {
        other = words.name(around(), plain);
        name = plain;
        expectsName = false;
      } else {
        List<String> around = around();
        if (!name.isEmpty()) {
          around.add(name);
        }
        other = words.value(around, plain);
      }
      return "\"" + (other.equals(plain) ? raw : escaped(other, raw)) + token.group("end");
    }

    private List<String> around() {
      List<String> around = new ArrayList<>(path);
      around.removeIf(String::isEmpty);
      return around;
    }
  }

  private static String plain(String raw) {
    return ESCAPE
        .matcher(raw)
        .replaceAll(
            escape -> Matcher.quoteReplacement(plain(escape.group("code"), escape.group("other"))));
  }

  private static String plain(@Nullable String code, @Nullable String other) {
    if (code != null) {
      return String.valueOf((char) Integer.parseInt(code, 16));
    }
    return switch (other) {
      case null -> "";
      case "b" -> "\b";
      case "f" -> "\f";
      case "n" -> "\n";
      case "r" -> "\r";
      case "t" -> "\t";
      default -> other;
    };
  }

  // What JSON does not allow in a text must not become allowed.
  private static String escaped(String plain, String raw) {
    StringBuilder escaped = new StringBuilder();
    boolean hasControls = raw.chars().anyMatch(c -> c < ' ');
    for (int at = 0; at < plain.length(); at++) {
      char c = plain.charAt(at);
      if (c == '"' || c == '\\') {
        escaped.append('\\').append(c);
      } else if (c < ' ' && !hasControls) {
        escaped.append("\\u%04x".formatted((int) c));
      } else {
        escaped.append(c);
      }
    }
    boolean isAllowed = ALLOWED.matcher(raw).matches();
    return isAllowed ? escaped.toString() : escaped.append("\\_").toString();
  }
}
