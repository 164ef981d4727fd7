package dev.sessionready.alerts;

import dev.sessionready.check.Cause;
import dev.sessionready.check.FixStep;
import dev.sessionready.check.Severity;
import dev.sessionready.check.Text;
import dev.sessionready.model.Instance;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * What an alert is about, before it is put in words.
 *
 * @param headline what the subject says after the instances: names and ids
 * @param check the id of the check whose sentence it is; null where it is no check's
 * @param severity what it costs; null where that is unknown or nothing failed
 * @param cause the sentence that all instances share
 * @param members the instances
 * @param symptom what users see; null where it is unknown
 * @param remediation what fixes it
 */
public record AlertContent(
    List<String> headline,
    @Nullable String check,
    @Nullable Severity severity,
    Text cause,
    List<Member> members,
    @Nullable Text symptom,
    List<FixStep> remediation) {

  public AlertContent {
    headline = List.copyOf(headline);
    members = List.copyOf(members);
    remediation = List.copyOf(remediation);
  }

  /**
   * One instance.
   *
   * @param remark what is said beside its id, empty where there is nothing to say
   */
  public record Member(String id, String remark) {

    static Member of(Instance instance) {
      return new Member(instance.id(), instance.tags().getOrDefault("Name", ""));
    }
  }

  /** Instances that a cause keeps from being ready. */
  public static AlertContent of(Cause cause) {
    List<String> headline = new ArrayList<>();
    headline.add(cause.key().check());
    headline.addAll(cause.key().resources());
    return new AlertContent(
        headline,
        cause.key().check(),
        cause.key().severity(),
        cause.failure().cause(),
        cause.instances().stream().map(Member::of).toList(),
        cause.failure().symptom(),
        cause.failure().remediation());
  }

  /**
   * Instances that could not be looked at just now.
   *
   * @param annotations what the rule said of each, by instance id
   */
  public static AlertContent unjudged(String check, SequencedMap<String, String> annotations) {
    return new AlertContent(
        List.of(check),
        null,
        null,
        Text.message("alert.unjudged"),
        annotations.entrySet().stream()
            .map(said -> new Member(said.getKey(), said.getValue()))
            .toList(),
        null,
        List.of());
  }

  /** That alerts arrive where the stack was deployed. */
  public static AlertContent heartbeat() {
    return new AlertContent(
        List.of("Session Ready", "alerts arrive"),
        null,
        null,
        Text.message("alert.heartbeat"),
        List.of(),
        null,
        List.of());
  }

  /** Instances that are ready again. */
  public static AlertContent recovered(List<Instance> instances) {
    return new AlertContent(
        List.of(),
        null,
        null,
        Text.message("alert.recovered"),
        instances.stream().map(Member::of).toList(),
        null,
        List.of());
  }
}
