package dev.sessionready.bench;

import dev.sessionready.generated.AccountSize;
import dev.sessionready.generated.GeneratedAccount;
import dev.sessionready.json.SnapshotFile;
import dev.sessionready.model.Snapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The file of a snapshot read, beside the same file read as mere JSON. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class Reading {

  @Param("100000")
  public int instances;

  private @Nullable Path file;

  @Setup
  public void write() throws IOException {
    Path made = Files.createTempFile("account", ".json");
    SnapshotFile.write(new GeneratedAccount(AccountSize.of(instances, 50)).snapshot(), made);
    file = made;
  }

  @TearDown
  public void delete() throws IOException {
    Files.delete(file());
  }

  @Benchmark
  public Snapshot snapshot() {
    return SnapshotFile.read(file());
  }

  @Benchmark
  public JsonNode tree() {
    return JsonMapper.shared().readTree(file());
  }

  private Path file() {
    if (file == null) {
      throw new IllegalStateException("there is no file yet");
    }
    return file;
  }
}
