package dev.sessionready.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionready.check.OneLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Commands that are printed for an account whose names are made to run something, given to a shell:
 * it calls the AWS CLI with those names and does nothing else.
 */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "there is no POSIX shell")
class PastedCommandsTest {

  private static final JsonMapper JSON = new JsonMapper();
  private static final Path DEMO =
      Path.of("src", "main", "resources", "dev", "sessionready", "demo", "demo.json");

  private static final List<String> NAMES =
      List.of(
          "ReportingInstanceRole",
          "sg-0a1d9f0c5e2b47053",
          "sg-0c3f7e2a704d69051",
          "vpc-0b2e8d1b6f3c58002",
          "subnet-0b2e8d1b6f3c58011",
          "i-0a1d9f0c5e2b47102");

  @TempDir private Path folder;

  private Path called;

  /** In the place of the AWS CLI stands what writes down how it is called. */
  @BeforeEach
  void noteWhatIsCalled() throws IOException {
    called = folder.resolve("called.txt");
    Path aws = Files.createDirectories(folder.resolve("bin")).resolve("aws");
    Files.writeString(
        aws, "#!/bin/sh\nfor word; do printf '<%s>' \"$word\"; done >> \"$CALLED\"\necho made\n");
    Files.setPosixFilePermissions(aws, PosixFilePermissions.fromString("rwx------"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x'; touch ran; '",
        "x\"; touch ran; \"",
        "$(touch ran)",
        "`touch ran`",
        "x\ntouch ran\nx",
        "x & touch ran #",
        "x | touch ran",
        "x\\'; touch ran; \\'",
        "${PATH}",
        "x\u202e' $(touch ran)",
        "\u0001\u001b[2J'$(touch ran)\u0000"
      })
  void aShellRunsNothingButTheAwsCli(String suffix) throws IOException, InterruptedException {
    Path snapshot = hostile(suffix);
    String script = CommandLineRun.of("heal", "--snapshot", snapshot.toString()).out();

    assertThat(script).startsWith("#!/bin/sh\n");
    assertThat(script.lines()).noneMatch(line -> line.codePoints().anyMatch(OneLine::isUnsafe));
    runs(script);
    assertThat(called).content().contains("<put-role-policy>");
    for (String command : printed(snapshot)) {
      runs(command);
    }
  }

  @Test
  void theNameArrivesAsItIs() throws IOException, InterruptedException {
    String suffix = "'\"$(touch ran)`x`${PATH}\\n\n\u202e";

    runs(CommandLineRun.of("heal", "--snapshot", hostile(suffix).toString()).out());

    assertThat(called).content().contains("<ReportingInstanceRole" + suffix + ">");
  }

  @Test
  void aTemplateHoldsTheNameAsAText() throws IOException {
    String suffix = "'\"${jsonencode(1)}%{if true}\n\u202e*/";
    Path snapshot = hostile(suffix);

    JsonNode template =
        JSON.readTree(
            CommandLineRun.of(
                    "heal", "--snapshot", snapshot.toString(), "--format", "cloudformation")
                .out());

    assertThat(template.toString())
        .contains(JSON.writeValueAsString("ReportingInstanceRole" + suffix));
    assertThat(
            CommandLineRun.of("heal", "--snapshot", snapshot.toString(), "--format", "terraform")
                .out())
        .contains("\"ReportingInstanceRole'\\\"$${jsonencode(1)}%%{if true}\\n\\u202e*/\"");
    assertThat(
            CommandLineRun.of("heal", "--snapshot", snapshot.toString(), "--format", "cdk").out())
        .contains("\"ReportingInstanceRole'\\\"${jsonencode(1)}%{if true}\\n\\u202e*/\"");
  }

  /** The commands among the fixes that the report names. */
  private static List<String> printed(Path snapshot) {
    return CommandLineRun.of("check", "--snapshot", snapshot.toString(), "--format", "json")
        .findings()
        .stream()
        .flatMap(finding -> finding.path("fix").valueStream())
        .map(JsonNode::asString)
        .filter(step -> step.startsWith("aws "))
        .distinct()
        .toList();
  }

  private Path hostile(String suffix) throws IOException {
    String quoted = JSON.writeValueAsString(suffix);
    String escaped = quoted.substring(1, quoted.length() - 1);
    String account = Files.readString(DEMO);
    for (String name : NAMES) {
      account = account.replace(name, name + escaped);
    }
    return Files.writeString(folder.resolve("account.json"), account);
  }

  private void runs(String script) throws IOException, InterruptedException {
    Path work = Files.createDirectories(folder.resolve("work"));
    ProcessBuilder shell =
        new ProcessBuilder("sh", Files.writeString(folder.resolve("pasted.sh"), script).toString());
    shell.directory(work.toFile()).redirectErrorStream(true);
    shell.redirectOutput(folder.resolve("said.txt").toFile());
    shell.environment().put("PATH", folder.resolve("bin") + ":/usr/bin:/bin");
    shell.environment().put("CALLED", called.toString());
    Process process = shell.start();
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(Files.readString(folder.resolve("said.txt"))).isZero();
    try (Stream<Path> made = Files.list(work)) {
      assertThat(made.map(file -> file.getFileName().toString())).as(script).doesNotContain("ran");
    }
  }
}
