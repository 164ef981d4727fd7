package dev.sessionready.network.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionready.network.address.Ip;
import dev.sessionready.network.model.NetworkInterface;
import dev.sessionready.network.path.PacketPath;
import dev.sessionready.network.path.PathComponent;
import dev.sessionready.network.path.PathOutcome;
import dev.sessionready.network.path.Reachability;
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

  /** One query, with what the model says and what the walk does. */
  private record Case(String account, JsonNode query, PacketPath trace) {

    String id() {
      return account + " " + query.required("id").asString();
    }

    String expected() {
      return query.required("expected").asString();
    }
  }

  @Test
  void theTracerAgreesWithTheModelOnEveryQuery() throws IOException {
    var cases = 0;
    var disagreements = new ArrayList<String>();
    for (var judged : cases(corpus())) {
      cases++;
      disagreements.addAll(disagreement(judged));
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

  private static List<Case> cases(Path corpus) throws IOException {
    var mapper = JsonMapper.builder().build();
    var cases = new ArrayList<Case>();
    for (var line : Files.readAllLines(corpus)) {
      var account = mapper.readTree(line);
      var aws = account.required("aws");
      var world = DescribedTopology.read(aws);
      for (var query : account.required("queries")) {
        var from = face(aws, world, query.required("from").asString());
        var tracer =
            new PacketTracer(world, PacketSource.of(from, SAMPLED), query.required("port").asInt());
        var packetPath = tracer.to(Ip.parse(query.required("dst").asString()));
        cases.add(new Case(account.required("id").asString(), query, packetPath));
      }
    }
    return cases;
  }

  private static List<String> disagreement(Case judged) {
    var actual = verdict(judged.trace());
    return actual.equals(judged.expected())
        ? List.of()
        : List.of(
            "%s: the model says %s because of %s, the walk %s because of %s"
                .formatted(
                    judged.id(),
                    judged.expected(),
                    judged.query().path("why"),
                    actual,
                    judged.trace().components()));
  }

  private static String verdict(PacketPath packetPath) {
    if (packetPath.outcome() == PathOutcome.UNKNOWN) {
      return "UNVERIFIABLE";
    }
    return packetPath
        .stop()
        .map(component ->
            switch (component.direction()) {
              case FORWARD -> "FORWARD_BLOCKED";
              case RETURN -> "RETURN_BLOCKED";
            })
        .orElse("REACHABLE");
  }

  private record Blame(String why, PathComponent.Kind kind) {}

  /** How the model names the hops where it lets packets drop. */
  private static final List<Blame> BLAMES =
      List.of(
          new Blame("DENIED_OUT@i-", PathComponent.Kind.SECURITY_GROUP_EGRESS),
          new Blame("DENIED_IN@vpce-", PathComponent.Kind.SECURITY_GROUP_INGRESS),
          new Blame("DENIED_OUT@subnet-", PathComponent.Kind.NETWORK_ACL_OUT),
          new Blame("DENIED_IN@subnet-", PathComponent.Kind.NETWORK_ACL_IN),
          new Blame("NO_ROUTE@subnet-", PathComponent.Kind.ROUTE),
          new Blame("NULL_ROUTED@subnet-", PathComponent.Kind.ROUTE),
          new Blame("DENIED_IN@igw-", PathComponent.Kind.INTERNET_GATEWAY),
          new Blame("DENIED_OUT@isp_", PathComponent.Kind.INTERNET_GATEWAY),
          new Blame("NO_ROUTE@vpc-", PathComponent.Kind.TRANSIT_GATEWAY),
          new Blame("LOOP@vpc-", PathComponent.Kind.TRANSIT_GATEWAY));

  @Test
  void theHopThatTheModelBlamesIsAmongTheBlockedComponents() throws IOException {
    for (var judged : cases(OWN)) {
      for (var why : judged.query().path("why")) {
        assertThat(judged.trace().components())
            .as("%s: %s", judged.id(), why)
            .anyMatch(component -> blamed(component, why.asString()));
      }
    }
  }

  private static boolean blamed(PathComponent component, String why) {
    var reverse = why.startsWith("reverse:");
    return component.reachability() instanceof Reachability.Blocked
        && (component.direction() == PathComponent.Direction.RETURN) == reverse
        && BLAMES.stream().anyMatch(b -> why.contains(b.why()) && b.kind() == component.kind())
        && (!why.contains(":acl-") || component.resourceIds().stream().anyMatch(why::contains));
  }

  private static NetworkInterface face(JsonNode aws, TopologyWorld world, String instanceId) {
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
