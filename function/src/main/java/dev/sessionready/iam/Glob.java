package dev.sessionready.iam;

import java.util.BitSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A text in which some of the characters {@code *} and {@code ?} stand for others: any number at a
 * {@code *}, one at a {@code ?}.
 */
final class Glob {

  private final String text;
  private final @Nullable BitSet wild;
  private final boolean anyIsWild;
  private final boolean open;

  private Glob(String text, @Nullable BitSet wild, boolean anyIsWild) {
    this.open = wild != null && OpenValue.isOpen(text);
    this.text = text;
    this.wild = wild;
    this.anyIsWild = anyIsWild;
  }

  /**
   * A text with the places in it that stand for others.
   *
   * @param wild the places of those characters
   */
  static Glob of(String text, BitSet wild) {
    return new Glob(text, (BitSet) wild.clone(), false);
  }

  /** A pattern in which every {@code *} and {@code ?} stands for others. */
  static Glob pattern(String text) {
    return new Glob(text, null, true);
  }

  /** A text that stands for nothing but itself. */
  static Glob exactly(String text) {
    return new Glob(text, null, false);
  }

  /** The same with what is left open in it, which is as long as what stands for it. */
  Glob whole(UnaryOperator<String> whole) {
    return open ? new Glob(whole.apply(text), wild, anyIsWild) : this;
  }

  /** The text as it stands. */
  String text() {
    return text;
  }

  boolean matches(String value) {
    return match(0, text.length(), value, false);
  }

  boolean matchesIgnoringCase(String value) {
    return match(0, text.length(), value, true);
  }

  /**
   * Whether an ARN matches part by part, so that no wildcard reaches across one of its first five
   * colons.
   */
  boolean matchesArn(String value) {
    String[] theirs = value.split(":", Arn.PARTS);
    int start = 0;
    for (int part = 0; part < Arn.PARTS; part++) {
      int end = part == Arn.PARTS - 1 ? text.length() : text.indexOf(':', start);
      if (part >= theirs.length || end < start || !match(start, end, theirs[part], false)) {
        return false;
      }
      start = end + 1;
    }
    return true;
  }

  // What is open of a value may be any character: the answer must be the same for all of them.
  private boolean match(int from, int to, String value, boolean ignoringCase) {
    boolean certain = match(from, to, value, ignoringCase, false);
    if (open
        || (!certain && OpenValue.isOpen(value) && match(from, to, value, ignoringCase, true))) {
      throw new OpenValue.Depends();
    }
    return certain;
  }

  /**
   * Compares what stands behind the last {@code *} with the end of the value first, by which most
   * patterns are told apart from most values at once.
   */
  private boolean match(int from, int to, String value, boolean ignoringCase, boolean openFits) {
    int last = to;
    int end = value.length();
    while (last > from && !isStar(last - 1)) {
      if (end == 0 || !stands(last - 1, value.charAt(end - 1), ignoringCase, openFits)) {
        return false;
      }
      last--;
      end--;
    }
    return last == from
        ? end == 0
        : matchToStar(from, last - 1, value, end, ignoringCase, openFits);
  }

  /**
   * Whether the value up to an end begins with the pattern up to its last {@code *}, which takes
   * the rest. It goes along both texts and, at a mismatch, lets the last {@code *} passed take one
   * more character: no earlier one needs to be tried again, which keeps hostile patterns cheap.
   */
  private boolean matchToStar(
      int from, int to, String value, int end, boolean ignoringCase, boolean openFits) {
    int p = from;
    int v = 0;
    int star = -1;
    int taken = 0;
    while (p < to) {
      if (isStar(p)) {
        star = p++;
        taken = v;
      } else if (v < end && stands(p, value.charAt(v), ignoringCase, openFits)) {
        p++;
        v++;
      } else if (v < end && star >= 0) {
        p = star + 1;
        v = ++taken;
      } else {
        return false;
      }
    }
    return true;
  }

  private boolean stands(int at, char theirs, boolean ignoringCase, boolean openFits) {
    return isWild(at) || fits(at, theirs, ignoringCase, openFits);
  }

  private boolean fits(int at, char theirs, boolean ignoringCase, boolean openFits) {
    if (OpenValue.isOpen(theirs)) {
      return openFits;
    }
    char mine = text.charAt(at);
    return mine == theirs || (ignoringCase && fold(mine) == fold(theirs));
  }

  private static char fold(char c) {
    return Character.toLowerCase(Character.toUpperCase(c));
  }

  private boolean isWild(int at) {
    return wild == null
        ? anyIsWild && (text.charAt(at) == '*' || text.charAt(at) == '?')
        : wild.get(at);
  }

  private boolean isStar(int at) {
    return text.charAt(at) == '*' && isWild(at);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Glob that && text.equals(that.text) && places().equals(that.places());
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  private BitSet places() {
    BitSet places = new BitSet();
    for (int at = 0; at < text.length(); at++) {
      places.set(at, isWild(at));
    }
    return places;
  }

  @Override
  public String toString() {
    return text;
  }
}
