package dev.sessionready.world;

import dev.sessionready.check.Assessor;
import dev.sessionready.check.Catalogue;
import dev.sessionready.json.Golden;
import dev.sessionready.model.Service;
import dev.sessionready.report.Messages;
import dev.sessionready.report.PathPage;
import dev.sessionready.report.TextReport;
import dev.sessionready.rule.ComplianceDecision;
import dev.sessionready.rule.RuleParameters;
import dev.sessionready.subject.Subject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every stored world as {@code explain} says it: the paths component by component, and the verdict.
 */
class ExplainedWorldsTest {

  @TestFactory
  Stream<DynamicTest> everyWorldIsPublishedAsBefore() throws IOException {
    try (Stream<Path> folders = Files.list(World.RESOURCES.resolve("worlds"))) {
      return folders.sorted().toList().stream()
          .map(folder ->
              DynamicTest.dynamicTest(
                  folder.getFileName().toString(), () -> publishedAsBefore(folder)));
    }
  }

  private static void publishedAsBefore(Path folder) {
    World world = World.of(folder.resolve("snapshot.json"));
    StringBuilder actual = new StringBuilder();
    world.subjects().forEach(subject -> append(actual, subject));

    Golden.assertThatText(actual.toString())
        .isTheFile("worlds/" + folder.getFileName() + "/explain.txt");
  }

  private static void append(StringBuilder actual, Subject subject) {
    Messages english = Messages.english();
    PathPage page = new PathPage(english);
    for (Service service : subject.services()) {
      actual.append(page.of(service, subject.path(service))).append('\n');
    }
    ComplianceDecision decision =
        ComplianceDecision.of(
            new Assessor(Catalogue.load()).assess(subject), RuleParameters.DEFAULTS);
    actual.append(
        new TextReport(english)
            .of(decision.assessment(), decision.heading(), RuleParameters.DEFAULTS.failAt()));
  }
}
