package dev.sessionready.lambda;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** The zip as it is deployed, run by AWS's own runtime client in a process of its own. */
final class PackagedFunction implements AutoCloseable {

  private static final Path ZIP = Path.of("target", "session-ready.zip");
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final RuntimeApi runtime;
  private final Process process;
  private final Path log;

  private PackagedFunction(RuntimeApi runtime, Process process, Path log) {
    this.runtime = runtime;
    this.process = process;
    this.log = log;
  }

  /** Unpacks the zip, as Lambda does once for all processes. */
  static void unpack(Path into) throws IOException {
    try (InputStream in = Files.newInputStream(ZIP);
        ZipInputStream entries = new ZipInputStream(in, StandardCharsets.UTF_8)) {
      for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
        Path target = into.resolve(entry.getName());
        if (entry.isDirectory()) {
          Files.createDirectories(target);
        } else {
          Files.createDirectories(target.getParent());
          Files.copy(entries, target);
        }
      }
    }
  }

  /**
   * Starts the rule's function.
   *
   * @param unpacked where the zip was unpacked
   * @param endpoint what it takes for AWS
   * @param settings more of its environment
   * @param flags more options of the JVM
   */
  static PackagedFunction start(
      Path unpacked, String region, String endpoint, Map<String, String> settings, String... flags)
      throws IOException {
    RuntimeApi runtime = new RuntimeApi();
    ProcessBuilder builder =
        new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    builder.command().addAll(Arrays.asList(flags));
    builder
        .command()
        .addAll(
            Arrays.asList(
                "-cp",
                unpacked.resolve("lib")
                    + File.separator
                    + "*"
                    + File.pathSeparator
                    + runtimeClient(),
                "com.amazonaws.services.lambda.runtime.api.client.AWSLambda",
                "dev.sessionready.lambda.ConfigRuleHandler::handleRequest"));
    builder
        .environment()
        .putAll(
            Map.of(
                "AWS_LAMBDA_RUNTIME_API", runtime.address(),
                "AWS_LAMBDA_FUNCTION_NAME", "session-ready",
                "AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "2048",
                "AWS_LAMBDA_FUNCTION_VERSION", "1",
                "AWS_REGION", region,
                "AWS_ACCESS_KEY_ID", "test",
                "AWS_SECRET_ACCESS_KEY", "test",
                "AWS_ENDPOINT_URL", endpoint,
                "AWS_LAMBDA_LOG_FORMAT", "JSON"));
    builder.environment().putAll(settings);
    Path log = Files.createTempFile(unpacked, "function", ".log");
    Process process = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    return new PackagedFunction(runtime, process, log);
  }

  RuntimeApi.Answer invoke(SampleEvent event) throws InterruptedException {
    return runtime.invoke(event.json(), PATIENCE);
  }

  /** Waits until it asks for its first event, in which time Lambda may take a snapshot of it. */
  void awaitReady() throws InterruptedException {
    runtime.awaitReady(PATIENCE);
  }

  String log() throws IOException {
    return Files.readString(log);
  }

  private static String runtimeClient() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .filter(entry -> entry.contains("aws-lambda-java-"))
        .collect(Collectors.joining(File.pathSeparator));
  }

  @Override
  public void close() {
    process.destroyForcibly();
    runtime.close();
  }
}
