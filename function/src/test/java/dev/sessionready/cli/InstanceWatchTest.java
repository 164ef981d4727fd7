package dev.sessionready.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionready.fact.Ignorance;
import dev.sessionready.fact.ReadFailure;
import dev.sessionready.json.SnapshotFile;
import dev.sessionready.json.SnapshotSource;
import dev.sessionready.lambda.Assembly;
import dev.sessionready.report.Messages;
import dev.sessionready.rule.ComplianceDecision;
import dev.sessionready.rule.RuleParameters;
import dev.sessionready.rule.Scope;
import dev.sessionready.world.World;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class InstanceWatchTest {

  private static final Messages ENGLISH = Messages.english();

  private final StringWriter out = new StringWriter();
  private final List<Duration> pauses = new ArrayList<>();

  @Test
  void whatIsReadyAtFirstIsPrintedAndNothingIsWaitedFor() {
    watch(List.of(() -> of("healthy")));

    assertThat(out.toString()).isEqualTo("COMPLIANT\n");
    assertThat(pauses).isEmpty();
  }

  @Test
  void eachCheckThatTurnsIsOneLineWithItsTime() {
    watch(List.of(() -> of("s3-gateway-not-associated"), () -> of("healthy")));

    assertThat(out.toString().lines())
        .startsWith("NON_COMPLIANT")
        .endsWith("03:00:00  ✓ i-web  COMPLIANT")
        .anyMatch(line -> line.startsWith("03:00:00  ✓ endpoint-present: "));
    assertThat(pauses).containsExactly(Duration.ofSeconds(5));
  }

  @Test
  void aLookThatShowsTheSameSaysNothing() {
    Supplier<ComplianceDecision> broken = () -> of("s3-gateway-not-associated");

    watch(List.of(broken, broken, broken, () -> of("healthy")));

    assertThat(out.toString().lines().filter(line -> line.contains("NON_COMPLIANT"))).hasSize(1);
    assertThat(pauses).hasSize(3);
  }

  @Test
  void aLookThatFailsIsSaidOnceAndTriedAgain() {
    Supplier<ComplianceDecision> failing =
        () -> {
          throw new Ignorance(new ReadFailure("ec2:DescribeInstances", "throttled"));
        };

    watch(List.of(() -> of("s3-gateway-not-associated"), failing, failing, () -> of("healthy")));

    assertThat(out.toString().lines().filter(line -> line.contains("throttled")))
        .containsExactly(
            "03:00:00  ? could not look, trying again: ec2:DescribeInstances: throttled");
    assertThat(pauses).hasSize(3);
  }

  @Test
  void anIntervalThatWouldBeThrottledIsRefused() {
    CommandLineRun run = CommandLineRun.of("watch", "i-web", "--interval", "1");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("--interval is 1; it must be 2 seconds or more.");
  }

  private void watch(List<Supplier<ComplianceDecision>> looks) {
    Deque<Supplier<ComplianceDecision>> left = new ArrayDeque<>(looks);
    new InstanceWatch(
            () -> left.removeFirst().get(),
            ENGLISH,
            InstantSource.fixed(Instant.parse("2026-11-20T03:00:00Z")),
            ZoneOffset.UTC,
            pauses::add,
            new PrintWriter(out))
        .untilReady(decision -> decision.heading() + "\n", Duration.ofSeconds(5));
    assertThat(left).isEmpty();
  }

  private static ComplianceDecision of(String world) {
    return Assembly.of(
            new SnapshotSource(
                SnapshotFile.read(
                    World.RESOURCES.resolve("worlds").resolve(world).resolve("snapshot.json"))),
            ENGLISH)
        .assess(new Scope.Everything(), RuleParameters.DEFAULTS)
        .decisions()
        .getFirst();
  }
}
