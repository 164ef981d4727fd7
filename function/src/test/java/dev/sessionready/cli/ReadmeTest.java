package dev.sessionready.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionready.fact.Fact;
import dev.sessionready.model.AccountRegion;
import dev.sessionready.preflight.CallerIdentity;
import dev.sessionready.preflight.DeploymentPlan;
import dev.sessionready.preflight.DeploymentTarget;
import dev.sessionready.preflight.PlacedRules;
import dev.sessionready.preflight.Preflight;
import dev.sessionready.preflight.RecordedTypes;
import dev.sessionready.preflight.Recorder;
import dev.sessionready.preflight.RecorderStatus;
import dev.sessionready.preflight.RecordingFrequency;
import dev.sessionready.preflight.SweepSchedule;
import dev.sessionready.report.Messages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** What the README and the pages beside it show is what the program prints. */
class ReadmeTest {

  private static final DeploymentPlan PLAN =
      new DeploymentPlan("session-manager-ready", SweepSchedule.TWENTY_FOUR_HOURS);

  private static final DeploymentTarget ALMOST_READY =
      new DeploymentTarget(
          new CallerIdentity(
              new AccountRegion("111122223333", "eu-west-1"),
              "arn:aws:sts::111122223333:assumed-role/Admin/ann"),
          Fact.known(
              new Recorder(
                  "default",
                  new RecordedTypes.AllBut(Set.of("AWS::KMS::Key")),
                  RecordingFrequency.CONTINUOUS,
                  Map.of())),
          Fact.known(new RecorderStatus(true, "")),
          Fact.known("config-bucket-111122223333"),
          Fact.absent(),
          Fact.known(new PlacedRules(41, null)),
          Fact.known(500));

  @Test
  void everyLineOfTheSampleIsALineOfTheDemo() throws IOException {
    List<String> printed = CommandLineRun.of("demo").out().lines().toList();

    assertThat(sample("README.md", "$ ./session-ready demo"))
        .hasSizeGreaterThan(10)
        .filteredOn(line -> !line.equals("..."))
        .allSatisfy(line -> assertThat(printed).anyMatch(whole -> shows(line, whole)));
  }

  @Test
  void everyLineOfTheSampleOfHealIsALineThatItPrints() throws IOException {
    List<String> printed = CommandLineRun.of("demo", "heal").out().lines().toList();

    assertThat(sample("docs/command-line.md", "$ ./session-ready demo heal\n"))
        .hasSizeGreaterThan(4)
        .filteredOn(line -> !line.equals("..."))
        .allSatisfy(line -> assertThat(printed).anyMatch(whole -> shows(line, whole)));
  }

  @Test
  void theSampleOfThePreflightIsWhatIsPrintedForSuchAnAccount() throws IOException {
    List<String> printed =
        new PreflightPage(Messages.english())
            .of(new Preflight(ALMOST_READY, PLAN).answers())
            .lines()
            .toList();

    List<String> sample =
        sample("docs/deploy.md", "$ ./session-ready preflight --region eu-west-1\n");
    assertThat(sample).hasSameSizeAs(printed);
    for (int line = 0; line < sample.size(); line++) {
      assertThat(printed.get(line)).matches(shows(sample.get(line)), sample.get(line));
    }
  }

  @Test
  void theTableOfRuleParametersIsTheOneThatIsPrinted() throws IOException {
    String printed = CommandLineRun.of("parameters", "--format", "markdown").out();

    assertThat(page("docs/parameters.md"))
        .as("paste what `./session-ready parameters --format markdown` prints into the page")
        .contains("\n\n" + printed + "\n");
  }

  private static List<String> sample(String page, String command) throws IOException {
    String text = page(page);
    int start = text.indexOf(command) + command.length();
    return text.substring(start, text.indexOf("```", start)).lines().toList();
  }

  private static Predicate<String> shows(String shown) {
    return whole -> shows(shown, whole);
  }

  /** Whether a line of a sample shows a printed one, whole or up to where it is cut. */
  private static boolean shows(String shown, String whole) {
    return shown.endsWith(" ...")
        ? whole.startsWith(shown.substring(0, shown.length() - 4))
        : whole.startsWith(shown);
  }

  private static String page(String name) throws IOException {
    return Files.readString(Path.of("..").resolve(name));
  }
}
