package dev.sessionready.bench;

import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;

/** What is left on the heap after an iteration: the snapshot, and all that was made of it. */
public final class LiveHeap implements InternalProfiler {

  static final String LABEL = "heap.live";

  @Override
  public String getDescription() {
    return "the heap that is in use after an iteration";
  }

  @Override
  public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {}

  @Override
  public Collection<? extends Result<?>> afterIteration(
      BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return List.of(
        new ScalarResult(
            LABEL, runtime.totalMemory() - runtime.freeMemory(), "B", AggregationPolicy.MAX));
  }
}
