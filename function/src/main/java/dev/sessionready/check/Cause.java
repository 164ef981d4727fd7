package dev.sessionready.check;

import dev.sessionready.check.Verdict.Fail;
import dev.sessionready.model.Instance;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
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

    static Key of(Finding finding, Fail fail, Instance instance) {
      return new Key(
          finding.id(),
          fail.severity(),
          fail.resources().stream().filter(id -> !id.equals(instance.id())).toList());
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
    for (Assessment assessment : assessments) {
      for (Finding finding : assessment.causes(least)) {
        if (finding.verdict() instanceof Fail fail) {
          Key key = Key.of(finding, fail, assessment.instance());
          causes.merge(key, new Cause(key, fail, List.of(assessment.instance())), Cause::and);
        }
      }
    }
    return causes.values().stream()
        .sorted(
            Comparator.comparing((Cause cause) -> cause.key().severity())
                .thenComparingInt(cause -> -cause.instances().size()))
        .toList();
  }

  private Cause and(Cause same) {
    List<Instance> all = new ArrayList<>(instances);
    all.addAll(same.instances);
    return new Cause(key, failure, all);
  }
}
