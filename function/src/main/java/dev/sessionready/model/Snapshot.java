package dev.sessionready.model;

import dev.sessionready.fact.Fact;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * One account and region at one moment: every fact that an evaluation may rest on.
 *
 * @param capturedAt the "now" of every evaluation
 * @param instances by id
 */
public record Snapshot(
    Instant capturedAt,
    AccountRegion place,
    Fact<Map<String, Instance>> instances,
    SystemsManagerFacts systemsManager,
    NetworkFacts network,
    IdentityFacts identity,
    LoggingFacts logging) {

  /** The same with what was asked afterwards of some control channels, by instance id. */
  public Snapshot withConnectionStatus(Map<String, Fact<String>> asked) {
    Map<String, Fact<String>> all = new HashMap<>(systemsManager.connectionStatus());
    all.putAll(asked);
    SystemsManagerFacts actual =
        new SystemsManagerFacts(
            systemsManager.managedInstances(),
            all,
            systemsManager.sessionDocuments(),
            systemsManager.sessionDocumentVersions(),
            systemsManager.defaultHostManagementRole());
    return new Snapshot(capturedAt, place, instances, actual, network, identity, logging);
  }
}
