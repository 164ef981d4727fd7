package dev.sessionready.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awscdk.App;

/** What stays where the stack is deployed once more, and where it is destroyed. */
@Tag("template")
final class LifeOfTheStackTest {

  /** What outlives the stack, by its logical id without the hash, and why: nothing. */
  private static final Map<String, String> RETAINED = Map.of();

  @TempDir Path directory;

  @Test
  void destroyingLeavesOnlyWhatIsRetainedOnPurpose() {
    Map<String, String> staying = new TreeMap<>();
    resources()
        .forEach(resource -> {
          String policy = resource.getValue().path("DeletionPolicy").asText("Delete");
          if (!policy.equals("Delete")) {
            staying.put(resource.getKey().replaceFirst("[0-9A-F]{8}$", ""), policy);
          }
        });

    assertThat(staying.keySet()).isEqualTo(RETAINED.keySet());
  }

  @Test
  void nothingIsMadeByAFunctionOfTheCdk() {
    assertThat(resources().map(resource -> resource.getValue().required("Type").asText()))
        .hasSizeGreaterThan(10)
        .noneMatch(type -> type.startsWith("Custom::"))
        .doesNotContain("AWS::CloudFormation::CustomResource");
  }

  @Test
  void deployingOnceMoreChangesNothing() throws IOException {
    assertThat(assembly("first")).hasSizeGreaterThan(3).isEqualTo(assembly("second"));
  }

  private Stream<Map.Entry<String, JsonNode>> resources() {
    return Synthesis.json(Synthesis.template(Map.of("email", "ops@example.org"), directory))
        .required("Resources")
        .propertyStream();
  }

  /** The files of a cloud assembly by their names, but for what says how it was made. */
  private Map<String, String> assembly(String name) throws IOException {
    Path out = directory.resolve(name);
    App app =
        App.Builder.create().context(Synthesis.contextOfCdkJson()).outdir(out.toString()).build();
    Synthesis.stack(app, Map.of(), directory);
    app.synth();
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> written = Files.list(out)) {
      for (Path file : written.filter(Files::isRegularFile).toList()) {
        files.put(
            String.valueOf(file.getFileName()),
            file.toString().endsWith(".json") ? Files.readString(file) : "");
      }
    }
    return files;
  }
}
