package dev.sessionready.network;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * What a look at the topology brought: something, or the doubt that it could not look.
 *
 * @param <T> what was looked for
 */
sealed interface Sight<T> {

  record Seen<T>(T value) implements Sight<T> {}

  record Hidden<T>(Reach.Unverifiable doubt) implements Sight<T> {}

  /** The one place where a failed lookup becomes the doubt of the door that asked. */
  static <T> Sight<T> of(String id, Supplier<T> look) {
    try {
      return new Seen<>(look.get());
    } catch (Unseen unseen) {
      if (unseen.isAmbiguous()) {
        return new Hidden<>(
            new Reach.Unverifiable(Doubt.AMBIGUOUS, unseen.failure().reason()));
      }
      return new Hidden<>(new Reach.Unverifiable(Doubt.COULD_NOT_LOOK, id, unseen.failure()));
    }
  }

  /** The same for a look at what must be there: that it is not shown is a doubt too. */
  static <T> Sight<T> found(String id, Supplier<Optional<T>> look) {
    return switch (of(id, look)) {
      case Hidden<Optional<T>>(var doubt) -> new Hidden<>(doubt);
      case Seen<Optional<T>>(var found) ->
          found
              .<Sight<T>>map(Seen::new)
              .orElseGet(() -> new Hidden<>(new Reach.Unverifiable(Doubt.NOT_VISIBLE, id)));
    };
  }

  /** The judgement of a door, or the doubt where it could not look. */
  static Reach judge(String id, Supplier<Reach> judgement) {
    return switch (of(id, judgement)) {
      case Seen<Reach>(var reach) -> reach;
      case Hidden<Reach>(var doubt) -> doubt;
    };
  }
}
