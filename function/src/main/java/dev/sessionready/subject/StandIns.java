package dev.sessionready.subject;

import dev.sessionready.network.address.Family;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;

/**
 * What stands, in texts that many instances of an account share, for what is one instance's own:
 * its id, its addresses, the moment of its agent's last report. A stand-in is as long as what it
 * stands for, is written in letters, so that shells and line breaks treat both alike, and is drawn
 * at random, so that no text of an account holds it by chance or on purpose.
 */
final class StandIns {

  /** What a stand-in stands for; each has letters of its own. */
  enum Kind {
    ID(0, "ghjk"),
    IPV4_ADDRESS(1, "lmno"),
    IPV6_ADDRESS(2, "pqrs"),
    LAST_PING(3, "tuvw");

    private final String letters;
    private final int part;

    Kind(int part, String letters) {
      this.part = part;
      this.letters = letters;
    }

    static Kind of(Family family) {
      return switch (family) {
        case IPV4 -> IPV4_ADDRESS;
        case IPV6 -> IPV6_ADDRESS;
      };
    }

    /** Which part of a request it is, from 0 on. */
    int part() {
      return part;
    }
  }

  /** How long ids are that have one: AWS's own, of eight or seventeen hexadecimal digits. */
  private static final Set<Integer> LENGTHS = Set.of(10, 19);

  private static final RandomGenerator RANDOM = RandomGenerator.of("SecureRandom");

  private final Map<Form, String> drawn = new ConcurrentHashMap<>();

  /** Whether a text of that kind can be stood in for. */
  static boolean canStandFor(Kind kind, String text) {
    return kind != Kind.ID || isId(text);
  }

  private static boolean isId(String text) {
    if (!LENGTHS.contains(text.length()) || !text.startsWith("i-")) {
      return false;
    }
    for (int at = 2; at < text.length(); at++) {
      if (!isHexDigit(text.charAt(at))) {
        return false;
      }
    }
    return true;
  }

  // AWS writes small letters.
  static boolean isHexDigit(char one) {
    return (one >= '0' && one <= '9') || (one >= 'a' && one <= 'f');
  }

  /** What stands for a text of that kind. */
  String of(Kind kind, String text) {
    return drawn.computeIfAbsent(new Form(kind, text.length()), StandIns::draw);
  }

  private static String draw(Form form) {
    StringBuilder text = new StringBuilder(form.kind() == Kind.ID ? "i-" : "");
    String letters = form.kind().letters;
    while (text.length() < form.length()) {
      text.append(letters.charAt(RANDOM.nextInt(letters.length())));
    }
    return text.toString();
  }

  private record Form(Kind kind, int length) {}
}
