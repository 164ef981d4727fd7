package dev.sessionready.rule;

import dev.sessionready.model.Snapshot;
import org.jspecify.annotations.Nullable;

/**
 * The instances that one look of a sweep takes, and all that bears on them.
 *
 * @param next what names the following instances to the source; null where none follow
 */
public record SweepPortion(Snapshot snapshot, @Nullable String next) {}
