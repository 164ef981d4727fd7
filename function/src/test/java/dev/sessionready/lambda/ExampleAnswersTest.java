package dev.sessionready.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionready.aws.client.Clients;
import dev.sessionready.aws.client.ExampleAnswers;
import dev.sessionready.wire.AccountSeed;
import dev.sessionready.wire.Agents;
import dev.sessionready.wire.Moto;
import dev.sessionready.wire.RecordedAnswers;
import dev.sessionready.wire.RecordedAnswers.Exchange;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The answers by which the function is primed: of each operation that a sweep asks for there is
 * one. With {@code -Dgolden.update=true} those of the emulated account are kept.
 */
@Tag("wire")
class ExampleAnswersTest {

  @RegisterExtension static final Moto MOTO = Moto.emptyForEachClass();

  private static final Path KEPT =
      Path.of("src", "main", "resources", "dev", "sessionready", "aws", "client", "answers");

  @Test
  void eachOperationOfASweepHasAnAnswer() throws IOException {
    Map<String, String> answers = answersToASweep();
    if (Boolean.getBoolean("golden.update")) {
      keep(answers);
    }

    assertThat(kept()).containsExactlyElementsOf(answers.keySet());
  }

  private static Map<String, String> answersToASweep() {
    AccountSeed seed = AccountSeed.plant(MOTO.administrator());
    Agents.online(List.of(seed.managedInstance()), 1_000)
        .forEach(stub -> MOTO.wire().stubFor(stub));
    RecordedAnswers recorded = new RecordedAnswers();
    Clients clients = MOTO.clients(recorded::attach);
    PrintStream silent =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    new ConfigRuleHandler(clients, Map.of(), silent)
        .answer(OfflineInvocation.scheduled(Moto.ACCOUNT, Instant.now(), Locale.ENGLISH))
        .orThrow();
    Map<String, String> answers = new TreeMap<>();
    for (Exchange exchange : recorded.exchanges()) {
      if (exchange.status() == 200) {
        String resource = ExampleAnswers.resource(exchange.operation(), exchange.request());
        answers.putIfAbsent(Path.of(resource).getFileName().toString(), exchange.answer());
      }
    }
    return answers;
  }

  private static void keep(Map<String, String> answers) throws IOException {
    Files.createDirectories(KEPT);
    for (String name : kept()) {
      Files.delete(KEPT.resolve(name));
    }
    for (Map.Entry<String, String> answer : answers.entrySet()) {
      Files.writeString(KEPT.resolve(answer.getKey()), answer.getValue());
    }
  }

  private static List<String> kept() throws IOException {
    try (Stream<Path> files = Files.list(KEPT)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
