package dev.sessionready.check;

import dev.sessionready.check.Verdict.Fail;

/** One check's verdict on one instance. */
public record Finding(CheckInfo info, Verdict verdict) {

  public String id() {
    return info.id();
  }

  /** What it costs: a failure's own severity, otherwise the check info's. */
  public Severity severity() {
    return verdict instanceof Fail fail ? fail.severity() : info.severity();
  }
}
