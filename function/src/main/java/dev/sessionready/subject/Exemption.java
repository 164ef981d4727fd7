package dev.sessionready.subject;

/** Why an instance is not evaluated. */
public enum Exemption {
  /** It does not run, so no session can be opened on it anyway. */
  NOT_RUNNING,
  /** The operator excludes it by a tag. */
  EXCLUDED_BY_TAG
}
