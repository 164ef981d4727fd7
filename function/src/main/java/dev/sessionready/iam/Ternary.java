package dev.sessionready.iam;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** True, false, or what would have to be known to decide. */
sealed interface Ternary {

  /** It holds. */
  record True() implements Ternary {}

  /** It does not hold. */
  record False() implements Ternary {}

  /** It holds or does not, depending on these. */
  record Unknown(Set<MissingInformation> doubts) implements Ternary {}

  static Ternary of(boolean value) {
    return value ? new True() : new False();
  }

  static Ternary unknown(Stream<MissingInformation> doubts) {
    return new Unknown(doubts.collect(Collectors.toCollection(LinkedHashSet::new)));
  }

  /** Whether all hold; one that does not settles it, whatever is unknown of the others. */
  static Ternary all(Stream<Ternary> parts) {
    List<Ternary> known = parts.toList();
    return known.contains(new False()) ? new False() : unlessUnknown(known, new True());
  }

  /** Whether any holds; one that does settles it, whatever is unknown of the others. */
  static Ternary any(Stream<Ternary> parts) {
    List<Ternary> known = parts.toList();
    return known.contains(new True()) ? new True() : unlessUnknown(known, new False());
  }

  /** The opposite; what is unknown stays unknown. */
  default Ternary not() {
    return switch (this) {
      case True() -> new False();
      case False() -> new True();
      case Unknown unknown -> unknown;
    };
  }

  private static Ternary unlessUnknown(List<Ternary> parts, Ternary otherwise) {
    List<Unknown> unknown =
        parts.stream().filter(Unknown.class::isInstance).map(Unknown.class::cast).toList();
    return unknown.isEmpty()
        ? otherwise
        : unknown(unknown.stream().flatMap(part -> part.doubts().stream()));
  }
}
