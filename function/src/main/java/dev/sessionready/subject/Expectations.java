package dev.sessionready.subject;

import dev.sessionready.model.AgentVersion;
import dev.sessionready.model.Instance;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the operator expects besides what AWS demands.
 *
 * @param sessionDocument the name of the session document whose preferences hold
 * @param graceMinutes how long after its launch an instance may take to register
 * @param minAgentVersion the oldest agent allowed, null where AWS's own minimum is enough
 * @param requireLogging where sessions must be logged
 * @param requireEncryption whether session data must be encrypted with a key
 * @param evaluateStopped whether stopped instances are evaluated by what their settings show
 * @param excludeTag marks instances that are not evaluated, null where none are
 */
public record Expectations(
    String sessionDocument,
    int graceMinutes,
    @Nullable AgentVersion minAgentVersion,
    LoggingRequirement requireLogging,
    boolean requireEncryption,
    boolean evaluateStopped,
    @Nullable TagMatch excludeTag) {

  /** The document that holds the preferences set in the Session Manager console. */
  public static final String DEFAULT_DOCUMENT = "SSM-SessionManagerRunShell";

  public static final Expectations DEFAULTS =
      new Expectations(DEFAULT_DOCUMENT, 15, null, LoggingRequirement.NONE, false, false, null);

  /** Why an instance is not evaluated, or empty where it is. */
  public Optional<Exemption> exemption(Instance instance) {
    if (excludeTag != null && excludeTag.isAmong(instance.tags())) {
      return Optional.of(Exemption.EXCLUDED_BY_TAG);
    }
    if (!instance.isUnderstood()) {
      return Optional.empty();
    }
    boolean judged = instance.isRunning() || (evaluateStopped && instance.isStopped());
    return judged ? Optional.empty() : Optional.of(Exemption.NOT_RUNNING);
  }
}
