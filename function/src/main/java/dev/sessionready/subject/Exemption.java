package dev.sessionready.subject;

/** Why an instance is not judged. */
public enum Exemption {
  /** It does not run, so nobody can open a session on it anyway. */
  NOT_RUNNING,
  /** The operator excludes it by a tag. */
  EXCLUDED_BY_TAG
}
