package dev.sessionready.whatif;

import dev.sessionready.fact.Fact;
import dev.sessionready.model.ManagedInstance;
import dev.sessionready.model.Snapshot;
import dev.sessionready.model.SystemsManagerFacts;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * An account of which only the settings are known: no control channel was asked about, and no
 * agent's report is fresh enough to prove a network path. What agents did before a change proves
 * nothing of what they do after it.
 */
final class WithoutEvidence {

  /** Too old to prove a path, and not so old that the agent counts as gone. */
  private static final Duration STALE = Duration.ofMinutes(30);

  private WithoutEvidence() {}

  static Snapshot of(Snapshot snapshot) {
    SystemsManagerFacts facts = snapshot.systemsManager();
    SystemsManagerFacts silent =
        new SystemsManagerFacts(
            switch (facts.managedInstances()) {
              case Fact.Known<Map<String, ManagedInstance>>(var agents) ->
                  Fact.known(stale(agents, snapshot.capturedAt().minus(STALE)));
              case Fact.Absent<Map<String, ManagedInstance>> absent -> absent;
              case Fact.Unreadable<Map<String, ManagedInstance>> unread -> unread;
            },
            Map.of(),
            facts.sessionDocuments(),
            facts.sessionDocumentVersions(),
            facts.defaultHostManagementRole());
    return new Snapshot(
        snapshot.capturedAt(),
        snapshot.place(),
        snapshot.instances(),
        silent,
        snapshot.network(),
        snapshot.identity(),
        snapshot.logging());
  }

  private static Map<String, ManagedInstance> stale(
      Map<String, ManagedInstance> agents, Instant latest) {
    return agents.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> stale(entry.getValue(), latest)));
  }

  private static ManagedInstance stale(ManagedInstance agent, Instant latest) {
    Instant lastPing = agent.lastPing();
    return lastPing == null || lastPing.isBefore(latest)
        ? agent
        : new ManagedInstance(
            agent.instanceId(),
            agent.pingStatus(),
            latest,
            agent.agentVersion(),
            agent.platformType(),
            agent.platformName(),
            agent.platformVersion());
  }
}
