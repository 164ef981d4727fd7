package dev.sessionready.wire;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A running {@code moto_server}: AWS played by a process of its own. */
final class Emulator implements AutoCloseable {

  private static final Pattern STARTED =
      Pattern.compile("Running on (http://127\\.0\\.0\\.1:\\d+)");

  /**
   * Where Python looks for the module that it reads before a program: it leaves one of AWS's more
   * than a thousand managed policies, the reading of which took longest at every reset.
   */
  private static final Path BEFORE_THE_PROGRAM = Path.of("src", "test", "resources", "moto");

  private final Process process;
  private final URI address;

  private Emulator(Process process, URI address) {
    this.process = process;
    this.address = address;
  }

  /** Starts it on a free port and waits until it listens. */
  static Emulator start(Path program) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(program.toString(), "-H", "127.0.0.1", "-p", "0")
            .redirectErrorStream(true);
    builder
        .environment()
        .putAll(
            Map.of(
                "MOTO_IAM_LOAD_MANAGED_POLICIES",
                "true",
                // Nobody looks at images; more than five hundred were made anew at every reset.
                "MOTO_EC2_LOAD_DEFAULT_AMIS",
                "false",
                "PYTHONPATH",
                BEFORE_THE_PROGRAM.toAbsolutePath().toString()));
    Process process = builder.start();
    BufferedReader output = process.inputReader();
    StringBuilder said = new StringBuilder();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      Matcher started = STARTED.matcher(line);
      if (started.find()) {
        // Whoever does not read a pipe stops its writer.
        Thread.ofVirtual().start(() -> output.lines().forEach(_ -> {}));
        return new Emulator(process, URI.create(started.group(1)));
      }
      said.append(line).append('\n');
    }
    throw new IOException("moto_server ended before it listened:\n" + said);
  }

  URI address() {
    return address;
  }

  /** Empties the account. */
  void reset() {
    post("/moto-api/reset", "");
  }

  /** Whether callers need a grant for what they ask; at first they need none. */
  void enforce(boolean grants) {
    // The number of requests that are still answered without one.
    post("/moto-api/reset-auth", grants ? "0" : "inf");
  }

  private void post(String path, String body) {
    HttpRequest request =
        HttpRequest.newBuilder(address.resolve(path))
            // Any other type would be taken for a form.
            .header("Content-Type", "text/plain")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      int status = client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
      if (status != 200) {
        throw new IllegalStateException(
            "moto_server answered %s with HTTP %d".formatted(path, status));
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException interruption) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while moto_server was asked", interruption);
    }
  }

  @Override
  public void close() {
    process.destroy();
  }
}
