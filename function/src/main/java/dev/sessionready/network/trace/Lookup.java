package dev.sessionready.network.trace;

import dev.sessionready.network.path.Reachability;
import dev.sessionready.network.path.UnknownReason;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The result of a lookup in the topology: what was found, or why the lookup failed.
 *
 * @param <T> what was looked for
 */
sealed interface Lookup<T> {

  record Found<T>(T value) implements Lookup<T> {}

  record Failed<T>(Reachability.Unknown doubt) implements Lookup<T> {}

  /** The one place where a failed lookup becomes the unknown reachability of a component. */
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

  /** The same for a lookup of what must exist: where it is not shown, that is unknown too. */
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

  /** The reachability of a component, unknown where a lookup failed. */
  static Reachability judge(String id, Supplier<Reachability> decision) {
    return switch (of(id, decision)) {
      case Found<Reachability>(var reachability) -> reachability;
      case Failed<Reachability>(var doubt) -> doubt;
    };
  }
}
