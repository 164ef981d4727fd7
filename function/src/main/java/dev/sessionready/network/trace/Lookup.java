package dev.sessionready.network.trace;

import dev.sessionready.network.path.Reachability;
import dev.sessionready.network.path.UnknownReason;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What a look at the topology brought: something, or the doubt that it could not look.
 *
 * @param <T> what was looked for
 */
sealed interface Lookup<T> {

  record Found<T>(T value) implements Lookup<T> {}

  record Failed<T>(Reachability.Unknown doubt) implements Lookup<T> {}

  /** The one place where a failed lookup becomes the doubt of the component that asked. */
  static <T> Lookup<T> of(String id, Supplier<T> look) {
    try {
      return new Found<>(look.get());
    } catch (LookupFailed unseen) {
      if (unseen.isAmbiguous()) {
        return new Failed<>(
            new Reachability.Unknown(UnknownReason.AMBIGUOUS, unseen.failure().reason()));
      }
      return new Failed<>(
          new Reachability.Unknown(UnknownReason.COULD_NOT_LOOK, id, unseen.failure()));
    }
  }

  /** The same for a look at what must be there: that it is not shown is a doubt too. */
  static <T> Lookup<T> found(String id, Supplier<Optional<T>> look) {
    return switch (of(id, look)) {
      case Failed<Optional<T>>(var doubt) -> new Failed<>(doubt);
      case Found<Optional<T>>(var found) ->
          found
              .<Lookup<T>>map(Found::new)
              .orElseGet(
                  () -> new Failed<>(new Reachability.Unknown(UnknownReason.NOT_VISIBLE, id)));
    };
  }

  /** The judgement of a component, or the doubt where it could not look. */
  static Reachability judge(String id, Supplier<Reachability> decision) {
    return switch (of(id, decision)) {
      case Found<Reachability>(var reachability) -> reachability;
      case Failed<Reachability>(var doubt) -> doubt;
    };
  }
}
