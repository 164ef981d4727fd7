package dev.sessionready.check;

import dev.sessionready.check.Verdict.Fail;
import dev.sessionready.model.Instance;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * One reason why instances are not ready, with all that it keeps from being so.
 *
 * @param failure the failure of the first instance; its words stand for those of the others
 * @param instances in the order of the assessments, each once
 */
public record Cause(Key key, Fail failure, List<Instance> instances) {

  public Cause {
    instances = List.copyOf(instances);
  }

  /**
   * What makes two failures the same one: a missing rule of one security group is fixed once, for
   * however many instances.
   *
   * @param resources the ids at fault but for the instance's own, sorted
   */
  public record Key(String check, Severity severity, List<String> resources) {

    public Key {
      resources = resources.stream().distinct().sorted().toList();
    }

    /** The key of a failure that is one of the shared findings of an assessment. */
    private static Shared of(Finding finding, Fail fail, Assessment assessment) {
      String id = assessment.shared().instanceId();
      Key key =
          new Key(
              finding.id(),
              fail.severity(),
              fail.resources().stream().filter(resource -> !resource.equals(id)).toList());
      return new Shared(key, key.resources.isEmpty() || key.in(assessment).equals(key));
    }

    /** The same in the words of an instance. */
    private Key in(Assessment assessment) {
      OwnWords words = assessment.ownWords();
      return new Key(check, severity, resources.stream().map(words::in).toList());
    }

    /**
     * A key in shared words.
     *
     * @param isNobodysOwn whether none of its resources is named by something of an instance's own
     */
    private record Shared(Key key, boolean isNobodysOwn) {

      Key in(Assessment assessment) {
        return isNobodysOwn ? key : key.in(assessment);
      }
    }

    /** A short name that is the same for the same key at all times: the check and a digest. */
    public String name() {
      return digest(resources);
    }

    private String digest(List<String> ids) {
      String whole = severity + " " + String.join(" ", ids);
      return check + "-" + UUID.nameUUIDFromBytes(whole.getBytes(StandardCharsets.UTF_8));
    }
  }

  /**
   * A short name that is the same for the same cause at all times. Where no shared resource is at
   * fault the instances are: an alert about one says nothing about another.
   */
  public String name() {
    return key.resources().isEmpty()
        ? key.digest(instances.stream().map(Instance::id).sorted().toList())
        : key.name();
  }

  /**
   * The causes of all failures at least so grave: the graver first, and of equal ones that which
   * keeps more instances from being ready.
   */
  public static List<Cause> of(List<Assessment> assessments, Severity least) {
    Map<Key, Cause> causes = new LinkedHashMap<>();
    Map<Key, List<Instance>> affected = new HashMap<>();
    // A finding that instances share is one object for all of them.
    IdentityHashMap<Finding, Key.Shared> keys = new IdentityHashMap<>();
    // What explains what takes longest, and is worked out on all cores; the order is made below.
    assessments.parallelStream().forEach(assessment -> assessment.shared().causes(least));
    for (Assessment assessment : assessments) {
      for (Finding finding : assessment.shared().causes(least)) {
        if (finding.verdict() instanceof Fail fail) {
          Key key =
              keys.computeIfAbsent(finding, _ -> Key.of(finding, fail, assessment)).in(assessment);
          causes.computeIfAbsent(
              key, _ -> new Cause(key, (Fail) assessment.own(finding).verdict(), List.of()));
          affected.computeIfAbsent(key, _ -> new ArrayList<>()).add(assessment.instance());
        }
      }
    }
    return causes.values().stream()
        .map(cause ->
            new Cause(cause.key, cause.failure, affected.getOrDefault(cause.key, List.of())))
        .sorted(
            Comparator.comparing((Cause cause) -> cause.key().severity())
                .thenComparingInt(cause -> -cause.instances().size()))
        .toList();
  }
}
