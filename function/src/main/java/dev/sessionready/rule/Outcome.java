package dev.sessionready.rule;

import dev.sessionready.assess.Finding;
import dev.sessionready.check.Verdict;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What one run told, and what it could not. */
public record Outcome(List<Evaluation> evaluations, List<Judgement> judgements) {

  public Outcome {
    evaluations = List.copyOf(evaluations);
    judgements = List.copyOf(judgements);
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
    return judgements.stream()
        .flatMap(judgement -> judgement.assessment().findings().stream())
        .flatMap(finding -> reason(finding).stream())
        .distinct()
        .sorted()
        .toList();
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
   * Fails where this run was blind.
   *
   * @throws CouldNotJudge where some instance got no verdict, naming the actions that were missing,
   *     or where a check broke
   */
  public void orThrow() {
    if (!withheld().isEmpty() || !defects().isEmpty()) {
      throw new CouldNotJudge(
          "%d of %d instances got no verdict%s: %s."
              .formatted(
                  withheld().size(),
                  judgements.size(),
                  defects().isEmpty() ? "" : ", and checks broke",
                  blindness().stream().collect(Collectors.joining("; "))));
    }
  }

  private static List<String> reason(Finding finding) {
    return switch (finding.verdict()) {
      case Verdict.Unreadable unreadable -> List.of(unreadable.toText());
      case Verdict.Broken(RuntimeException defect) -> List.of(finding.id() + ": " + defect);
      case Verdict.Fail fail ->
          Stream.ofNullable(fail.unread()).map(Verdict.Unreadable::toText).toList();
      case Verdict.Pass _, Verdict.Warn _, Verdict.NotApplicable _, Verdict.Unverifiable _ ->
          List.of();
    };
  }
}
