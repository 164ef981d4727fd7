package dev.sessionready.rule;

import dev.sessionready.fact.Fact;
import dev.sessionready.fact.ReadFailure;
import dev.sessionready.model.Instance;
import dev.sessionready.model.Snapshot;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Where facts come from: the live account, or a file. */
public interface Source {

  /** All that bears on the instances in scope, with what could not be read marked as such. */
  Snapshot look(Scope scope, RuleParameters parameters);

  /**
   * A portion of the account for a sweep: about as many instances as wanted, and all that bears on
   * them. A source that is not live has everything in one.
   *
   * @param from what the portion before named; null for the first one
   * @param instances how many are wanted
   */
  default SweepPortion portion(@Nullable String from, int instances, RuleParameters parameters) {
    return new SweepPortion(look(new Scope.Everything(), parameters), null);
  }

  /** Which of the instances with these ids exist. */
  default Fact<Set<String>> existing(Set<String> instanceIds) {
    return switch (look(Scope.only(instanceIds), RuleParameters.DEFAULTS).instances()) {
      case Fact.Known<Map<String, Instance>>(var all) ->
          Fact.known(instanceIds.stream().filter(all::containsKey).collect(Collectors.toSet()));
      case Fact.Absent<Map<String, Instance>>() -> Fact.absent();
      case Fact.Unreadable<Map<String, Instance>>(ReadFailure failure) -> Fact.unreadable(failure);
    };
  }

  /**
   * The instances whose verdicts depend on a resource that changed or is gone, found by as few
   * calls as possible and without evaluating any. A source that is not live answers with all of
   * them.
   */
  default AffectedInstances affectedBy(WatchedResource changed, RuleParameters parameters) {
    return AffectedInstances.exactly(new Scope.Everything());
  }

  /**
   * Whether the control channels of those instances are open, by id: {@code connected} or {@code
   * notconnected}. A source that is not live has nothing to add to its snapshot.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetConnectionStatus.html">
   *     GetConnectionStatus</a>
   */
  default Map<String, Fact<String>> connectionStatus(Set<String> instanceIds) {
    return Map.of();
  }

  /**
   * The calls to AWS that were made so far, by names such as {@code ec2:DescribeSubnets}; none
   * where AWS is not called. The numbers only grow, and start where the clients were made.
   */
  default Map<String, Long> calls() {
    return Map.of();
  }
}
