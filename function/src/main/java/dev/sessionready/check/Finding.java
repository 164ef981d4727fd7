package dev.sessionready.check;

import dev.sessionready.check.Verdict.Fail;

/** One check's verdict on one instance. */
public record Finding(CheckInfo info, Verdict verdict) {

  // An annotation works its own out of all its members anew each time.
  @Override
  public int hashCode() {
    return verdict.hashCode();
  }

  public String id() {
    return info.id();
  }

  /** What it costs: a failure's own severity, otherwise the check info's. */
  public Severity severity() {
    return verdict instanceof Fail fail ? fail.severity() : info.severity();
  }
}
