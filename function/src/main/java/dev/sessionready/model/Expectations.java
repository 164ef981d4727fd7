package dev.sessionready.model;

import org.jspecify.annotations.Nullable;

/**
 * What the operator expects besides what AWS demands.
 *
 * @param sessionDocument the name of the session document whose preferences hold
 * @param graceMinutes how long after its launch an instance may take to register
 * @param minAgentVersion the oldest agent allowed, null where AWS's own minimum is enough
 */
public record Expectations(
    String sessionDocument, int graceMinutes, @Nullable Version minAgentVersion) {

  /** The document that holds the preferences set in the Session Manager console. */
  public static final String DEFAULT_DOCUMENT = "SSM-SessionManagerRunShell";

  public static final Expectations DEFAULTS = new Expectations(DEFAULT_DOCUMENT, 15, null);
}
