package dev.sessionready.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionready.check.OneLine;
import dev.sessionready.fuzz.Sentences;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Arguments, and files they name, of somebody who wants to break the program or the terminal. */
class HostileArgumentsTest {

  private static final String DEMO = "src/main/resources/dev/sessionready/demo/demo.json";
  private static final String GROUP = "sg-0a1d9f0c5e2b47053";

  @TempDir private Path folder;

  static Stream<String> values() {
    return Stream.of(
        "\u001b[31m",
        "a\nb",
        "\u202e",
        "\u0000",
        "%s",
        "{0}",
        "$(id)",
        "';x",
        "-1",
        "1e999",
        "NaN");
  }

  @ParameterizedTest
  @MethodSource("values")
  void whateverAnArgumentSaysIsAnsweredInPlainSentences(String value) {
    for (String[] line :
        new String[][] {
          {"check", "--snapshot", value},
          {"check", "--snapshot", DEMO, value},
          {"check", "--snapshot", DEMO, "--only", value},
          {"check", "--snapshot", DEMO, "--format", value},
          {"check", "--snapshot", DEMO, "--lang", value},
          {"check", "--snapshot", DEMO, "--fail-at", value},
          {"check", "--snapshot", DEMO, "--out", folder.resolve("no").toString() + "/" + value},
          {"check", "--snapshot", DEMO, "--parameters", value + "=" + value},
          {"explain", "--snapshot", DEMO, value},
          {"diff", DEMO, value},
          {"import", value, "--out", folder.resolve("no/account.json").toString()},
          {"capture", "--redact", "--snapshot", value, "--out", value},
          {"heal", "--snapshot", DEMO, "--endpoint-price", value},
          {"what-if", "--snapshot", DEMO, "--commands", value},
          {"what-if", "--snapshot", DEMO, "--template", value},
          {"what-if", "--snapshot", DEMO, "--add-endpoint", value},
          {"what-if", "--snapshot", DEMO, "--authorize-egress", GROUP + ",443," + value},
          {"what-if", "--snapshot", DEMO, "--set-preference", "s3KeyPrefix=" + value},
          {"demo", value},
          {"completion", value},
          {value}
        }) {
      CommandLineRun run = CommandLineRun.of(line);

      String said = Arrays.toString(line) + " " + run.out() + run.err();
      assertThat(run.exitCode()).as(said).isBetween(0, 2);
      assertThat((run.out() + run.err()).lines())
          .as(said)
          .noneMatch(text -> text.codePoints().anyMatch(OneLine::isUnsafe))
          .noneMatch(text -> Sentences.faults(text).anyMatch(fault -> fault.startsWith("speaks")));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"cheap", "1,5", "NaN", "1e999", "0x10"})
  void aNumberThatIsNoneIsNamedWithoutAWordOfJava(String price) {
    CommandLineRun run = CommandLineRun.of("demo", "heal", "--endpoint-price", price);

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .startsWith(
            "Invalid value for option '--endpoint-price': '%s' is no number such as 0.05\n"
                .formatted(price));
  }

  @Test
  void aNameThatNoFileCanHaveIsSaidToBeOne() {
    CommandLineRun run = CommandLineRun.of("check", "--snapshot", "a\u0000b");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("'a\\u0000b' cannot be the name of a file\n");
  }

  @Test
  void theNameOfAFileDoesNotReachTheTerminalsControls() {
    Path file = folder.resolve("\u001b[31mred");

    CommandLineRun checked = CommandLineRun.of("demo", "--out", file.toString());
    CommandLineRun captured =
        CommandLineRun.of(
            "capture", "--redact", "--snapshot", DEMO, "--force", "--out", file.toString());

    assertThat(checked.err()).contains("\\u001b[31mred").doesNotContain("\u001b");
    assertThat(captured.err()).contains("\\u001b[31mred").doesNotContain("\u001b");
  }

  @ParameterizedTest
  @ValueSource(strings = {"A=[{B=", "A={B=", "A=["})
  void aStructureThatIsNestedWithoutEndIsRefused(String opening) throws IOException {
    String deep = "A=" + opening.substring(2).repeat(20_000);

    CommandLineRun run =
        whatIf(
            "aws ec2 authorize-security-group-egress --group-id %s --ip-permissions '%s'"
                .formatted(GROUP, deep));

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("it is nested too deeply").hasSizeLessThan(3_000);
  }

  @Test
  @Timeout(60)
  void ofThousandsOfChangesTheSumIsForetoldAndNotTheEffectOfEach() throws IOException {
    long start = System.nanoTime();
    CommandLineRun run =
        whatIf(
            ("aws ec2 modify-vpc-attribute --vpc-id vpc-0b2e8d1b6f3c58002 --enable-dns-support"
                    + " '{\"Value\":true}'\n")
                .repeat(3_000));

    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .contains("Too many changes to try each by itself")
        .endsWith(
            "0 would become ready, 0 would break, 5 stay not ready, 1 stay ready,"
                + " 0 cannot be foretold\n");
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
  }

  private CommandLineRun whatIf(String commands) throws IOException {
    Path file = Files.writeString(folder.resolve("commands.sh"), commands);
    return CommandLineRun.of("what-if", "--snapshot", DEMO, "--commands", file.toString());
  }
}
