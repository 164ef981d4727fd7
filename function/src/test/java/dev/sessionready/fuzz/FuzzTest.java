package dev.sessionready.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionready.cli.ChangeTargets;
import dev.sessionready.cli.CommandTarget;
import dev.sessionready.cli.DumpTarget;
import dev.sessionready.lambda.HandlerTargets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Whatever is sent: nothing crashes or hangs, and what is refused is refused in one sentence.
 * {@code -Dfuzz.minutes=N} tries as many inputs as there is time for, with {@code -Dfuzz.only=heal}
 * those of some targets; {@code -Dfuzz.seed=S} tries one again and prints it.
 */
@Tag("thorough")
class FuzzTest {

  private static final int INPUTS = 360;

  private final Fuzzer fuzzer = new Fuzzer(targets());

  private static List<FuzzTarget> targets() {
    List<FuzzTarget> targets = new ArrayList<>();
    targets.add(new SnapshotTarget());
    targets.add(DocumentTarget.policies());
    targets.add(DocumentTarget.sessionDocuments());
    targets.addAll(TextTarget.all());
    targets.addAll(HandlerTargets.all());
    targets.add(new CommandTarget());
    targets.addAll(ChangeTargets.all());
    targets.add(new DumpTarget());
    return targets;
  }

  @Test
  void noInputCrashesOrHangsOrIsRefusedWithoutASentence() throws InterruptedException {
    Long seed = Long.getLong("fuzz.seed");
    int minutes = Integer.getInteger("fuzz.minutes", 0);
    if (seed != null) {
      System.out.println(fuzzer.input(seed));
      fuzzer.run(LongStream.of(seed), Duration.ofMinutes(1));
    } else if (minutes > 0) {
      long first = Long.getLong("fuzz.from", System.currentTimeMillis() * 1_000);
      Pattern only = Pattern.compile(System.getProperty("fuzz.only", ""));
      fuzzer.runFrom(first, only, Duration.ofMinutes(minutes));
    } else {
      fuzzer.run(LongStream.range(0, INPUTS), Duration.ofMinutes(10));
      assertThat(fuzzer.tried()).isEqualTo(INPUTS);
    }

    fuzzer.triedByTarget().forEach((name, count) -> System.out.printf("%,9d %s%n", count, name));
    System.out.printf("%,d inputs tried, %d findings%n", fuzzer.tried(), fuzzer.findings().size());
    assertThat(fuzzer.tried()).isPositive();
    assertThat(fuzzer.findings()).isEmpty();
  }
}
