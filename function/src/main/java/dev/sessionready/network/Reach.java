package dev.sessionready.network;

import dev.sessionready.fact.ReadFailure;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a door is: open, shut, or such that nobody can tell from here. */
public sealed interface Reach {

  /**
   * The packet gets through.
   *
   * @param rule the AWS rules that let it, such as {@code egress tcp 443 10.0.0.0/16}
   */
  record Open(String rule, List<Caveat> caveats) implements Reach {

    public Open {
      caveats = List.copyOf(caveats);
    }

    public Open(String rule) {
      this(rule, List.of());
    }
  }

  /**
   * The packet is dropped.
   *
   * @param rule the AWS rules that dropped it, such as {@code rule 100 deny tcp 443 0.0.0.0/0};
   *     empty where it was the lack of one
   */
  record Shut(Reason reason, String rule) implements Reach {}

  /**
   * AWS's answers do not tell.
   *
   * @param id the resource whose inside would tell
   * @param failed the lookup that failed, where that is why
   */
  record Unverifiable(Doubt doubt, String id, @Nullable ReadFailure failed) implements Reach {

    public Unverifiable(Doubt doubt, String id) {
      this(doubt, id, null);
    }
  }

  /** Which of the three it is. */
  default Outcome outcome() {
    return switch (this) {
      case Open _ -> Outcome.OPEN;
      case Shut _ -> Outcome.SHUT;
      case Unverifiable _ -> Outcome.UNVERIFIABLE;
    };
  }
}
