package dev.sessionready.aws.recorded;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A running AWS CLI of version 1, which answers the calls of scripts until it is closed. */
final class AwsCli implements AutoCloseable {

  private static final Path RESOURCES = Path.of("src", "test", "resources", "aws-cli");

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Process process;
  private final Path folder;

  private AwsCli(Process process, Path folder) {
    this.process = process;
    this.folder = folder;
  }

  /** Starts it with these settings; what it is asked and answers goes through the folder. */
  static AwsCli start(Path program, Map<String, String> settings, Path folder)
      throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(program.toString());
    Map<String, String> environment = builder.environment();
    environment.keySet().removeIf(name -> name.startsWith("AWS_"));
    environment.putAll(settings);
    environment.put("SERVE_CALLS_IN", folder.toString());
    environment.put("PYTHONPATH", RESOURCES.toAbsolutePath().toString());
    Path output = folder.resolve("server.txt");
    Process process = builder.redirectErrorStream(true).redirectOutput(output.toFile()).start();
    Instant end = Instant.now().plus(PATIENCE);
    while (!Files.exists(folder.resolve("reply"))) {
      if (Instant.now().isAfter(end)) {
        process.destroyForcibly();
        throw new IOException("aws was not ready within " + PATIENCE);
      }
      if (process.waitFor(20, TimeUnit.MILLISECONDS)) {
        throw new IOException(
            "aws ended before it was asked; is it of version 1?\n" + Files.readString(output));
      }
    }
    return new AwsCli(process, folder);
  }

  /** A shell whose {@code aws} is this one. */
  ProcessBuilder sh(String... words) {
    ProcessBuilder builder = new ProcessBuilder("sh");
    builder.command().addAll(Arrays.asList(words));
    builder
        .environment()
        .merge(
            "PATH",
            RESOURCES.toAbsolutePath().toString(),
            (others, own) -> own + File.pathSeparator + others);
    builder.environment().put("SERVE_CALLS_IN", folder.toString());
    return builder;
  }

  @Override
  public void close() {
    process.destroy();
  }
}
