package dev.sessionready.rule;

import org.jspecify.annotations.Nullable;

/**
 * How far a sweep has come.
 *
 * @param portions how many portions are done
 * @param stage what the next portion is about
 * @param from what names the beginning of the next portion to AWS; null for the very first page
 * @param soFar what the portions add up to
 */
public record SweepProgress(int portions, Stage stage, @Nullable String from, SweepTotals soFar) {

  /** A sweep that has not begun. */
  public static final SweepProgress START =
      new SweepProgress(0, Stage.INSTANCES, null, SweepTotals.NOTHING);

  /** What a portion is about. */
  public enum Stage {
    /** Instances are evaluated. */
    INSTANCES,
    /** The verdicts of what is gone are taken back. */
    GONE,
    /** Nothing is left. */
    DONE
  }

  /** Whether nothing is left to do. */
  public boolean isDone() {
    return stage == Stage.DONE;
  }

  /** Whether the next portion is the first. */
  public boolean isStart() {
    return portions == 0;
  }

  /** The same, but for what its portions add up to. */
  public SweepProgress with(SweepTotals totals) {
    return new SweepProgress(portions, stage, from, totals);
  }
}
