package dev.sessionready.model;

import dev.sessionready.fact.Fact;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An IAM role with its policies as text.
 *
 * @param trustPolicy who may assume it
 * @param permissionsBoundary the ARN of the policy that bounds it, null where none does
 * @param inlinePolicies texts by name
 * @param attachedPolicies ARNs of managed policies; their texts stand in {@link IdentityFacts}
 */
public record Role(
    String name,
    String arn,
    String trustPolicy,
    @Nullable String permissionsBoundary,
    Fact<Map<String, Fact<String>>> inlinePolicies,
    Fact<List<String>> attachedPolicies,
    Map<String, String> tags) {

  public Role {
    tags = Map.copyOf(tags);
  }

  /** The same with its policies. */
  public Role with(Fact<Map<String, Fact<String>>> inline, Fact<List<String>> attached) {
    return new Role(name, arn, trustPolicy, permissionsBoundary, inline, attached, tags);
  }
}
