package dev.sessionready.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Compares the walk with an independent model of AWS's network, over a file of accounts: the one
 * that the system property {@code network.corpus} names, else the one among the test resources.
 */
class NetworkCorpusTest {

  private static final Path OWN = Path.of("src/test/resources/corpora/network.jsonl");

  /** The one source port that the model samples. */
  private static final SourcePorts SAMPLED = SourcePorts.exactly(49_152);

  @Test
  void theWalkAgreesWithTheModelOnEveryQuery() throws IOException {
    var mapper = JsonMapper.builder().build();
    var cases = 0;
    var disagreements = new ArrayList<String>();
    for (var line : Files.readAllLines(corpus())) {
      var account = mapper.readTree(line);
      var world = DescribedWorld.read(account.required("aws"));
      for (var query : account.required("queries")) {
        cases++;
        disagreements.addAll(disagreement(account, world, query));
      }
    }
    System.out.printf("corpus: %d cases, %d disagreements%n", cases, disagreements.size());
    disagreements.forEach(System.out::println);
    assertThat(cases).isPositive();
    assertThat(disagreements).isEmpty();
  }

  private static Path corpus() {
    var named = System.getProperty("network.corpus");
    return named == null ? OWN : Path.of(named);
  }

  private static List<String> disagreement(JsonNode account, World world, JsonNode query) {
    var from = face(account.required("aws"), world, query.required("from").asString());
    var trace =
        new Walk(world, Vantage.of(from, SAMPLED), query.required("port").asInt())
            .to(Ip.parse(query.required("dst").asString()));
    var expected = query.required("expected").asString();
    var actual = verdict(trace);
    return actual.equals(expected)
        ? List.of()
        : List.of(
            "%s %s: the model says %s because of %s, the walk %s because of %s"
                .formatted(
                    account.required("id").asString(),
                    query.required("id").asString(),
                    expected,
                    query.path("why"),
                    actual,
                    trace.doors()));
  }

  private static String verdict(Trace trace) {
    if (trace.outcome() == Outcome.UNVERIFIABLE) {
      return "UNVERIFIABLE";
    }
    return trace
        .stop()
        .map(door ->
            switch (door.direction()) {
              case FORWARD -> "FORWARD_BLOCKED";
              case REPLY -> "RETURN_BLOCKED";
            })
        .orElse("REACHABLE");
  }

  private static NetworkInterface face(JsonNode aws, World world, String instanceId) {
    return aws.required("Reservations")
        .valueStream()
        .flatMap(reservation -> reservation.required("Instances").valueStream())
        .filter(instance -> instance.required("InstanceId").asString().equals(instanceId))
        .map(instance -> instance.required("NetworkInterfaces").required(0))
        .map(face -> face.required("NetworkInterfaceId").asString())
        .flatMap(id -> world.networkInterface(id).stream())
        .findFirst()
        .orElseThrow();
  }
}
