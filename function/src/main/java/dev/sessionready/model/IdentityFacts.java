package dev.sessionready.model;

import dev.sessionready.fact.Fact;
import java.util.Map;

/**
 * What IAM returned: only the profiles, roles and policies that instances use.
 *
 * @param instanceProfiles by ARN
 * @param roles by name
 * @param managedPolicies texts of the default versions, by ARN
 */
public record IdentityFacts(
    Map<String, Fact<InstanceProfile>> instanceProfiles,
    Map<String, Fact<Role>> roles,
    Map<String, Fact<String>> managedPolicies) {

  public IdentityFacts {
    instanceProfiles = Map.copyOf(instanceProfiles);
    roles = Map.copyOf(roles);
    managedPolicies = Map.copyOf(managedPolicies);
  }
}
