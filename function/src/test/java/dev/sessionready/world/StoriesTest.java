package dev.sessionready.world;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionready.check.Assessment;
import dev.sessionready.report.Annotation;
import dev.sessionready.report.Messages;
import dev.sessionready.rule.ComplianceDecision;
import dev.sessionready.rule.ComplianceType;
import dev.sessionready.rule.RuleParameters;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Every stored account against what AWS Config must be reported of its instances: the {@code
 * expected.json} beside its snapshot. Run with {@code -Dgolden.update=true} to rewrite those files
 * instead, and read what changed in the diff.
 */
class StoriesTest {

  private static final Path WORLDS = World.RESOURCES.resolve("worlds");
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
  private static final Annotation ANNOTATION = new Annotation(Messages.english());

  @TestFactory
  Stream<DynamicTest> everyAlertEndsAsItShould() {
    return folders().stream()
        .map(folder ->
            DynamicTest.dynamicTest(folder.getFileName().toString(), () -> replay(folder)));
  }

  private static void replay(Path folder) throws IOException {
    World world = World.of(folder.resolve("snapshot.json"));
    Path expected = folder.resolve("expected.json");
    String actual = JSON.writeValueAsString(json(world)).replace("\r\n", "\n") + "\n";
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(expected, actual);
      return;
    }
    assertThat(expected).as("write it with -Dgolden.update=true, then read it").exists();
    assertThat(actual).isEqualTo(Files.readString(expected));
  }

  private static ObjectNode json(World world) {
    ObjectNode actual = JSON.createObjectNode();
    for (Assessment assessment : world.assess()) {
      ObjectNode one = actual.putObject(assessment.instance().id());
      switch (ComplianceDecision.of(assessment, RuleParameters.DEFAULTS)) {
        case ComplianceDecision.Undetermined _, ComplianceDecision.Exempt _ ->
            one.putNull("compliance");
        case ComplianceDecision.Decided(_, ComplianceType compliance) -> {
          one.put("compliance", compliance.name());
          one.put("annotation", ANNOTATION.of(assessment, RuleParameters.DEFAULTS.failAt()));
        }
      }
    }
    return actual;
  }

  private static List<Path> folders() {
    try (Stream<Path> folders = Files.list(WORLDS)) {
      return folders.sorted().toList();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
