package dev.sessionready.report;

import dev.sessionready.assess.Cause;
import dev.sessionready.check.FixStep;
import dev.sessionready.check.Text;
import dev.sessionready.model.Instance;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * What a notice is about, before it is put in words.
 *
 * @param headline what the subject says after the instances: names and ids
 * @param check the id of the check whose sentence it is; null where it is no check's
 * @param what the sentence that all instances share
 * @param members the instances
 * @param seen what users see; null where nobody can say
 * @param fix what mends it
 */
public record Matter(
    List<String> headline,
    @Nullable String check,
    Text what,
    List<Member> members,
    @Nullable Text seen,
    List<FixStep> fix) {

  public Matter {
    headline = List.copyOf(headline);
    members = List.copyOf(members);
    fix = List.copyOf(fix);
  }

  /**
   * One instance.
   *
   * @param remark what is told beside its id, empty where there is nothing to tell
   */
  public record Member(String id, String remark) {

    static Member of(Instance instance) {
      return new Member(instance.id(), instance.tags().getOrDefault("Name", ""));
    }
  }

  /** Instances that a cause keeps from being ready. */
  public static Matter of(Cause cause) {
    List<String> headline = new ArrayList<>();
    headline.add(cause.key().check());
    headline.addAll(cause.key().resources());
    return new Matter(
        headline,
        cause.key().check(),
        cause.failure().what(),
        cause.instances().stream().map(Member::of).toList(),
        cause.failure().seen(),
        cause.failure().fix());
  }

  /**
   * Instances that nobody could look at just now.
   *
   * @param annotations what the rule said of each, by instance id
   */
  public static Matter unjudged(String check, SequencedMap<String, String> annotations) {
    return new Matter(
        List.of(check),
        null,
        Text.message("notice.unjudged"),
        annotations.entrySet().stream()
            .map(said -> new Member(said.getKey(), said.getValue()))
            .toList(),
        null,
        List.of());
  }

  /** Instances that are ready again. */
  public static Matter recovered(List<Instance> instances) {
    return new Matter(
        List.of(),
        null,
        Text.message("notice.recovered"),
        instances.stream().map(Member::of).toList(),
        null,
        List.of());
  }
}
