// Over 200 lines: which inputs are tried, by whom, and what is a finding.
package dev.sessionready.fuzz;

import static java.util.stream.Collectors.joining;

import dev.sessionready.fact.Ignorance;
import dev.sessionready.rule.BadInput;
import dev.sessionready.rule.IncompleteRun;
import dev.sessionready.rule.RejectedEvaluations;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tries inputs on targets, two at a time; the seed decides which. */
final class Fuzzer {

  private static final int THREADS = 2;

  private static final Duration USUAL = Duration.ofMillis(1);

  /** By the clock, whatever else the machine does. */
  private static final Duration HUNG = Duration.ofMinutes(3);

  private final List<FuzzTarget> targets;
  private final Map<String, AtomicInteger> tried = new ConcurrentSkipListMap<>();
  private final Map<String, String> findings = new ConcurrentSkipListMap<>();
  private final Map<Thread, Attempt> running = new ConcurrentHashMap<>();

  Fuzzer(List<FuzzTarget> targets) {
    this.targets = targets;
  }

  private record Attempt(long seed, long start) {}

  /** Which inputs are tried. */
  private interface Seeds {

    /** The next one; null where there is none. */
    @Nullable Long next();

    /** It took so much of a core. */
    default void spent(long seed, long nanos) {}
  }

  private static final class Given implements Seeds {

    private final Iterator<Long> seeds;

    private Given(LongStream seeds) {
      this.seeds = seeds.iterator();
    }

    @Override
    public synchronized @Nullable Long next() {
      return seeds.hasNext() ? seeds.next() : null;
    }
  }

  /**
   * Each target gets the same time, and so those that are quick get many more inputs than those
   * that read a whole account.
   */
  private final class EvenlyInTime implements Seeds {

    private final long[] nextOf;
    private final long[] spentBy;

    private EvenlyInTime(long first, Pattern only) {
      nextOf = new long[targets.size()];
      spentBy = new long[targets.size()];
      for (int i = 0; i < nextOf.length; i++) {
        nextOf[index(first + i)] = first + i;
        spentBy[i] = only.matcher(targets.get(i).name()).find() ? 0 : Long.MAX_VALUE / 2;
      }
    }

    @Override
    public synchronized Long next() {
      int least = 0;
      for (int i = 1; i < spentBy.length; i++) {
        least = spentBy[i] < spentBy[least] ? i : least;
      }
      // Until it is known: that nobody else takes the same target meanwhile.
      spentBy[least] += USUAL.toNanos();
      long seed = nextOf[least];
      nextOf[least] += spentBy.length;
      return seed;
    }

    @Override
    public synchronized void spent(long seed, long nanos) {
      spentBy[index(seed)] += nanos - USUAL.toNanos();
    }
  }

  int tried() {
    return tried.values().stream().mapToInt(AtomicInteger::get).sum();
  }

  /** How many inputs of each target were tried. */
  Map<String, Integer> triedByTarget() {
    Map<String, Integer> counts = new TreeMap<>();
    targets.forEach(target -> counts.put(target.name(), 0));
    tried.forEach((name, count) -> counts.put(name, count.get()));
    return counts;
  }

  /** One of each kind, with the seed that shows it. */
  List<String> findings() {
    return List.copyOf(findings.values());
  }

  /** The input that a seed stands for. */
  String input(long seed) {
    return target(seed).input(new Random(seed));
  }

  private FuzzTarget target(long seed) {
    return targets.get(index(seed));
  }

  private int index(long seed) {
    return (int) Math.floorMod(seed, (long) targets.size());
  }

  /** Tries one input for each seed, until none is left or the time is over. */
  void run(LongStream seeds, Duration time) throws InterruptedException {
    run(new Given(seeds), time);
  }

  /**
   * Tries inputs until the time is over, of which each target gets as much as every other.
   *
   * @param only what the names of the targets have in them
   */
  void runFrom(long first, Pattern only, Duration time) throws InterruptedException {
    run(new EvenlyInTime(first, only), time);
  }

  private void run(Seeds seeds, Duration time) throws InterruptedException {
    long end = System.nanoTime() + time.toNanos();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      threads.add(Thread.ofPlatform().daemon().start(() -> work(seeds, end)));
    }
    while (threads.stream().anyMatch(Thread::isAlive)) {
      threads.getFirst().join(Duration.ofMillis(200));
      threads.getLast().join(Duration.ofMillis(200));
      if (running.entrySet().stream().anyMatch(one -> isHung(one.getKey(), one.getValue()))) {
        return;
      }
    }
  }

  private void work(Seeds seeds, long end) {
    while (System.nanoTime() < end) {
      Long seed = seeds.next();
      if (seed == null) {
        return;
      }
      long start = cpu();
      running.put(Thread.currentThread(), new Attempt(seed, System.nanoTime()));
      attempt(seed);
      seeds.spent(seed, cpu() - start);
      running.remove(Thread.currentThread());
      tried.computeIfAbsent(target(seed).name(), _ -> new AtomicInteger()).incrementAndGet();
    }
  }

  private boolean isHung(Thread thread, Attempt attempt) {
    boolean hung = System.nanoTime() - attempt.start() > HUNG.toNanos();
    if (hung) {
      note(attempt.seed(), "hung", "hung at\n" + frames(thread.getStackTrace(), 20));
    }
    return hung;
  }

  @SuppressWarnings(
      "CatchingUnchecked") // An error, such as an overflow of the stack, is a finding.
  private void attempt(long seed) {
    FuzzTarget target = target(seed);
    long start = cpu();
    try {
      String input = target.input(new Random(seed));
      start = cpu();
      target.read(input).forEach(sentence -> sentence(seed, sentence));
    } catch (BadInput | Ignorance | IncompleteRun | RejectedEvaluations refused) {
      sentence(seed, String.valueOf(refused.getMessage()));
    } catch (RuntimeException | Error defect) {
      Throwable root = defect;
      while (root.getCause() != null) {
        root = root.getCause();
      }
      String where = frames(root.getStackTrace(), 1);
      note(
          seed,
          root.getClass() + where + (defect.getCause() == null ? root.getMessage() : ""),
          defect + " by " + root + "\n" + frames(root.getStackTrace(), 12));
    }
    if (cpu() - start > target.most().toNanos()) {
      note(seed, "slow " + target.name(), "took " + Duration.ofNanos(cpu() - start));
    }
  }

  private void sentence(long seed, String sentence) {
    Sentences.faults(sentence).forEach(fault -> note(seed, kind(fault), fault));
  }

  // Ids, numbers and quoted words make no other kind.
  private static String kind(String fault) {
    String plain = fault.replaceAll("\"[^\"]*\"|/[^ ]*|[0-9]+", "…");
    return plain.substring(0, Math.min(60, plain.length()));
  }

  private void note(long seed, String kind, String what) {
    String finding = "-Dfuzz.seed=%d (%s): %s".formatted(seed, target(seed).name(), what);
    if (findings.putIfAbsent(target(seed).name() + kind, finding) == null) {
      System.out.println(finding);
    }
  }

  private static String frames(StackTraceElement[] stack, int limit) {
    return Stream.concat(
            Arrays.stream(stack).limit(limit),
            Arrays.stream(stack)
                .skip(limit)
                .filter(frame -> frame.getClassName().startsWith("dev.sessionready"))
                .limit(limit))
        .map(frame -> "    " + frame)
        .collect(joining("\n"));
  }

  private static long cpu() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }
}
