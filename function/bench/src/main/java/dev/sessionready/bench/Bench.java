package dev.sessionready.bench;

import dev.sessionready.generated.GeneratedAccount;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Measures everything and fails where an aim is missed. */
public final class Bench {

  private static final int[] INSTANCES = {1_000, 10_000, 100_000};
  private static final int[] SHAPES = {50, 5_000};
  private static final String ALLOCATED = "gc.alloc.rate.norm";
  private static final double MEGABYTE = 1e6;
  private static final int TURNS = 3;

  private final Map<String, RunResult> results = new HashMap<>();
  private final List<Aim> aims = new ArrayList<>();

  private Bench() {}

  /**
   * Measures.
   *
   * @param arguments the launcher, a folder for files, the picture to write, and {@code true} where
   *     only ratios count
   */
  public static void main(String[] arguments) throws RunnerException, IOException {
    Bench bench = new Bench();
    bench.programs(arguments[0], Path.of(arguments[1]));
    bench.run(Judging.class, 2);
    bench.run(Reading.class, 2);
    bench.run(WorstPolicy.class, 3);
    bench.figures();
    new Picture(bench.seconds()).write(Path.of(arguments[2]));
    boolean relative = Boolean.parseBoolean(arguments[3]);
    bench.aims.forEach(aim -> System.out.println(aim.line()));
    List<Aim> missed =
        bench.aims.stream().filter(aim -> !aim.isMet() && (aim.isRatio() || !relative)).toList();
    if (!missed.isEmpty()) {
      System.out.printf(Locale.ROOT, "%d of %d aims missed.%n", missed.size(), bench.aims.size());
      System.exit(1);
    }
  }

  private void run(Class<?> benchmark, int measured) throws RunnerException {
    Collection<RunResult> all =
        new Runner(
                new OptionsBuilder()
                    .include(benchmark.getName() + "\\.")
                    .forks(1)
                    .warmupIterations(1)
                    .measurementIterations(measured)
                    .warmupTime(TimeValue.seconds(2))
                    .measurementTime(TimeValue.seconds(2))
                    .jvmArgs("-Xmx2g")
                    .addProfiler(GCProfiler.class)
                    .addProfiler(LiveHeap.class)
                    .build())
            .run();
    all.forEach(result -> results.put(name(result), result));
  }

  private static String name(RunResult result) {
    String benchmark = result.getParams().getBenchmark();
    List<String> parts = new ArrayList<>();
    parts.add(benchmark.substring(benchmark.lastIndexOf('.', benchmark.lastIndexOf('.') - 1) + 1));
    for (String parameter : List.of("instances", "shapes")) {
      if (result.getParams().getParamsKeys().contains(parameter)) {
        parts.add(result.getParams().getParam(parameter));
      }
    }
    return String.join(" ", parts);
  }

  private RunResult result(String name) {
    RunResult result = results.get(name);
    if (result == null) {
      throw new IllegalStateException(name + " was not measured, only " + results.keySet());
    }
    return result;
  }

  private double score(String name) {
    return result(name).getPrimaryResult().getScore();
  }

  @SuppressWarnings("rawtypes") // JMH's own map of them is.
  private double other(String name, String label) {
    for (var one : result(name).getSecondaryResults().entrySet()) {
      if (one.getKey().endsWith(label)) {
        return one.getValue().getScore();
      }
    }
    throw new IllegalStateException(label + " was not measured for " + name);
  }

  private static String judging(int instances, int shapes) {
    return "Judging.judge %d %d".formatted(instances, shapes);
  }

