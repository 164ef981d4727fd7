package dev.sessionready.rule;

import dev.sessionready.check.Assessment;
import dev.sessionready.check.Finding;
import dev.sessionready.check.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What one run published, and what it could not.
 *
 * @param evaluations what was published
 * @param unlisted why the verdicts of what is gone could not be taken back; null where they could,
 *     or did not have to be
 * @param rejection what AWS Config refused and why; null where it took everything
 */
public record RunResult(
    List<Evaluation> evaluations,
    List<ComplianceDecision> decisions,
    Verdict.@Nullable Unreadable unlisted,
    @Nullable RejectedEvaluations rejection) {

  public RunResult {
    evaluations = List.copyOf(evaluations);
    decisions = List.copyOf(decisions);
  }

  /** A run that published everything. */
  public RunResult(List<Evaluation> evaluations, List<ComplianceDecision> decisions) {
    this(evaluations, decisions, null, null);
  }

  /** The same run, but for what AWS Config refused. */
  RunResult but(RejectedEvaluations rejection) {
    Set<Evaluation> refused = Set.copyOf(rejection.refused());
    return new RunResult(
        evaluations.stream().filter(evaluation -> !refused.contains(evaluation)).toList(),
        decisions,
        unlisted,
        rejection);
  }

  /** Whether no verdict was left out, refused, or left out of date by a failed lookup. */
  public boolean isWhole() {
    return undetermined().isEmpty() && defects().isEmpty() && unlisted == null && rejection == null;
  }

  /** The instances that got no verdict because our own lookup failed. */
  public List<ComplianceDecision.Undetermined> undetermined() {
    return decisions.stream()
        .filter(ComplianceDecision.Undetermined.class::isInstance)
        .map(ComplianceDecision.Undetermined.class::cast)
        .toList();
  }

  /** Every failed lookup once: the action that would have shown it, and why it did not. */
  public List<String> blindness() {
    return Stream.concat(
            unjudged().stream(), Stream.ofNullable(unlisted).map(Verdict.Unreadable::toText))
        .distinct()
        .sorted()
        .toList();
  }

  /** How many instances lack a verdict for want of each action; the old verdicts count as one. */
  public SortedMap<String, Long> unreadable() {
    return Stream.concat(
            decisions.stream()
                .flatMap(decision -> unread(decision).map(Verdict.Unreadable::action).distinct()),
            Stream.ofNullable(unlisted).map(Verdict.Unreadable::action))
        .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
  }

  /** What broke inside of checks. */
  public List<RuntimeException> defects() {
    return decisions.stream()
        .flatMap(decision -> broken(decision.assessment()))
        .map(finding -> ((Verdict.Broken) finding.verdict()).defect())
        .toList();
  }

  /**
   * Fails where this run was not whole.
   *
   * @throws RejectedEvaluations where AWS Config refused some evaluations
   * @throws IncompleteRun where some instance got no verdict, naming the actions that were missing,
   *     where a check broke, or where old verdicts could not be listed
   */
  public void orThrow() {
    if (rejection != null) {
      throw rejection;
    }
    List<String> sentences = new ArrayList<>();
    if (!undetermined().isEmpty() || !defects().isEmpty()) {
      sentences.add(
          "%d of %d instances got no verdict%s: %s."
              .formatted(
                  undetermined().size(),
                  decisions.size(),
                  defects().isEmpty() ? "" : ", and checks broke",
                  String.join("; ", unjudged())));
    }
    if (unlisted != null) {
      sentences.add(
          "Verdicts of instances that are gone may still stand: %s.".formatted(unlisted.toText()));
    }
    if (!sentences.isEmpty()) {
      throw new IncompleteRun(String.join(" ", sentences));
    }
  }

  private List<String> unjudged() {
    return decisions.stream()
        .flatMap(decision ->
            Stream.concat(
                unread(decision).map(Verdict.Unreadable::toText),
                broken(decision.assessment()).map(RunResult::sentence)))
        .distinct()
        .sorted()
        .toList();
  }

  private static Stream<Verdict.Unreadable> unread(ComplianceDecision decision) {
    return decision.assessment().unread().stream()
        .map(Finding::verdict)
        .flatMap(verdict ->
            switch (verdict) {
              case Verdict.Unreadable unreadable -> Stream.of(unreadable);
              case Verdict.Fail fail -> Stream.ofNullable(fail.incomplete());
              case Verdict.Broken _,
                  Verdict.Pass _,
                  Verdict.Warn _,
                  Verdict.NotApplicable _,
                  Verdict.Unverifiable _ ->
                  Stream.empty();
            });
  }

  private static Stream<Finding> broken(Assessment assessment) {
    return assessment.shared().unread().isEmpty()
        ? Stream.empty()
        : assessment.having(Verdict.Broken.class).stream();
  }

  private static String sentence(Finding broken) {
    return broken.id() + ": " + ((Verdict.Broken) broken.verdict()).defect();
  }
}
