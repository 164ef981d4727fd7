package dev.sessionready.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awscdk.App;

/** Compares the whole template with the one last looked at. */
@Tag("template")
final class TemplateSnapshotTest {

  private static final Path GOLDEN = Path.of("src", "test", "resources", "template.json");
  private static final String REWRITE =
      "the template changed; where that is meant, rewrite the stored one with"
          + " `./mvnw -pl infra -am test -Dtest=TemplateSnapshotTest"
          + " -Dgolden.update=true`";

  @Test
  void theTemplateIsTheOneLastLookedAt(@TempDir Path directory) throws IOException {
    App app = Synthesis.app();
    RuleStack stack =
        Synthesis.stack(
            app,
            Map.of("email", "ops@example.org", "failAt", "MEDIUM", "graceMinutes", "30"),
            directory);
    Path written = Path.of(app.synth().getStackByName(stack.getStackName()).getTemplateFullPath());
    String template = withoutHashes(Files.readString(written)) + "\n";

    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(GOLDEN, template);
    }

    assertThat(template).as(REWRITE).isEqualTo(Files.readString(GOLDEN));
  }

  /** Masks what changes with the function's bytes, or with the release of the CDK. */
  private static String withoutHashes(String template) {
    return template
        .replaceAll("\\b[0-9a-f]{64}\\b", "ASSET")
        .replaceAll("(CurrentVersion[0-9A-F]{8})[0-9a-f]{32}", "$1VERSION");
  }
}
