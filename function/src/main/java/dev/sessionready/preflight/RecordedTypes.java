package dev.sessionready.preflight;

import java.util.Set;

/**
 * Which types a configuration recorder records.
 *
 * @see <a href="https://docs.aws.amazon.com/config/latest/APIReference/API_RecordingGroup.html">the
 *     recording group</a>
 */
public sealed interface RecordedTypes {

  /**
   * Every type that AWS Config supports; of the global IAM types, which may be left out, none is
   * asked for here.
   */
  record Everything() implements RecordedTypes {}

  /** These types. */
  record Only(Set<String> types) implements RecordedTypes {
    public Only {
      types = Set.copyOf(types);
    }
  }

  /** Every type but these. */
  record AllBut(Set<String> types) implements RecordedTypes {
    public AllBut {
      types = Set.copyOf(types);
    }
  }

  /** Whether resources of that type are recorded. */
  default boolean includes(String type) {
    return switch (this) {
      case Everything() -> true;
      case Only(Set<String> types) -> types.contains(type);
      case AllBut(Set<String> types) -> !types.contains(type);
    };
  }
}
