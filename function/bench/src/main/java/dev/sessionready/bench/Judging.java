package dev.sessionready.bench;

import dev.sessionready.generated.AccountSize;
import dev.sessionready.generated.GeneratedAccount;
import dev.sessionready.json.SnapshotSource;
import dev.sessionready.lambda.Assembly;
import dev.sessionready.model.Snapshot;
import dev.sessionready.report.Messages;
import dev.sessionready.rule.RuleParameters;
import dev.sessionready.rule.RunResult;
import dev.sessionready.rule.Scope;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** An account that nobody has looked at before: every instance judged and annotated. */
@State(org.openjdk.jmh.annotations.Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class Judging {

  @Param({"1000", "10000", "100000"})
  public int instances;

  @Param({"50", "5000"})
  public int shapes;

  private @Nullable Snapshot snapshot;

  /** Outlives the state, which is let go before what it takes on the heap is measured. */
  private static final AtomicReference<@Nullable Kept> KEPT = new AtomicReference<>();

  private record Kept(Snapshot account, RunResult result) {}

  @Setup
  public void generate() {
    snapshot = new GeneratedAccount(AccountSize.of(instances, shapes)).snapshot();
  }

  @Benchmark
  public RunResult judge() {
    Snapshot account = snapshot;
    if (account == null) {
      throw new IllegalStateException("there is no account yet");
    }
    RunResult made =
        Assembly.of(new SnapshotSource(account), Messages.english())
            .run(new Scope.Everything(), RuleParameters.DEFAULTS, account.capturedAt());
    KEPT.set(new Kept(account, made));
    return made;
  }

  /** A figure is worth nothing where some instance was left out. */
  @TearDown
  public void requireAll() {
    Kept last = KEPT.get();
    if (last == null || last.result().decisions().size() != instances) {
      throw new IllegalStateException("not every instance was judged");
    }
  }
}
