package dev.sessionready.rule;

import dev.sessionready.model.Snapshot;

/** Where facts come from: the live account, or a file. */
public interface Source {

  /** All that bears on the instances in scope, with what could not be read marked as such. */
  Snapshot look(Scope scope, Parameters parameters);
}
