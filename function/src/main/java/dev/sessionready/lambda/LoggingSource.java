package dev.sessionready.lambda;

import dev.sessionready.fact.Fact;
import dev.sessionready.model.Snapshot;
import dev.sessionready.rule.AffectedInstances;
import dev.sessionready.rule.RuleParameters;
import dev.sessionready.rule.Scope;
import dev.sessionready.rule.Source;
import dev.sessionready.rule.WatchedResource;
import java.util.Map;
import java.util.Set;

/** A source that logs which instances a change affects. */
record LoggingSource(Source source, RuleLog log) implements Source {

  @Override
  public Snapshot look(Scope scope, RuleParameters parameters) {
    return source.look(scope, parameters);
  }

  @Override
  public AffectedInstances affectedBy(WatchedResource changed, RuleParameters parameters) {
    AffectedInstances affected = source.affectedBy(changed, parameters);
    log.affected(affected);
    return affected;
  }

  @Override
  public Map<String, Fact<String>> connectionStatus(Set<String> instanceIds) {
    return source.connectionStatus(instanceIds);
  }
}
