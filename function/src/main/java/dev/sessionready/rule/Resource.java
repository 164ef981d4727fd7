package dev.sessionready.rule;

import java.util.Comparator;

/** What AWS Config knows a verdict by: a resource's type and its id. */
public record Resource(String type, String id) implements Comparable<Resource> {

  private static final Comparator<Resource> ORDER =
      Comparator.comparing(Resource::type).thenComparing(Resource::id);

  /** The instance with that id. */
  public static Resource instance(String id) {
    return new Resource(Evaluation.INSTANCE_TYPE, id);
  }

  @Override
  public int compareTo(Resource other) {
    return ORDER.compare(this, other);
  }
}
