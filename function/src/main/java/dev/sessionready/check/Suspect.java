package dev.sessionready.check;

import java.util.List;

/**
 * A prerequisite that could not be verified, or that holds with a warning, and whose lack would
 * explain a failure.
 *
 * @param check the id of the check that left it open
 * @param what what it could not verify, or warns of
 * @param resources the ids of the resources in doubt
 */
public record Suspect(String check, Text what, List<String> resources) {

  private static final int NAMED = 3;

  public Suspect {
    resources = List.copyOf(resources);
  }

  /**
   * The check, the resources in doubt and the sentence; the ids first, since annotations are cut.
   */
  public Text text() {
    return resources.isEmpty()
        ? Text.message("suspect.named", check, what)
        : Text.message("suspect.named-at", check, resources.stream().limit(NAMED).toList(), what);
  }
}
