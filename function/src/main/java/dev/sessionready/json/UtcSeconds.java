package dev.sessionready.json;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Moments to the second in UTC, such as {@code 2026-11-20T02:14:05Z}: nearly all there are. */
final class UtcSeconds {

  private static final String FORM = "0000-00-00T00:00:00Z";

  /** Every month has so many; of the others the calendar knows. */
  private static final int DAYS = 28;

  private UtcSeconds() {}

  /** Whether a text is certain to be one. */
  static boolean matches(String text) {
    if (text.length() != FORM.length()) {
      return false;
    }
    for (int at = 0; at < FORM.length(); at++) {
      char form = FORM.charAt(at);
      char character = text.charAt(at);
      if (form == '0' ? character < '0' || character > '9' : character != form) {
        return false;
      }
    }
    return isWithin(1, part(text, 5), 12)
        && isWithin(1, part(text, 8), DAYS)
        && part(text, 11) < 24
        && part(text, 14) < 60
        && part(text, 17) < 60;
  }

  /** The moment, of a text that is one. */
  static Instant read(String text) {
    LocalDate day = LocalDate.of(part(text, 0) * 100 + part(text, 2), part(text, 5), part(text, 8));
    return Instant.ofEpochSecond(
        day.atTime(part(text, 11), part(text, 14), part(text, 17)).toEpochSecond(ZoneOffset.UTC));
  }

  private static boolean isWithin(int least, int number, int most) {
    return least <= number && number <= most;
  }

  private static int part(String text, int at) {
    return 10 * (text.charAt(at) - '0') + text.charAt(at + 1) - '0';
  }
}
