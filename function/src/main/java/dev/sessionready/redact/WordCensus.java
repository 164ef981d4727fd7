package dev.sessionready.redact;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * The words of an account as they are, and the parts of words that its patterns name: {@code App*}
 * matches whatever begins with {@code App}, and what stands for {@code AppServer} must begin with
 * what stands for {@code App}.
 */
final class WordCensus implements Words {

  private final Set<String> words = new HashSet<>();
  private final Set<String> starts = new HashSet<>();
  private final Set<String> ends = new HashSet<>();
  private final Set<String> middles = new HashSet<>();

  @Override
  public String of(String word, boolean wildBefore, boolean wildAfter) {
    String plain = word.toLowerCase(Locale.ROOT);
    words.add(plain);
    if (wildBefore && wildAfter) {
      middles.add(plain);
    } else if (wildBefore) {
      ends.add(plain);
    } else if (wildAfter) {
      starts.add(plain);
    }
    return word;
  }

  /** Whether the account has a word, whatever its case. */
  boolean has(String word) {
    return words.contains(word.toLowerCase(Locale.ROOT));
  }

  /** The places at which a word is cut so that its parts match what they matched. */
  Set<Integer> cuts(String word) {
    String plain = word.toLowerCase(Locale.ROOT);
    Set<Integer> cuts = new TreeSet<>();
    for (int at = 1; at < plain.length(); at++) {
      if (starts.contains(plain.substring(0, at)) || ends.contains(plain.substring(at))) {
        cuts.add(at);
      }
    }
    for (String middle : middles) {
      for (int at = plain.indexOf(middle); at >= 0; at = plain.indexOf(middle, at + 1)) {
        cuts.add(at);
        cuts.add(at + middle.length());
      }
    }
    cuts.remove(0);
    cuts.remove(plain.length());
    return cuts;
  }
}
