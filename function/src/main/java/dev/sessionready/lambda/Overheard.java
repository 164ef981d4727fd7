package dev.sessionready.lambda;

import dev.sessionready.fact.Fact;
import dev.sessionready.model.Snapshot;
import dev.sessionready.rule.Affected;
import dev.sessionready.rule.Dependency;
import dev.sessionready.rule.Parameters;
import dev.sessionready.rule.Scope;
import dev.sessionready.rule.Source;
import java.util.Map;
import java.util.Set;

/** A source whose answer to whom a change affects is logged. */
record Overheard(Source source, Log log) implements Source {

  @Override
  public Snapshot look(Scope scope, Parameters parameters) {
    return source.look(scope, parameters);
  }

  @Override
  public Affected affectedBy(Dependency changed, Parameters parameters) {
    Affected affected = source.affectedBy(changed, parameters);
    log.affected(affected);
    return affected;
  }

  @Override
  public Map<String, Fact<String>> connectionStatus(Set<String> instanceIds) {
    return source.connectionStatus(instanceIds);
  }
}
