package dev.sessionready.rule;

import dev.sessionready.assess.Finding;
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
 * What one run told, and what it could not.
 *
 * @param evaluations what was told
 * @param unlisted why the verdicts of what is gone could not be taken back; null where they could,
 *     or did not have to be
 * @param rejection what AWS Config refused and why; null where it took everything
 */
public record Outcome(
    List<Evaluation> evaluations,
    List<Judgement> judgements,
    Verdict.@Nullable Unreadable unlisted,
    @Nullable RejectedEvaluations rejection) {

  public Outcome {
    evaluations = List.copyOf(evaluations);
    judgements = List.copyOf(judgements);
  }

  /** A run that told all that it had to tell. */
  public Outcome(List<Evaluation> evaluations, List<Judgement> judgements) {
    this(evaluations, judgements, null, null);
  }

  /** The same run, but for what AWS Config refused. */
  Outcome but(RejectedEvaluations refusal) {
    Set<Evaluation> refused = Set.copyOf(refusal.refused());
    return new Outcome(
        evaluations.stream().filter(evaluation -> !refused.contains(evaluation)).toList(),
        judgements,
        unlisted,
        refusal);
  }

  /** Whether nothing was withheld, refused or left standing for want of a look. */
  public boolean isWhole() {
    return withheld().isEmpty() && defects().isEmpty() && unlisted == null && rejection == null;
  }

  /** The instances that got no verdict because our own look failed. */
  public List<Judgement.Withheld> withheld() {
    return judgements.stream()
        .filter(Judgement.Withheld.class::isInstance)
        .map(Judgement.Withheld.class::cast)
        .toList();
  }

  /** Every reason of blindness once: the action that would have told, and why it did not. */
  public List<String> blindness() {
    return Stream.concat(
            unjudged().stream(), Stream.ofNullable(unlisted).map(Verdict.Unreadable::toText))
        .distinct()
        .sorted()
        .toList();
  }

  /** How many instances each action left in the dark; the old verdicts count as one. */
  public SortedMap<String, Long> unreadable() {
    return Stream.concat(
            judgements.stream()
                .flatMap(judgement -> unread(judgement).map(Verdict.Unreadable::action).distinct()),
            Stream.ofNullable(unlisted).map(Verdict.Unreadable::action))
        .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
  }

  /** What broke inside of checks. */
  public List<RuntimeException> defects() {
    return judgements.stream()
        .flatMap(judgement -> judgement.assessment().findings().stream())
        .filter(finding -> finding.verdict() instanceof Verdict.Broken)
        .map(finding -> ((Verdict.Broken) finding.verdict()).defect())
        .toList();
  }

  /**
   * Fails where this run was not whole.
   *
   * @throws RejectedEvaluations where AWS Config refused some evaluations
   * @throws CouldNotJudge where some instance got no verdict, naming the actions that were missing,
   *     where a check broke, or where old verdicts could not be listed
   */
  public void orThrow() {
    if (rejection != null) {
      throw rejection;
    }
    List<String> sentences = new ArrayList<>();
    if (!withheld().isEmpty() || !defects().isEmpty()) {
      sentences.add(
          "%d of %d instances got no verdict%s: %s."
              .formatted(
                  withheld().size(),
                  judgements.size(),
                  defects().isEmpty() ? "" : ", and checks broke",
                  String.join("; ", unjudged())));
    }
    if (unlisted != null) {
      sentences.add(
          "Verdicts of instances that are gone may still stand: %s.".formatted(unlisted.toText()));
    }
    if (!sentences.isEmpty()) {
      throw new CouldNotJudge(String.join(" ", sentences));
    }
  }

  private List<String> unjudged() {
    return judgements.stream()
        .flatMap(judgement ->
            Stream.concat(
                unread(judgement).map(Verdict.Unreadable::toText),
                judgement.assessment().findings().stream().flatMap(Outcome::broken)))
        .distinct()
        .sorted()
        .toList();
  }

  private static Stream<Verdict.Unreadable> unread(Judgement judgement) {
    return judgement.assessment().findings().stream()
        .map(Finding::verdict)
        .flatMap(verdict ->
            switch (verdict) {
              case Verdict.Unreadable unreadable -> Stream.of(unreadable);
              case Verdict.Fail fail -> Stream.ofNullable(fail.unread());
              case Verdict.Broken _,
                  Verdict.Pass _,
                  Verdict.Warn _,
                  Verdict.NotApplicable _,
                  Verdict.Unverifiable _ ->
                  Stream.empty();
            });
  }

  private static Stream<String> broken(Finding finding) {
    return finding.verdict() instanceof Verdict.Broken(RuntimeException defect)
        ? Stream.of(finding.id() + ": " + defect)
        : Stream.empty();
  }
}
