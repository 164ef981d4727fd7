package dev.sessionready.lambda;

import static java.util.Objects.requireNonNull;

import dev.sessionready.fact.Fact;
import dev.sessionready.json.SnapshotFile;
import dev.sessionready.model.Instance;
import dev.sessionready.model.ManagedInstance;
import dev.sessionready.model.Snapshot;
import dev.sessionready.model.SystemsManagerFacts;
import dev.sessionready.world.Alike;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The bundled example account, each of some instances multiplied. */
final class Fleet {

  static final Snapshot DEMO =
      SnapshotFile.read(
          Path.of("src", "main", "resources", "dev", "sessionready", "demo", "demo.json"));

  /** Not ready for one reason each. */
  static final List<String> NOT_READY =
      List.of(
          "i-0a1d9f0c5e2b47102",
          "i-0a1d9f0c5e2b47104",
          "i-0b2e8d1b6f3c58101",
          "i-0c3f7e2a704d69101");

  /** The checks that each of them fails, in the same order. */
  static final List<String> CHECKS =
      List.of("instance-egress", "agent-online", "endpoint-present", "endpoint-ingress");

  static final String READY = "i-0a1d9f0c5e2b47101";

  private Fleet() {}

  /** Copies of every instance that is not ready, and nothing else. */
  static Snapshot notReady(int copies) {
    Map<String, Instance> instances = new TreeMap<>();
    Map<String, ManagedInstance> agents = new HashMap<>();
    Map<String, ManagedInstance> known =
        DEMO.systemsManager().managedInstances().ask().orElse(Map.of());
    for (String original : NOT_READY) {
      Instance instance = requireNonNull(DEMO.instances().ask().orElse(Map.of()).get(original));
      ManagedInstance agent = known.get(original);
      for (String id : copiesOf(original, copies)) {
        instances.put(id, Alike.of(instance, id));
        if (agent != null) {
          agents.put(id, Alike.of(agent, id));
        }
      }
    }
    SystemsManagerFacts actual = DEMO.systemsManager();
    return new Snapshot(
        DEMO.capturedAt(),
        DEMO.place(),
        Fact.known(instances),
        new SystemsManagerFacts(
            Fact.known(agents),
            actual.connectionStatus(),
            actual.sessionDocuments(),
            actual.sessionDocumentVersions(),
            actual.defaultHostManagementRole()),
        DEMO.network(),
        DEMO.identity(),
        DEMO.logging());
  }

  /** The same, of which only some copies of each run. */
  static Snapshot mostlyStopped(int copies, int running) {
    Snapshot all = notReady(copies);
    Set<String> run =
        NOT_READY.stream()
            .flatMap(original -> copiesOf(original, running).stream())
            .collect(Collectors.toSet());
    Map<String, Instance> instances = new TreeMap<>(all.instances().ask().orElse(Map.of()));
    instances.replaceAll((id, instance) -> run.contains(id) ? instance : stopped(instance));
    return new Snapshot(
        all.capturedAt(),
        all.place(),
        Fact.known(instances),
        all.systemsManager(),
        all.network(),
        all.identity(),
        all.logging());
  }

  /** The ids of the copies of an instance. */
  static List<String> copiesOf(String original, int copies) {
    return IntStream.range(0, copies)
        .mapToObj(i -> "i-%04x".formatted(i) + original.substring("i-0000".length()))
        .toList();
  }

  /** The same account of which nobody may list the instances. */
  static Snapshot unseen() {
    return new Snapshot(
        DEMO.capturedAt(),
        DEMO.place(),
        Fact.unreadable("ec2:DescribeInstances", "denied"),
        DEMO.systemsManager(),
        DEMO.network(),
        DEMO.identity(),
        DEMO.logging());
  }

  private static Instance stopped(Instance like) {
    return Alike.of(like, like.id(), "stopped", like.tags());
  }
}
