package dev.sessionready.whatif;

import dev.sessionready.check.Assessment;
import dev.sessionready.check.Finding;
import dev.sessionready.check.NoFix;
import dev.sessionready.check.Severity;
import dev.sessionready.check.Verdict;
import dev.sessionready.rule.ComplianceDecision;
import dev.sessionready.rule.ComplianceType;
import dev.sessionready.whatif.Outcome.Turn;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What changes would make of every instance of an account. Two things make a forecast more than the
 * verdicts on the changed account. An agent that is open or reports proves the settings of before,
 * not those of after: what the settings alone newly fail, fails. And an agent that was kept from
 * reporting still is absent from a snapshot in which nothing keeps it any more: that is awaited,
 * since it tries again by itself.
 *
 * @param outcomes one for each instance, in the order of the decisions
 */
public record Forecast(List<Outcome> outcomes) {

  public Forecast {
    outcomes = List.copyOf(outcomes);
  }

  /** The outcomes of that kind. */
  public List<Outcome> having(Turn turn) {
    return outcomes.stream().filter(outcome -> outcome.turn() == turn).toList();
  }

  /** One instance, before and after. */
  record InstanceForecast(
      Optional<ComplianceDecision> before,
      ComplianceDecision after,
      List<Finding> newBySettings,
      Severity failAt) {

    Outcome outcome() {
      Assessment assessment = after.assessment();
      if (after instanceof ComplianceDecision.Exempt) {
        return new Outcome(assessment.instance(), Turn.EXEMPT, List.of(), List.of());
      }
      Set<String> known =
          assessment.failures(failAt).stream().map(Finding::id).collect(Collectors.toSet());
      List<Finding> all =
          Stream.concat(
                  newBySettings.stream().filter(finding -> !known.contains(finding.id())),
                  assessment.causes(failAt).stream())
              .toList();
      List<Finding> awaited = all.stream().filter(this::isAwaited).toList();
      List<Finding> causes = all.stream().filter(finding -> !isAwaited(finding)).toList();
      if (causes.isEmpty() && !assessment.blind(failAt).isEmpty()) {
        return new Outcome(
            assessment.instance(), Turn.UNDETERMINED, assessment.blind(failAt), awaited);
      }
      boolean isReady = causes.isEmpty() && (!awaited.isEmpty() || isCompliant(after));
      return new Outcome(assessment.instance(), turn(isReady), causes, awaited);
    }

    private Turn turn(boolean isReady) {
      boolean wasReady = before.filter(InstanceForecast::isCompliant).isPresent();
      if (isReady) {
        return wasReady ? Turn.STAYS_READY : Turn.BECOMES_READY;
      }
      return wasReady ? Turn.BREAKS : Turn.STAYS_NOT_READY;
    }

    // It was explained by what is gone: the agent tries again within half an hour.
    private boolean isAwaited(Finding finding) {
      return finding.verdict() instanceof Verdict.Fail fail
          && fail.noFix() == NoFix.INSIDE_MACHINE
          && before.stream()
              .map(ComplianceDecision::assessment)
              .anyMatch(was ->
                  was.failures(failAt).stream()
                      .anyMatch(old -> old.id().equals(finding.id()) && was.isExplained(old)));
    }

    private static boolean isCompliant(ComplianceDecision decision) {
      return decision instanceof ComplianceDecision.Decided(_, ComplianceType type)
          && type == ComplianceType.COMPLIANT;
    }
  }
}
