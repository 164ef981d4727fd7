package dev.sessionready.assess;

import dev.sessionready.check.CheckInfo;
import dev.sessionready.check.Severity;
import dev.sessionready.check.Verdict;
import dev.sessionready.check.Verdict.Fail;

/** One check's verdict on one instance. */
public record Finding(CheckInfo plate, Verdict verdict) {

  public String id() {
    return plate.id();
  }

  /** What it costs: a failure's own severity, otherwise the plate's. */
  public Severity severity() {
    return verdict instanceof Fail fail ? fail.severity() : plate.severity();
  }
}
