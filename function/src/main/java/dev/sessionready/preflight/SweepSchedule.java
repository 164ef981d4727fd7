package dev.sessionready.preflight;

import java.util.Arrays;
import java.util.Optional;

/** How often AWS Config has the rule evaluate every instance. */
public enum SweepSchedule {
  ONE_HOUR("One_Hour", 24),
  THREE_HOURS("Three_Hours", 8),
  SIX_HOURS("Six_Hours", 4),
  TWELVE_HOURS("Twelve_Hours", 2),
  TWENTY_FOUR_HOURS("TwentyFour_Hours", 1);

  private final String spelt;
  private final int perDay;

  SweepSchedule(String spelt, int perDay) {
    this.spelt = spelt;
    this.perDay = perDay;
  }

  /** The one that AWS Config spells so, if there is one. */
  public static Optional<SweepSchedule> spelt(String word) {
    return Arrays.stream(values()).filter(sweep -> sweep.spelt.equals(word)).findFirst();
  }

  /** How many there are in a day. */
  int perDay() {
    return perDay;
  }

  /** As AWS Config spells it. */
  @Override
  public String toString() {
    return spelt;
  }
}
