package dev.sessionready.subject;

import dev.sessionready.model.ManagedInstance;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The agent of a subject as checks see it, with a note of what they read, as of the instance.
 *
 * @see ManagedInstance
 */
public final class JudgedAgent {

  private final Subject subject;

  JudgedAgent(Subject subject) {
    this.subject = subject;
  }

  /** The instance's id, or what stands for it in texts. */
  public String instanceId() {
    return subject.named(StandIns.Kind.ID);
  }

  public String pingStatus() {
    return subject.ask(InstanceFact.PING_STATUS, String.class);
  }

  public boolean isOnline() {
    return ManagedInstance.isOnline(pingStatus());
  }

  public String agentVersion() {
    return subject.ask(InstanceFact.AGENT_VERSION, String.class);
  }

  public String platformType() {
    return subject.ask(InstanceFact.PLATFORM_TYPE, String.class);
  }

  public String platformName() {
    return subject.ask(InstanceFact.PLATFORM_NAME, String.class);
  }

  public String platformVersion() {
    return subject.ask(InstanceFact.PLATFORM_VERSION, String.class);
  }

  /** When it last reported, as it stands in texts; null where AWS does not say. */
  public @Nullable String lastPing() {
    return subject.ask(InstanceFact.HAS_PINGED, Boolean.class)
        ? subject.named(StandIns.Kind.LAST_PING)
        : null;
  }

  /** Whether it has been silent for longer than that; false where AWS does not say. */
  public boolean isSilentFor(Duration longest) {
    return subject.ask(InstanceFact.HAS_PINGED, Boolean.class)
        && subject.ask(new InstanceQuestion.Silence(longest), Boolean.class);
  }

  /** For how many whole minutes it has been silent, where AWS says when it last reported. */
  public long minutesOfSilence() {
    return subject.ask(InstanceFact.MINUTES_OF_SILENCE, Long.class);
  }

  /** Whether it has reported since the instance was last launched. */
  public boolean isHeardSinceLaunch() {
    return subject.ask(InstanceFact.HEARD_SINCE_LAUNCH, Boolean.class);
  }
}
