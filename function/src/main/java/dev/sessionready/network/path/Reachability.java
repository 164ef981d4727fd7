package dev.sessionready.network.path;

import dev.sessionready.fact.ReadFailure;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether a component lets a packet through: allowed, blocked, or unknown from AWS's answers. */
public sealed interface Reachability {

  /**
   * The packet gets through.
   *
   * @param rule the AWS rules that let it, such as {@code egress tcp 443 10.0.0.0/16}
   */
  record Allowed(String rule, List<Caveat> caveats) implements Reachability {

    public Allowed {
      caveats = List.copyOf(caveats);
    }

    public Allowed(String rule) {
      this(rule, List.of());
    }
  }

  /**
   * The packet is dropped.
   *
   * @param rule the AWS rules that dropped it, such as {@code rule 100 deny tcp 443 0.0.0.0/0};
   *     empty where it was the lack of one
   */
  record Blocked(ExplanationCode code, String rule) implements Reachability {}

  /**
   * AWS's answers do not show it.
   *
   * @param id the resource that would have to be looked into
   * @param failed the lookup that failed, where that is why
   */
  record Unknown(UnknownReason doubt, String id, @Nullable ReadFailure failed)
      implements Reachability {

    public Unknown(UnknownReason doubt, String id) {
      this(doubt, id, null);
    }
  }

  /** Which of the three it is. */
  default PathOutcome outcome() {
    return switch (this) {
      case Allowed _ -> PathOutcome.ALLOWED;
      case Blocked _ -> PathOutcome.BLOCKED;
      case Unknown _ -> PathOutcome.UNKNOWN;
    };
  }
}
