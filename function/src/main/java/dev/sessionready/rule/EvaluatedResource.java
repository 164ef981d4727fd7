package dev.sessionready.rule;

import java.util.Comparator;

/** What AWS Config identifies a verdict by: a resource's type and its id. */
public record EvaluatedResource(String type, String id) implements Comparable<EvaluatedResource> {

  private static final Comparator<EvaluatedResource> ORDER =
      Comparator.comparing(EvaluatedResource::type).thenComparing(EvaluatedResource::id);

  private static final int LONGEST_ID = 768;

  /**
   * Whether AWS Config takes an evaluation of it: with one that it does not, it refuses the whole
   * batch.
   *
   * @see <a href="https://docs.aws.amazon.com/config/latest/APIReference/API_Evaluation.html">
   *     Evaluation</a>
   */
  public boolean isTaken() {
    return !id.isEmpty() && id.length() <= LONGEST_ID;
  }

  /** The instance with that id. */
  public static EvaluatedResource instance(String id) {
    return new EvaluatedResource(Evaluation.INSTANCE_TYPE, id);
  }

  @Override
  public int compareTo(EvaluatedResource other) {
    return ORDER.compare(this, other);
  }
}
