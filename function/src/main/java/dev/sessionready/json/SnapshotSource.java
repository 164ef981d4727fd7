package dev.sessionready.json;

import dev.sessionready.model.Snapshot;
import dev.sessionready.rule.RuleParameters;
import dev.sessionready.rule.Scope;
import dev.sessionready.rule.Source;

/** A snapshot that was taken before; it holds what it holds, whatever the scope. */
public record SnapshotSource(Snapshot snapshot) implements Source {

  @Override
  public Snapshot look(Scope scope, RuleParameters parameters) {
    return snapshot;
  }
}
