package dev.sessionready.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionready.rule.RuleParameters;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ParametersCommandTest {

  @ParameterizedTest
  @EnumSource
  void everyParameterIsPublishedWithWhatIsValidAndWhatHoldsWithoutIt(RuleParameters.Name name) {
    CommandLineRun run = CommandLineRun.of("parameters");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out().lines())
        .containsSequence(
            "%-19s%s".formatted(name, name.what()),
            " ".repeat(19) + name.form() + "; " + name.otherwise() + " by default");
  }

  @Test
  void aTableHasOneRowForEachParameterInTheirOrder() {
    assertThat(CommandLineRun.of("parameters", "--format", "markdown").out().lines().skip(2))
        .extracting(row -> row.split("`", -1)[1])
        .isEqualTo(Arrays.stream(RuleParameters.Name.values()).map(Enum::name).toList());
  }

  @Test
  void aTableIsMarkdown() {
    assertThat(CommandLineRun.of("parameters", "--format", "markdown").out())
        .startsWith(
            """
            | name | what | valid | default |
            |---|---|---|---|
            | `sessionDocument` | the session document whose preferences hold | the name of a session document | SSM-SessionManagerRunShell |
            """)
        .doesNotContain("\n\n");
  }
}
