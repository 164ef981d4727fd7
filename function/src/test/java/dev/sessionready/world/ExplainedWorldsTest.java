package dev.sessionready.world;

import dev.sessionready.assess.Assessor;
import dev.sessionready.check.Catalogue;
import dev.sessionready.json.Golden;
import dev.sessionready.model.Service;
import dev.sessionready.model.Subject;
import dev.sessionready.report.Messages;
import dev.sessionready.report.PathPage;
import dev.sessionready.report.TextReport;
import dev.sessionready.rule.Judgement;
import dev.sessionready.rule.Parameters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every stored world as {@code explain} tells it: the ways door by door, and the verdict. */
class ExplainedWorldsTest {

  @TestFactory
  Stream<DynamicTest> everyWorldIsToldAsBefore() throws IOException {
    try (Stream<Path> folders = Files.list(World.RESOURCES.resolve("worlds"))) {
      return folders.sorted().toList().stream()
          .map(folder ->
              DynamicTest.dynamicTest(folder.getFileName().toString(), () -> toldAsBefore(folder)));
    }
  }

  private static void toldAsBefore(Path folder) {
    World world = World.of(folder.resolve("snapshot.json"));
    StringBuilder told = new StringBuilder();
    world.subjects().forEach(subject -> tell(told, subject));

    Golden.assertThatText(told.toString())
        .isTheFile("worlds/" + folder.getFileName() + "/explain.txt");
  }

  private static void tell(StringBuilder told, Subject subject) {
    Messages english = Messages.english();
    PathPage page = new PathPage(english);
    for (Service service : subject.services()) {
      told.append(page.of(service, subject.path(service))).append('\n');
    }
    Judgement judgement =
        Judgement.of(new Assessor(Catalogue.load()).assess(subject), Parameters.DEFAULTS);
    told.append(
        new TextReport(english)
            .of(judgement.assessment(), judgement.heading(), Parameters.DEFAULTS.failAt()));
  }
}
