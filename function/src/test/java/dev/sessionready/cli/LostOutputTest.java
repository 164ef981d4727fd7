package dev.sessionready.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Output that a full disk or a closed pipe has not taken whole is no success, whoever prints it.
 */
class LostOutputTest {

  private static final Path DEMO =
      Path.of("src", "main", "resources", "dev", "sessionready", "demo", "demo.json");
  private static final Path OTHER = DEMO.resolveSibling("empty-stream.json");

  /** Those that save a file, or ask a live account, print nothing that could be lost. */
  private static final Set<String> PRINT_NOTHING = Set.of("capture", "watch", "preflight");

  private static Stream<String> commands() {
    return Stream.of(
        "demo",
        "demo heal",
        "demo what-if --add-endpoint logs",
        "check --snapshot DEMO",
        "check --snapshot DEMO --format html",
        "check --snapshot DEMO --format json",
        "check --snapshot DEMO --format csv",
        "check --snapshot DEMO --snapshot DEMO",
        "explain --snapshot DEMO i-0a1d9f0c5e2b47101",
        "import --script",
        "diff DEMO OTHER",
        "what-if --snapshot DEMO --add-endpoint logs",
        "heal --snapshot DEMO",
        "checks",
        "parameters",
        "completion bash",
        "--help");
  }

  /** Takes so many bytes, and then none. */
  private static final class Full extends OutputStream {

    private int left;

    private Full(int bytes) {
      this.left = bytes;
    }

    @Override
    public void write(int one) throws IOException {
      if (left == 0) {
        throw new IOException("No space left on device");
      }
      left--;
    }
  }

  private static String[] words(String command) {
    return Arrays.stream(command.split(" "))
        .map(word ->
            switch (word) {
              case "DEMO" -> DEMO.toString();
              case "OTHER" -> OTHER.toString();
              default -> word;
            })
        .toArray(String[]::new);
  }

  @ParameterizedTest
  @MethodSource("commands")
  void itIsSaidInOneSentenceAndIsNoSuccess(String command) {
    for (int bytes : List.of(0, 10)) {
      StringWriter err = new StringWriter();
      int code =
          Main.runToItsEnd(
              new PrintWriter(new Full(bytes), true, StandardCharsets.UTF_8),
              new PrintWriter(err, true),
              words(command));

      assertThat(code).isEqualTo(2);
      assertThat(err.toString())
          .endsWith("session-ready: the output could not be written whole.\n")
          .doesNotContain("\tat ");
    }
  }

  @ParameterizedTest
  @MethodSource("commands")
  void whatGotOutWholeIsNoFailure(String command) {
    StringWriter out = new StringWriter();
    int code =
        Main.runToItsEnd(new PrintWriter(out), new PrintWriter(new StringWriter()), words(command));

    assertThat(out.toString()).isNotEmpty();
    assertThat(code).isIn(0, 1);
  }

  @Test
  void everyCommandIsAmongThem() {
    Set<String> tried = commands().map(line -> words(line)[0]).collect(Collectors.toSet());
    tried.addAll(PRINT_NOTHING);

    assertThat(tried).containsAll(Main.commandLine().getSubcommands().keySet());
  }
}
