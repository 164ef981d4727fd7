// Over 200 lines: all tokens of JSON, which share what is read of them.
package dev.sessionready.json;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The tokens of a JSON text in UTF-8, for a reader that knows which ones come: each method takes
 * one, and refuses any other. Nothing is taken that <a
 * href="https://www.rfc-editor.org/rfc/rfc8259">RFC 8259</a> does not allow.
 */
final class SnapshotTokens {

  /** Stands behind what is read so far, so that most loops end without counting. */
  private static final byte END = '"';

  private static final int DIGITS = 10;

  private final InputStream in;
  private byte[] bytes = new byte[1 << 16];
  private int at;
  private int limit;
  private int kept = -1;

  SnapshotTokens(InputStream in) {
    this.in = in;
    bytes[0] = END;
  }

  /** That something is not as it usually is; whether it may be, the strict reader knows. */
  static final class Unusual extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Unusual() {
      super("unusual", null, false, false);
    }
  }

  /** The first byte of the next token, which stays the next. */
  byte next() {
    while (true) {
      // The fields in hand: the loops here see every byte of a hundred megabytes.
      byte[] read = bytes;
      int place = at;
      byte next = read[place];
      while (next == ' ' || next == '\n' || next == '\r' || next == '\t') {
        next = read[++place];
      }
      at = place;
      if (place < limit) {
        return next;
      }
      refill();
    }
  }

  /** Takes a bracket, a colon or a comma. */
  void take(char mark) {
    if (!takes(mark)) {
      throw new Unusual();
    }
  }

  /** Takes it where it is the next token. */
  boolean takes(char mark) {
    boolean is = next() == mark;
    if (is) {
      at++;
    }
    return is;
  }

  /** Takes this word and nothing that goes on after it, where it is the next token. */
  boolean takes(byte[] word) {
    next();
    while (limit - at <= word.length && fill()) {}
    if (limit - at <= word.length
        || !Arrays.equals(bytes, at, at + word.length, word, 0, word.length)) {
      return false;
    }
    at += word.length;
    return true;
  }

  /** Takes a whole number. */
  int whole() {
    boolean negative = takes('-');
    byte first = negative && (at < limit || fill()) ? bytes[at] : next();
    long number = 0;
    int digits = 0;
    for (byte digit = first; digit >= '0' && digit <= '9'; digit = bytes[at]) {
      number = 10 * number + digit - '0';
      digits = Math.min(digits + 1, DIGITS + 1);
      at++;
      if (at == limit && !fill()) {
        throw new Unusual();
      }
    }
    boolean ends = bytes[at] == ',' || bytes[at] == '}' || bytes[at] == ']' || bytes[at] <= ' ';
    if (digits == 0 || digits > DIGITS || (first == '0' && digits > 1) || !ends) {
      throw new Unusual();
    }
    return Math.toIntExact(negative ? -number : number);
  }

  /** Takes a text. */
  String text(SharedValues shared) {
    take('"');
    kept = at;
    int hash = 0;
    while (true) {
      byte[] read = bytes;
      int place = at;
      byte next = read[place];
      while (next >= ' ' && next != '"' && next != '\\') {
        hash = 31 * hash + next;
        next = read[++place];
      }
      at = place;
      if (next != '"') {
        return other();
      }
      if (place < limit) {
        String text = shared.text(read, kept, place - kept, hash);
        at++;
        kept = -1;
        return text;
      }
      refill();
    }
  }

  // With something escaped, or beyond ASCII.
  private String other() {
    boolean escapes = false;
    while (bytes[at] != '"' || at == limit) {
      if (at == limit) {
        refill();
      } else if (bytes[at] == '\\') {
        escapes = true;
        at++;
        if (at == limit) {
          refill();
        }
        at++;
      } else if (bytes[at] >= 0 && bytes[at] < ' ') {
        throw new Unusual();
      } else {
        at++;
      }
    }
    String text = new String(bytes, kept, at - kept, StandardCharsets.UTF_8);
    at++;
    kept = -1;
    // What is not UTF-8 at all was replaced by this.
    if (text.indexOf('\uFFFD') >= 0) {
      throw new Unusual();
    }
    return escapes ? unescaped(text) : text;
  }

  private static String unescaped(String text) {
    StringBuilder plain = new StringBuilder(text.length());
    int start = 0;
    for (int mark = text.indexOf('\\'); mark >= 0; mark = text.indexOf('\\', start)) {
      plain.append(text, start, mark);
      char escape = text.charAt(mark + 1);
      start = mark + 2;
      switch (escape) {
        case '"', '\\', '/' -> plain.append(escape);
        case 'b' -> plain.append('\b');
        case 'f' -> plain.append('\f');
        case 'n' -> plain.append('\n');
        case 'r' -> plain.append('\r');
        case 't' -> plain.append('\t');
        case 'u' -> {
          plain.append(unit(text, start));
          start += 4;
        }
        default -> throw new Unusual();
      }
    }
    return plain.append(text, start, text.length()).toString();
  }

  private static char unit(String text, int from) {
    int unit = 0;
    for (int place = from; place < from + 4; place++) {
      int digit = place < text.length() ? Character.digit(text.charAt(place), 16) : -1;
      if (digit < 0 || text.charAt(place) > 'f') {
        throw new Unusual();
      }
      unit = 16 * unit + digit;
    }
    return (char) unit;
  }

  /** Whether nothing but space is left. */
  boolean isAtEnd() {
    try {
      next();
      return false;
    } catch (Unusual _) {
      return at == limit;
    }
  }

  private void refill() {
    if (!fill()) {
      throw new Unusual();
    }
  }

  // Keeps the token that is being taken, and what is not taken yet.
  private boolean fill() {
    int from = kept < 0 ? at : kept;
    int left = limit - from;
    byte[] next = left > bytes.length / 2 ? new byte[2 * bytes.length] : bytes;
    System.arraycopy(bytes, from, next, 0, left);
    bytes = next;
    at -= from;
    kept = kept < 0 ? -1 : 0;
    limit = left;
    int more;
    try {
      more = in.read(bytes, limit, bytes.length - 1 - limit);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
    limit += Math.max(more, 0);
    bytes[limit] = END;
    return more > 0;
  }
}
