package dev.sessionready.cli;

import dev.sessionready.check.Assessor;
import dev.sessionready.check.Catalogue;
import dev.sessionready.rule.Source;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import picocli.CommandLine.Option;

/** The option that leaves out what long work shows of itself at a terminal, and that itself. */
final class ProgressOption {

  /** Set by the launcher where standard error is a terminal, which the JDK does not tell. */
  static final String TERMINAL = "session-ready.terminal";

  private static final int WIDTH = 30;

  @Option(
      names = "--quiet",
      description = "Show no progress on standard error, as where that is no terminal.")
  private boolean quiet;

  private final LongAdder judged = new LongAdder();
  private volatile int of;

  /** An assessor whose progress is shown. */
  Assessor assessor(Catalogue checks) {
    return new Assessor(
        checks,
        subject -> {
          of = subject.account().snapshot().instances().ask().map(Map::size).orElse(0);
          judged.increment();
        });
  }

  /** Does what asks a source, and shows how far it is. */
  <T> T during(PrintWriter err, Source source, Supplier<T> work) {
    judged.reset();
    return during(err, () -> line(source), work);
  }

  /** Does what takes long, and shows the line meanwhile. */
  <T> T during(PrintWriter err, Supplier<String> line, Supplier<T> work) {
    if (quiet || !Boolean.getBoolean(TERMINAL)) {
      return work.get();
    }
    try (ProgressLine _ = ProgressLine.start(err, line)) {
      return work.get();
    }
  }

  /** Looking comes before judging: as soon as an instance is judged, everything was looked at. */
  String line(Source source) {
    long instances = judged.sum();
    if (instances > 0) {
      return bar(instances) + String.format(Locale.ROOT, " judged %,d of %,d", instances, of);
    }
    return called(source);
  }

  private String called(Source source) {
    long calls = source.calls().values().stream().mapToLong(Long::longValue).sum();
    return calls == 0
        ? "Looking"
        : String.format(Locale.ROOT, "Looking (calls of AWS: %,d)", calls);
  }

  // An instance whose control channel is asked about is assessed twice.
  private String bar(long instances) {
    int filled = (int) Math.min(WIDTH, instances * WIDTH / of);
    return "[" + "#".repeat(filled) + " ".repeat(WIDTH - filled) + "]";
  }
}
