package dev.sessionready.iam;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * A text in which some of the characters {@code *} and {@code ?} stand for others.
 *
 * @param text the text as it stands
 * @param wild the places in it that stand for others: any number at a {@code *}, one at a {@code ?}
 */
record Glob(String text, BitSet wild) {

  Glob {
    wild = (BitSet) wild.clone();
  }

  /** A pattern in which every {@code *} and {@code ?} stands for others. */
  static Glob pattern(String text) {
    BitSet wild = new BitSet();
    for (int i = 0; i < text.length(); i++) {
      wild.set(i, text.charAt(i) == '*' || text.charAt(i) == '?');
    }
    return new Glob(text, wild);
  }

  /** A text that stands for nothing but itself. */
  static Glob exactly(String text) {
    return new Glob(text, new BitSet());
  }

  boolean matches(String value) {
    return match(text, value);
  }

  boolean matchesIgnoringCase(String value) {
    return match(fold(text), fold(value));
  }

  /**
   * Whether an ARN matches part by part, so that no wildcard reaches across one of its first five
   * colons.
   */
  boolean matchesArn(String value) {
    List<Glob> mine = arnParts();
    String[] theirs = value.split(":", Arn.PARTS);
    if (mine.size() != Arn.PARTS || theirs.length != Arn.PARTS) {
      return false;
    }
    for (int i = 0; i < Arn.PARTS; i++) {
      if (!mine.get(i).matches(theirs[i])) {
        return false;
      }
    }
    return true;
  }

  private List<Glob> arnParts() {
    List<Glob> parts = new ArrayList<>();
    int start = 0;
    for (int colon = text.indexOf(':');
        colon >= 0 && parts.size() < Arn.PARTS - 1;
        colon = text.indexOf(':', start)) {
      parts.add(part(start, colon));
      start = colon + 1;
    }
    parts.add(part(start, text.length()));
    return parts;
  }

  private Glob part(int from, int to) {
    return new Glob(text.substring(from, to), wild.get(from, to));
  }

  /**
   * Goes along both texts and, at a mismatch, lets the last {@code *} passed take one more
   * character: no earlier one needs to be tried again, which keeps hostile patterns cheap.
   */
  private boolean match(String pattern, String value) {
    int p = 0;
    int v = 0;
    int star = -1;
    int taken = 0;
    while (v < value.length()) {
      if (isStar(p)) {
        star = p++;
        taken = v;
      } else if (p < pattern.length() && (wild.get(p) || pattern.charAt(p) == value.charAt(v))) {
        p++;
        v++;
      } else if (star >= 0) {
        p = star + 1;
        v = ++taken;
      } else {
        return false;
      }
    }
    while (isStar(p)) {
      p++;
    }
    return p == pattern.length();
  }

  /** Folds character by character, so that the places that are wild stay where they are. */
  private static String fold(String text) {
    StringBuilder folded = new StringBuilder(text.length());
    text.chars()
        .map(c -> Character.toLowerCase(Character.toUpperCase(c)))
        .forEach(c -> folded.append((char) c));
    return folded.toString();
  }

  private boolean isStar(int at) {
    return wild.get(at) && text.charAt(at) == '*';
  }
}
