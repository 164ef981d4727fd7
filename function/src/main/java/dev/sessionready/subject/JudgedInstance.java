package dev.sessionready.subject;

import dev.sessionready.model.Instance;
import dev.sessionready.model.MetadataOptions;
import dev.sessionready.network.model.NetworkInterface;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The instance of a subject as checks see it. Of whatever a check reads of it a note is kept, so
 * that its verdict holds for every other instance of which the same was read.
 *
 * @see Instance
 */
public final class JudgedInstance {

  private final Subject subject;

  JudgedInstance(Subject subject) {
    this.subject = subject;
  }

  /** Its id, or what stands for it in texts; nothing else may be found out by it. */
  public String id() {
    return subject.named(StandIns.Kind.ID);
  }

  public String state() {
    return subject.ask(InstanceFact.STATE, String.class);
  }

  public boolean isRunning() {
    return Instance.isRunning(state());
  }

  /**
   * Lets an instance pass that can be evaluated.
   *
   * @throws dev.sessionready.fact.Ignorance where its state is not one of AWS's words
   */
  public void requireUnderstood() {
    Instance.requireUnderstood(state());
  }

  public boolean isWindows() {
    return subject.ask(InstanceFact.WINDOWS, Boolean.class);
  }

  public String platformDetails() {
    return subject.ask(InstanceFact.PLATFORM_DETAILS, String.class);
  }

  public @Nullable String vpcId() {
    return (String) subject.ask(InstanceFact.VPC);
  }

  public @Nullable String subnetId() {
    return (String) subject.ask(InstanceFact.SUBNET);
  }

  public @Nullable String instanceProfileArn() {
    return (String) subject.ask(InstanceFact.PROFILE);
  }

  public MetadataOptions metadataOptions() {
    return subject.ask(InstanceFact.METADATA_OPTIONS, MetadataOptions.class);
  }

  /** A verdict that rests on this is made for each instance anew, like on all that follow. */
  public List<NetworkInterface> networkInterfaces() {
    return InstanceFact.whole(subject).networkInterfaces();
  }

  public Instant launchTime() {
    return InstanceFact.whole(subject).launchTime();
  }

  public String imageId() {
    return InstanceFact.whole(subject).imageId();
  }

  public Map<String, String> tags() {
    return InstanceFact.whole(subject).tags();
  }
}
