package dev.sessionready.browser;

import static java.util.Objects.requireNonNull;

import dev.sessionready.wire.InstalledProgram;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import tools.jackson.databind.json.JsonMapper;

/**
 * A browser for the tests of a class, without a window, a profile or anybody's settings. Where
 * there is none its tests are skipped, or fail where the environment says {@code CI=true}.
 *
 * @see <a href="https://chromedevtools.github.io/devtools-protocol/">Chrome DevTools Protocol</a>
 */
public final class Chromium implements BeforeAllCallback, AfterAllCallback {

  /** In tenths of a second. */
  private static final int PATIENCE = 600;

  private static final Pattern LISTENING =
      Pattern.compile("DevTools listening on ws://(127\\.0\\.0\\.1:\\d+)/");

  private @Nullable Process process;
  private @Nullable String address;
  private @Nullable Path profile;

  @Override
  public void beforeAll(ExtensionContext context) {
    Path program =
        InstalledProgram.required(
            "there is no Chromium on the PATH: apt-get install chromium",
            "chromium",
            "chromium-browser",
            "google-chrome",
            "google-chrome-stable");
    try {
      profile = Files.createTempDirectory("chromium");
      process = start(program, profile);
      address = listening(process, profile);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while Chromium was started", stopped);
    }
  }

  @Override
  public void afterAll(ExtensionContext context) throws Exception {
    if (process != null) {
      process.descendants().forEach(ProcessHandle::destroy);
      process.destroy();
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    }
    if (profile != null) {
      deleteAll(profile);
    }
  }

  /** A new empty tab, to be closed by the caller. */
  public Tab open() {
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create("http://" + requireNonNull(address) + "/json/new"))
              .PUT(HttpRequest.BodyPublishers.noBody())
              .build();
      String answer = http.send(request, BodyHandlers.ofString()).body();
      return new Tab(
          URI.create(new JsonMapper().readTree(answer).path("webSocketDebuggerUrl").asString()));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while a tab was opened", stopped);
    }
  }

  private static Process start(Path program, Path profile) throws IOException {
    return new ProcessBuilder(
            program.toString(),
            "--headless",
            // Chromium's sandbox refuses root, as who containers run; it opens files of ours only.
            "--no-sandbox",
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--disable-background-networking",
            "--no-first-run",
            "--remote-debugging-port=0",
            "--user-data-dir=" + profile,
            "about:blank")
        .redirectError(profile.resolve("stderr").toFile())
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private static String listening(Process process, Path profile)
      throws IOException, InterruptedException {
    Path file = profile.resolve("stderr");
    for (int waited = 0; waited < PATIENCE; waited++) {
      Matcher matcher = LISTENING.matcher(Files.readString(file));
      if (matcher.find()) {
        return matcher.group(1);
      }
      if (process.waitFor(100, TimeUnit.MILLISECONDS)) {
        break;
      }
    }
    throw new IOException("Chromium does not listen: " + Files.readString(file));
  }

  // The last of its processes may still write to the profile; what stays is the system's to clear.
  private static void deleteAll(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    }
  }
}
