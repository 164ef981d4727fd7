package dev.sessionready.rule;

import java.util.Set;

/** Which instances a run judges. */
public sealed interface Scope {

  /** Every instance of the account and region. */
  record Everything() implements Scope {}

  /** The instances with these ids. */
  record Only(Set<String> instanceIds) implements Scope {
    public Only {
      instanceIds = Set.copyOf(instanceIds);
    }
  }

  /** Whether the instance with that id is judged. */
  default boolean includes(String instanceId) {
    return switch (this) {
      case Everything() -> true;
      case Only(var ids) -> ids.contains(instanceId);
    };
  }
}
