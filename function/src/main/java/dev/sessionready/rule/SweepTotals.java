package dev.sessionready.rule;

import dev.sessionready.check.Finding;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the portions of a sweep add up to.
 *
 * @param instances how many it saw
 * @param evaluated those of them that it reached a verdict on
 * @param notEvaluated those that got no verdict because something could not be read
 * @param whole whether no portion left a verdict out, or out of date
 * @param nonCompliantByCheck non-compliant instances by the check that is the cause
 * @param unreadable how many instances lack something by the action that would have shown it
 * @param reasons why it is not whole, a few of the sentences
 */
public record SweepTotals(
    long instances,
    long evaluated,
    long nonCompliant,
    long notEvaluated,
    boolean whole,
    SortedMap<String, Long> nonCompliantByCheck,
    SortedMap<String, Long> unreadable,
    SortedSet<String> reasons) {

  /** What has not begun. */
  public static final SweepTotals NOTHING =
      new SweepTotals(0, 0, 0, 0, true, new TreeMap<>(), new TreeMap<>(), new TreeSet<>());

  // They travel in a message of bounded size.
  private static final int REASONS = 20;

  public SweepTotals {
    nonCompliantByCheck = Collections.unmodifiableSortedMap(new TreeMap<>(nonCompliantByCheck));
    unreadable = Collections.unmodifiableSortedMap(new TreeMap<>(unreadable));
    reasons =
        Collections.unmodifiableSortedSet(
            reasons.stream().limit(REASONS).collect(Collectors.toCollection(TreeSet::new)));
  }

  /** With a portion more. */
  SweepTotals plus(RunResult portion, RuleParameters parameters) {
    return new SweepTotals(
        instances + portion.decisions().size(),
        evaluated + decided(portion, null),
        nonCompliant + decided(portion, ComplianceType.NON_COMPLIANT),
        notEvaluated + portion.undetermined().size(),
        whole && portion.isWhole(),
        sum(nonCompliantByCheck, causes(portion, parameters)),
        sum(unreadable, portion.unreadable()),
        both(reasons, reasons(portion)));
  }

  /** The same of a sweep of which something could not be done besides. */
  public SweepTotals butFor(String reason) {
    return new SweepTotals(
        instances,
        evaluated,
        nonCompliant,
        notEvaluated,
        false,
        nonCompliantByCheck,
        unreadable,
        both(reasons, Stream.of(reason)));
  }

  /**
   * Fails where the sweep was not whole.
   *
   * @throws IncompleteRun saying how many instances got no verdict, and why
   */
  public void orThrow() {
    if (!whole) {
      throw new IncompleteRun(
          "%d of %d instances got no verdict in this sweep: %s"
              .formatted(notEvaluated, instances, String.join("; ", reasons)));
    }
  }

  private static Stream<String> reasons(RunResult portion) {
    return Stream.concat(
        portion.blindness().stream(),
        Stream.ofNullable(portion.rejection())
            .map(refused -> String.valueOf(refused.getMessage())));
  }

  // Consequences of a cause are left out: they go when it goes.
  private static Map<String, Long> causes(RunResult portion, RuleParameters parameters) {
    return portion.decisions().stream()
        .filter(decision -> is(decision, ComplianceType.NON_COMPLIANT))
        .flatMap(decision -> decision.assessment().shared().causes(parameters.failAt()).stream())
        .map(Finding::id)
        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
  }

  private static long decided(RunResult portion, @Nullable ComplianceType as) {
    return portion.decisions().stream().filter(decision -> is(decision, as)).count();
  }

  private static boolean is(ComplianceDecision decision, @Nullable ComplianceType as) {
    return decision instanceof ComplianceDecision.Decided decided
        && (as == null || decided.compliance() == as);
  }

  private static SortedMap<String, Long> sum(Map<String, Long> some, Map<String, Long> more) {
    SortedMap<String, Long> sum = new TreeMap<>(some);
    more.forEach((name, count) -> sum.merge(name, count, Long::sum));
    return sum;
  }

  private static SortedSet<String> both(Collection<String> some, Stream<String> more) {
    return Stream.concat(some.stream(), more).collect(Collectors.toCollection(TreeSet::new));
  }
}
