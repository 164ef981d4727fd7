package dev.sessionready.aws.client;

import dev.sessionready.fact.Fact;
import dev.sessionready.fact.Fact.Absent;
import dev.sessionready.fact.Fact.Known;
import dev.sessionready.fact.Fact.Unreadable;
import dev.sessionready.fact.ReadFailure;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What follows from a fact while the rest is still being collected. */
public final class Answers {

  private Answers() {}

  /** The fact that follows from a known one; the other two answers stay what they are. */
  public static <T, R> Fact<R> then(Fact<T> fact, Function<T, Fact<R>> next) {
    return switch (fact) {
      case Known<T>(T value) -> next.apply(value);
      case Absent<T>() -> Fact.absent();
      case Unreadable<T>(ReadFailure failure) -> Fact.unreadable(failure);
    };
  }

  /** The known value in another form. */
  public static <T, R> Fact<R> map(Fact<T> fact, Function<T, R> form) {
    return then(fact, value -> Fact.known(form.apply(value)));
  }

  /** The value, or empty where it is absent or unreadable: for deciding what else to ask for. */
  public static <T> Optional<T> seen(Fact<T> fact) {
    return switch (fact) {
      case Known<T>(T value) -> Optional.of(value);
      case Absent<T>(), Unreadable<T>(ReadFailure _) -> Optional.empty();
    };
  }

  /** The resources that were listed, none where they could not be. */
  public static <T> Collection<T> listed(Fact<Map<String, T>> fact) {
    return seen(fact).map(Map::values).orElse(List.of());
  }
}
