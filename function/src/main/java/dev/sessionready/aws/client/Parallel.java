package dev.sessionready.aws.client;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Work done at the same time, each piece on a virtual thread; {@link AwsCall} limits the calls. */
public final class Parallel {

  private Parallel() {}

  /** Starts a piece of work; whoever needs the outcome joins it. */
  public static <T> CompletableFuture<T> start(Supplier<T> work) {
    return CompletableFuture.supplyAsync(work, Thread::startVirtualThread);
  }

  /** Does the work once for each distinct key and waits for all. */
  public static <K, V> Map<K, V> forEach(Collection<K> keys, Function<K, V> work) {
    Map<K, CompletableFuture<V>> running = new LinkedHashMap<>();
    for (K key : Set.copyOf(keys)) {
      running.put(key, start(() -> work.apply(key)));
    }
    return running.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().join()));
  }
}
