package dev.sessionready.model;

import java.util.List;

/**
 * An instance profile and the names of the roles in it: one, or none where the role was deleted.
 */
public record InstanceProfile(String arn, String name, List<String> roleNames) {

  public InstanceProfile {
    roleNames = List.copyOf(roleNames);
  }
}
