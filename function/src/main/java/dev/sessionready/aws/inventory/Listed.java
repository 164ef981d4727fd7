package dev.sessionready.aws.inventory;

import dev.sessionready.aws.client.Answers;
import dev.sessionready.aws.client.AwsCall;
import dev.sessionready.aws.client.IamAction;
import dev.sessionready.aws.client.SdkValues;
import dev.sessionready.aws.client.UnexpectedValue;
import dev.sessionready.fact.Fact;
import dev.sessionready.model.UnreadResource;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The resources of a listing, by id. One that cannot be understood is kept apart, so that only what
 * depends on it is lost and not the whole listing; one without an id does cost all of it.
 *
 * @param strange those that were not understood
 */
public record Listed<T>(Map<String, T> understood, Map<String, UnreadResource> strange) {

  public Listed {
    understood = Map.copyOf(understood);
    strange = Map.copyOf(strange);
  }

  /**
   * Asks for resources and lists them.
   *
   * @param all every one of them, page after page
   * @param id the id of one as AWS shows it
   * @param vpcId the VPC of one, null where it has none
   * @param form how to convert one
   */
  public static <S, T> Fact<Listed<T>> from(
      AwsCall ask,
      IamAction permission,
      Supplier<Stream<S>> all,
      Function<S, @Nullable String> id,
      Function<S, @Nullable String> vpcId,
      Function<S, T> form) {
    return ask.forValue(permission, () -> of(all.get(), permission, id, vpcId, form));
  }

  private static <S, T> Listed<T> of(
      Stream<S> all,
      IamAction permission,
      Function<S, @Nullable String> id,
      Function<S, @Nullable String> vpcId,
      Function<S, T> form) {
    Map<String, T> understood = new HashMap<>();
    Map<String, UnreadResource> strange = new HashMap<>();
    for (S actual : (Iterable<S>) all::iterator) {
      String name = SdkValues.required(id.apply(actual), "id");
      try {
        understood.put(name, form.apply(actual));
      } catch (UnexpectedValue unforeseen) {
        strange.put(name, unread(permission, unforeseen, vpcId.apply(actual)));
      } catch (RuntimeException broken) {
        // A missing field, or values that contradict each other, such as reversed ports.
        strange.put(
            name, unread(permission, UnexpectedValue.resource(name, broken), vpcId.apply(actual)));
      }
    }
    strange.keySet().forEach(understood::remove);
    return new Listed<>(understood, strange);
  }

  private static UnreadResource unread(
      IamAction permission, UnexpectedValue why, @Nullable String vpcId) {
    return new UnreadResource(permission.action(), String.valueOf(why.getMessage()), vpcId);
  }

  /** Those that were understood. */
  public static <T> Fact<Map<String, T>> understood(Fact<Listed<T>> fact) {
    return Answers.map(fact, Listed::understood);
  }

  /** All of them: unreadable where any was not understood. */
  public static <T> Fact<Map<String, T>> whole(Fact<Listed<T>> fact) {
    return Answers.then(
        fact,
        listed ->
            listed.strange().values().stream()
                .findFirst()
                .<Fact<Map<String, T>>>map(one -> Fact.unreadable(one.action(), one.reason()))
                .orElseGet(() -> Fact.known(listed.understood())));
  }

  /** Those that were not understood. */
  public static <T> Map<String, UnreadResource> strange(Fact<Listed<T>> fact) {
    return Answers.seen(fact).map(Listed::strange).orElse(Map.of());
  }
}
