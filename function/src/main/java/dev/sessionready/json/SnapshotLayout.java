package dev.sessionready.json;

import dev.sessionready.fact.Fact;
import dev.sessionready.model.AccountRegion;
import dev.sessionready.model.IdentityFacts;
import dev.sessionready.model.Instance;
import dev.sessionready.model.LoggingFacts;
import dev.sessionready.model.NetworkFacts;
import dev.sessionready.model.Snapshot;
import dev.sessionready.model.SystemsManagerFacts;
import java.time.Instant;
import java.util.Map;

/**
 * The fields of a snapshot file in the order in which they stand.
 *
 * @param schema which fields there are and what they mean; raised when an older file would be
 *     misunderstood
 * @param tool what wrote the file
 */
record SnapshotLayout(
    int schema,
    Instant capturedAt,
    String account,
    String region,
    String tool,
    Fact<Map<String, Instance>> instances,
    SystemsManagerFacts systemsManager,
    NetworkFacts network,
    IdentityFacts identity,
    LoggingFacts logging) {

  /** The schema of this version. */
  static final int SCHEMA = 1;

  static SnapshotLayout of(Snapshot snapshot, String tool) {
    return new SnapshotLayout(
        SCHEMA,
        snapshot.capturedAt(),
        snapshot.place().account(),
        snapshot.place().region(),
        tool,
        snapshot.instances(),
        snapshot.systemsManager(),
        snapshot.network(),
        snapshot.identity(),
        snapshot.logging());
  }

  Snapshot snapshot() {
    return new Snapshot(
        capturedAt,
        new AccountRegion(account, region),
        instances,
        systemsManager,
        network,
        identity,
        logging);
  }
}
