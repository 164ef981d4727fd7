package dev.sessionready.model;

import dev.sessionready.fact.Fact;
import java.time.Instant;
import java.util.Map;

/**
 * One account and region at one moment: every fact that a judgement may rest on.
 *
 * @param capturedAt the judgement's "now"
 * @param instances by id
 */
public record Snapshot(
    Instant capturedAt,
    Place place,
    Fact<Map<String, Instance>> instances,
    SystemsManagerFacts systemsManager,
    NetworkFacts network,
    IdentityFacts identity,
    LoggingFacts logging) {}
