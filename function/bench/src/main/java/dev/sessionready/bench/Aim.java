package dev.sessionready.bench;

import java.util.Locale;

/**
 * Something that is aimed at, and what was measured.
 *
 * @param most what it may be at most
 * @param isRatio whether it compares two things on one machine, and so holds on any
 */
record Aim(String what, double figure, double most, String unit, boolean isRatio) {

  static Aim ratio(String what, double figure, double most) {
    return new Aim(what, figure, most, "×", true);
  }

  static Aim absolute(String what, double figure, double most, String unit) {
    return new Aim(what, figure, most, unit, false);
  }

  boolean isMet() {
    return figure <= most;
  }

  /** One line: the aim, the figure, met or missed. */
  String line() {
    return String.format(
        Locale.ROOT,
        "%-76s %10.2f %s (at most %.2f): %s",
        what,
        figure,
        unit,
        most,
        isMet() ? "met" : "missed");
  }
}
