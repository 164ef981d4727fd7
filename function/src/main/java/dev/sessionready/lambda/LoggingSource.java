package dev.sessionready.lambda;

import dev.sessionready.fact.Fact;
import dev.sessionready.model.Snapshot;
import dev.sessionready.rule.AffectedInstances;
import dev.sessionready.rule.RuleParameters;
import dev.sessionready.rule.Scope;
import dev.sessionready.rule.Source;
import dev.sessionready.rule.SweepPortion;
import dev.sessionready.rule.WatchedResource;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A source that logs which instances a change affects. */
record LoggingSource(Source source, RuleLog log) implements Source {

  @Override
  public Snapshot look(Scope scope, RuleParameters parameters) {
    return source.look(scope, parameters);
  }

  @Override
  public SweepPortion portion(@Nullable String from, int instances, RuleParameters parameters) {
    return source.portion(from, instances, parameters);
  }

  @Override
  public Fact<Set<String>> existing(Set<String> instanceIds) {
    return source.existing(instanceIds);
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
