package dev.sessionready.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionready.world.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;

/** No command writes over what it reads, however that is called. */
class WrittenFileTest {

  private static final Path HEALTHY =
      World.RESOURCES.resolve(Path.of("worlds", "healthy", "snapshot.json"));
  private static final String READ = "READ";
  private static final String FOLDER = "FOLDER";

  /** Each command that reads and writes files, with what it is to read. */
  private static final Map<List<String>, String> COMMANDS =
      Map.of(
          List.of("check", "--snapshot", READ), "snapshot.json",
          List.of("check", "--snapshot", READ, "--format", "html"), "snapshot.json",
          List.of("check", "--snapshot", FOLDER), "snapshot.json",
          List.of("check", "--snapshot", "other.json", READ), "snapshot.json",
          List.of("heal", "--snapshot", READ), "snapshot.json",
          List.of("capture", "--redact", "--snapshot", READ), "snapshot.json",
          List.of("capture", "--redact", "--snapshot", READ, "--force"), "snapshot.json",
          List.of(
                  "import",
                  FOLDER,
                  "--force",
                  "--account",
                  "111122223333",
                  "--region",
                  "eu-west-1"),
              "describe-subnets.json");

  @TempDir private Path folder;

  enum Spelling {
    SAME,
    WITH_DOT,
    THROUGH_A_FOLDER_AND_BACK,
    SYMBOLIC_LINK,
    SYMBOLIC_LINK_OF_THE_FOLDER,
    HARD_LINK
  }

  record Case(List<String> command, String file, Spelling spelling) {

    @Override
    public String toString() {
      return String.join(" ", command) + " " + spelling;
    }
  }

  private static Stream<Case> cases() {
    return COMMANDS.entrySet().stream()
        .flatMap(command ->
            Stream.of(Spelling.values())
                .map(spelling -> new Case(command.getKey(), command.getValue(), spelling)));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void whatIsReadIsNotWrittenOver(Case one) throws IOException {
    Path input = Files.createDirectory(folder.resolve("input"));
    Path read = input.resolve(one.file());
    Files.writeString(read, content(one.file()));

    List<String> arguments = new ArrayList<>();
    for (String argument : one.command()) {
      arguments.add(argument.replace(READ, read.toString()).replace(FOLDER, input.toString()));
    }
    arguments.addAll(List.of("--out", spelled(read, one.spelling()).toString()));
    CommandLineRun run = CommandLineRun.of(arguments.toArray(String[]::new));

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .contains("would be lost; name another file for --out.")
        .containsOnlyOnce("\n");
    assertThat(read).hasContent(content(one.file()));
  }

  private static String content(String file) throws IOException {
    return file.equals("snapshot.json") ? Files.readString(HEALTHY) : "{\"Subnets\": []}";
  }

  private Path spelled(Path read, Spelling spelling) throws IOException {
    Path input = read.resolveSibling(".");
    return switch (spelling) {
      case SAME -> read;
      case WITH_DOT -> input.resolve(read.getFileName());
      case THROUGH_A_FOLDER_AND_BACK ->
          Files.createDirectory(folder.resolve("other"))
              .resolve("..")
              .resolve(folder.relativize(read));
      case SYMBOLIC_LINK -> Files.createSymbolicLink(folder.resolve("link.json"), read);
      case SYMBOLIC_LINK_OF_THE_FOLDER ->
          Files.createSymbolicLink(folder.resolve("link"), read.getParent())
              .resolve(read.getFileName());
      case HARD_LINK -> Files.createLink(folder.resolve("hard.txt"), read);
    };
  }

  @Test
  void everyCommandThatReadsAndWritesFilesIsAmongThem() {
    Set<String> both =
        Main.commandLine().getSubcommands().entrySet().stream()
            .filter(command -> {
              List<ArgSpec> files = files(command.getValue());
              return files.size() > 1 && files.stream().anyMatch(WrittenFileTest::isWritten);
            })
            .map(Map.Entry::getKey)
            .collect(Collectors.toSet());

    assertThat(both)
        .isEqualTo(COMMANDS.keySet().stream().map(List::getFirst).collect(Collectors.toSet()));
  }

  private static List<ArgSpec> files(CommandLine command) {
    return command.getCommandSpec().args().stream()
        .filter(argument ->
            argument.typeInfo().getType() == Path.class
                || List.of(argument.typeInfo().getAuxiliaryTypes()).contains(Path.class))
        .toList();
  }

  private static boolean isWritten(ArgSpec argument) {
    return argument instanceof CommandLine.Model.OptionSpec option
        && option.longestName().equals("--out");
  }

  @Test
  void anotherFileIsWrittenOverAsBefore() throws IOException {
    Path report = Files.writeString(folder.resolve("report.txt"), "before");

    CommandLineRun run =
        CommandLineRun.of("check", "--snapshot", HEALTHY.toString(), "--out", report.toString());

    assertThat(run.exitCode()).isZero();
    assertThat(report).content().contains("COMPLIANT");
  }
}
