package dev.sessionready.iam;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The two formats in which IAM writes a date: the W3C profile of ISO 8601, and seconds since 1970.
 *
 * @see <a href="https://www.w3.org/TR/NOTE-datetime">Date and Time Formats</a>
 */
final class Dates {

  private static final Pattern YEAR = Pattern.compile("\\d{4}");
  private static final Pattern MONTH = Pattern.compile("\\d{4}-\\d{2}");
  private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
  private static final Pattern TIME =
      Pattern.compile(
          "\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(:\\d{2}(\\.\\d{1,9})?)?(Z|[+-]\\d{2}:\\d{2})");
  // Twelve digits reach past the year 30000 and stay within what an Instant can hold.
  private static final Pattern EPOCH_SECONDS = Pattern.compile("-?\\d{1,12}");

  private Dates() {}

  /** The moment that a text names, or empty where it names none. */
  static Optional<Instant> parse(String text) {
    try {
      return Optional.ofNullable(moment(text));
    } catch (DateTimeException _) {
      // The shape was right, but there is no such day: 2026-02-30.
      return Optional.empty();
    }
  }

  private static @Nullable Instant moment(String text) {
    if (TIME.matcher(text).matches()) {
      return OffsetDateTime.parse(text).toInstant();
    }
    if (DAY.matcher(text).matches()) {
      return startOf(LocalDate.parse(text));
    }
    if (MONTH.matcher(text).matches()) {
      return startOf(YearMonth.parse(text).atDay(1));
    }
    // Four digits are a year in the W3C profile; as seconds they would be the first hours of 1970.
    if (YEAR.matcher(text).matches()) {
      return startOf(Year.parse(text).atDay(1));
    }
    return EPOCH_SECONDS.matcher(text).matches()
        ? Instant.ofEpochSecond(Long.parseLong(text))
        : null;
  }

  private static Instant startOf(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant();
  }
}
