package dev.sessionready.rule;

import java.util.Set;

/**
 * What a notification says of a resource besides its id.
 *
 * @param name its name, empty where AWS Config keeps none
 * @param exists whether it is still there, recorded or not
 * @param complete whether the notification says what changed; an oversized one does not
 * @param formerIds the ids of the resources that its changed properties named before
 */
public record ChangeDetails(String name, boolean exists, boolean complete, Set<String> formerIds) {

  public ChangeDetails {
    formerIds = Set.copyOf(formerIds);
  }

  /** Nothing but whether the resource is there. */
  static ChangeDetails none(boolean exists) {
    return new ChangeDetails("", exists, true, Set.of());
  }
}
