package dev.sessionready.redact;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Words that stand for an account's own: as long as those, letters for letters and digits for
 * digits, in the same case, so that names stay possible names. No two words have one stand-in, and
 * no stand-in is another word of the account.
 */
final class SecretWords implements Words {

  /** Ids of AWS's are hexadecimal, and only they stay so. */
  private static final Pattern HEX = Pattern.compile("[0-9a-f]+");

  private static final Pattern MIXED = Pattern.compile("(?=.*[0-9])(?=.*[a-f])[0-9a-f]{8,}");
  private static final String HEX_DIGITS = "0123456789abcdef";

  // Of short words there are so few that in the end one must stand for itself.
  private static final int MOST_DRAWS = 400;
  private static final int MOST_STEPS = 100_000;

  private static final char FIRST_OF_OTHERS = '\u4e00';
  private static final int OTHERS = 20_000;

  private final KeyedDraw draw;
  private final WordCensus census;
  private final Map<String, String> known = new HashMap<>();
  private final Set<String> taken = new HashSet<>();

  SecretWords(KeyedDraw draw, WordCensus census) {
    this.draw = draw;
    this.census = census;
  }

  @Override
  public String of(String word, boolean wildBefore, boolean wildAfter) {
    StringBuilder whole = new StringBuilder(word.length());
    int from = 0;
    for (int cut : census.cuts(word)) {
      whole.append(part(word.substring(from, cut)));
      from = cut;
    }
    return whole.append(part(word.substring(from))).toString();
  }

  private String part(String part) {
    String plain = part.toLowerCase(Locale.ROOT);
    String found = known.get(plain);
    if (found == null) {
      found = drawn(plain);
      known.put(plain, found);
      taken.add(found);
    }
    return inCaseOf(part, plain, found);
  }

  private String drawn(String plain) {
    String drawn = plain;
    for (int attempt = 0; attempt < MOST_DRAWS; attempt++) {
      drawn = drawn(plain, attempt);
      boolean used = taken.contains(drawn) || AwsWords.isReserved(drawn);
      // The account's own words are better avoided, but those of one character are soon used up.
      if (!used && (attempt > MOST_DRAWS / 2 || !census.has(drawn)) && keepsForm(plain, drawn)) {
        return drawn;
      }
    }
    return firstFree(drawn);
  }

  // Of the words of one form, the next that is free, where nearly all of them are used.
  private String firstFree(String drawn) {
    for (boolean mayBeReserved : new boolean[] {false, true}) {
      String next = drawn;
      for (int at = 0; at < MOST_STEPS; at++) {
        next = successor(next);
        if (!taken.contains(next) && (mayBeReserved || !AwsWords.isReserved(next))) {
          return next;
        }
      }
    }
    throw new IllegalStateException("no account has so many words of one form");
  }

  private static String successor(String word) {
    StringBuilder next = new StringBuilder(word);
    for (int at = word.length() - 1; at >= 0; at--) {
      char c = word.charAt(at);
      char first = c >= '0' && c <= '9' ? '0' : c >= 'a' && c <= 'z' ? 'a' : FIRST_OF_OTHERS;
      char last = first == '0' ? '9' : first == 'a' ? 'z' : (char) (FIRST_OF_OTHERS + OTHERS - 1);
      if (c != last) {
        next.setCharAt(at, (char) (c + 1));
        return next.toString();
      }
      next.setCharAt(at, first);
    }
    return next.toString();
  }

  private String drawn(String plain, int attempt) {
    int[] numbers = draw.numbers("word " + attempt + " " + plain, plain.length());
    boolean hex = HEX.matcher(plain).matches();
    boolean mixed = MIXED.matcher(plain).matches();
    StringBuilder drawn = new StringBuilder(plain.length());
    for (int at = 0; at < plain.length(); at++) {
      char c = plain.charAt(at);
      if (mixed) {
        drawn.append(HEX_DIGITS.charAt(numbers[at] % 16));
      } else if (c >= '0' && c <= '9') {
        drawn.append((char) ('0' + numbers[at] % 10));
      } else if (c >= 'a' && c <= 'z') {
        drawn.append((char) ('a' + numbers[at] % (hex ? 6 : 26)));
      } else {
        drawn.append((char) (FIRST_OF_OTHERS + numbers[at] % OTHERS));
      }
    }
    return drawn.toString();
  }

  // A number that begins with 0 is none in JSON.
  private static boolean keepsForm(String plain, String drawn) {
    return HEX.matcher(plain).matches() == HEX.matcher(drawn).matches()
        && MIXED.matcher(plain).matches() == MIXED.matcher(drawn).matches()
        && (plain.charAt(0) == '0' || drawn.charAt(0) != '0');
  }

  private static String inCaseOf(String part, String plain, String found) {
    if (part.equals(plain) || part.length() != found.length()) {
      return found;
    }
    StringBuilder cased = new StringBuilder(found);
    for (int at = 0; at < part.length(); at++) {
      if (Character.isUpperCase(part.charAt(at))) {
        cased.setCharAt(at, Character.toUpperCase(found.charAt(at)));
      }
    }
    return cased.toString();
  }
}
