package dev.sessionready.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs whole programs and takes their time, as somebody at a terminal would. */
final class Programs {

  private static final int COULD_NOT_RUN = 2;
  private static final long MINUTES = 10;

  private Programs() {}

  /** The shortest time of several runs in seconds: what else the machine does only adds to it. */
  static double seconds(int runs, String... command) {
    double shortest = Double.MAX_VALUE;
    for (int run = 0; run < runs; run++) {
      long start = System.nanoTime();
      int code = exitCode("", command);
      shortest = Math.min(shortest, (System.nanoTime() - start) / 1e9);
      // 1 says that some instance is not ready, as it should.
      if (code >= COULD_NOT_RUN) {
        throw new IllegalStateException("exit code %d: %s".formatted(code, List.of(command)));
      }
    }
    return shortest;
  }

  /** Whether a program ends as it should where its Java VM has no more heap than that. */
  static boolean endsWithin(String heap, String... command) {
    return exitCode("-XX:+ExitOnOutOfMemoryError -Xmx" + heap, command) < COULD_NOT_RUN;
  }

  private static int exitCode(String options, String... command) {
    ProcessBuilder program =
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    program.environment().put("JAVA_TOOL_OPTIONS", options);
    try {
      Process process = program.start();
      if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        throw new IllegalStateException("it did not end: " + Arrays.toString(command));
      }
      return process.exitValue();
    } catch (IOException broken) {
      throw new IllegalStateException(broken);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  /** What Python's own parser takes for a file. */
  static double jsonLoad(int runs, Path file) {
    return seconds(
        runs, "python3", "-c", "import json, sys; json.load(open(sys.argv[1]))", file.toString());
  }
}