  // By whole programs, as whoever runs them has it.
  private void programs(String launcher, Path folder) throws IOException {
    Files.createDirectories(folder);
    Path few = generated(folder, 50);
    Path many = generated(folder, 5_000);
    double load = Double.MAX_VALUE;
    double check = Double.MAX_VALUE;
    double shapes = Double.MAX_VALUE;
    // In turns, so that whatever else the machine does falls on all of them.
    for (int turn = 0; turn < TURNS; turn++) {
      load = Math.min(load, Programs.jsonLoad(1, few));
      check = Math.min(check, Programs.seconds(1, launcher, "check", "--snapshot", few.toString()));
      shapes =
          Math.min(shapes, Programs.seconds(1, launcher, "check", "--snapshot", many.toString()));
    }
    System.out.printf(
        Locale.ROOT,
        "json.load %.2f s, check at 50 shapes %.2f s, at 5,000 %.2f s%n",
        load,
        check,
        shapes);
    aims.add(Aim.ratio("check --snapshot, 100,000 at 50 shapes, in json.load", check / load, 8));
    aims.add(Aim.ratio("the same at 5,000 shapes, in those at 50", shapes / check, 3));
    boolean ends = Programs.endsWithin("512m", launcher, "check", "--snapshot", few.toString());
    aims.add(
        Aim.absolute("check --snapshot, 100,000 at 50 shapes, lacks 512 MB", ends ? 0 : 1, 0, ""));
    Path demo = folder.resolve("demo.json");
    try (var in = Bench.class.getResourceAsStream("/dev/sessionready/demo/demo.json")) {
      if (in == null) {
        throw new IllegalStateException("the demo's account is gone");
      }
      Files.write(demo, in.readAllBytes());
    }
    double nothing = Programs.seconds(5, launcher, "--version");
    double small = Programs.seconds(5, launcher, "check", "--snapshot", demo.toString());
    // Starting is the business of the JDK and of picocli; what evaluating adds to it is ours.
    aims.add(Aim.ratio("check --snapshot of the demo, in --version", small / nothing, 2.5));
    aims.add(Aim.absolute("check --snapshot of the demo", small, 0.5, "s"));
  }

  private static Path generated(Path folder, int shapes) {
    Path file = folder.resolve("100000-" + shapes + ".json");
    GeneratedAccount.main(new String[] {"100000", Integer.toString(shapes), file.toString()});
    return file;
  }

  private void figures() {
    for (int shapes : SHAPES) {
      for (int instances : INSTANCES) {
        String name = judging(instances, shapes);
        double seconds = score(name) / 1_000;
        System.out.printf(
            Locale.ROOT,
            "%,7d instances, %,5d shapes: %8.2f s, %,9.0f instances per second, %,7.0f bytes live"
                + " and %,9.0f allocated for each%n",
            instances,
            shapes,
            seconds,
            instances / seconds,
            other(name, LiveHeap.LABEL) / instances,
            other(name, ALLOCATED) / instances);
      }
      System.out.printf(
          Locale.ROOT,
          "one more instance at %,d shapes: %.1f µs%n",
          shapes,
          1_000 * (score(judging(100_000, shapes)) - score(judging(10_000, shapes))) / 90_000);
    }
    double few = score(judging(100_000, 50));
    double many = score(judging(100_000, 5_000));
    double tree = score("Reading.tree 100000");
    double read = score("Reading.snapshot 100000");
    aims.add(Aim.ratio("judging 100,000 at 50 shapes, in a JSON tree of them", few / tree, 2));
    aims.add(
        Aim.ratio("judging 100,000 at 50 shapes, in 1,000", few / score(judging(1_000, 50)), 50));
    aims.add(Aim.absolute("judging 100,000 at 50 shapes", few / 1_000, 2, "s"));
    aims.add(Aim.absolute("judging 100,000 at 5,000 shapes", many / 1_000, 6, "s"));
    aims.add(
        Aim.absolute(
            "heap after judging 100,000 at 50 shapes",
            other(judging(100_000, 50), LiveHeap.LABEL) / MEGABYTE,
            512,
            "MB"));
    aims.add(
        Aim.absolute(
            "heap after judging 100,000 at 5,000 shapes",
            other(judging(100_000, 5_000), LiveHeap.LABEL) / MEGABYTE,
            512,
            "MB"));
    aims.add(Aim.ratio("reading a snapshot of 100,000, in a JSON tree of it", read / tree, 1));
    aims.add(Aim.absolute("reading a snapshot of 100,000", read / 1_000, 3, "s"));
    aims.add(
        Aim.ratio(
            "a decision by 100 × 100 × 100 of a policy, in a JSON tree of it",
            score("WorstPolicy.evaluate") / score("WorstPolicy.tree"),
            2));
  }

  private SortedMap<Integer, SortedMap<Integer, Double>> seconds() {
    SortedMap<Integer, SortedMap<Integer, Double>> seconds = new TreeMap<>();
    for (int shapes : SHAPES) {
      for (int instances : INSTANCES) {
        seconds
            .computeIfAbsent(shapes, _ -> new TreeMap<>())
            .put(instances, score(judging(instances, shapes)) / 1_000);
      }
    }
    return seconds;
  }
}
