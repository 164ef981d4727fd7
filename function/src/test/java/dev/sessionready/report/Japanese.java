package dev.sessionready.report;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the tests have to know of how Japanese is written. */
public final class Japanese {

  // Ideographs, kana and their punctuation.
  private static final Pattern CHARACTER =
      Pattern.compile("[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\u3000-\\u303f]");

  // A word in ASCII or one character, with the brackets before and all that no line begins with.
  private static final Pattern UNIT =
      Pattern.compile("[「( ]*(?:[!-~]+|\\X)[、。」)ーァィゥェォッャュョぁぃぅぇぉっゃゅょ]*");

  private Japanese() {}

  /** Whether any of the text is Japanese. */
  public static boolean isIn(String text) {
    return CHARACTER.matcher(text).find();
  }

  /** How many characters stand together at that place, so that all or none of them are kept. */
  public static int unit(String text, int from) {
    Matcher unit = UNIT.matcher(text).region(from, text.length());
    return unit.lookingAt() ? unit.group().length() : 0;
  }
}
