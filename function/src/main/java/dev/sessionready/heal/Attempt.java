// Over 200 lines: what was tried, kept and passed over decides what is tried next.
package dev.sessionready.heal;

import dev.sessionready.change.AccountTree;
import dev.sessionready.change.CannotRun;
import dev.sessionready.change.CommandScript;
import dev.sessionready.change.FixRun;
import dev.sessionready.check.Assessment;
import dev.sessionready.check.Cause;
import dev.sessionready.check.FixStep;
import dev.sessionready.check.Severity;
import dev.sessionready.heal.Unhealed.Reason;
import dev.sessionready.model.Instance;
import dev.sessionready.model.Snapshot;
import dev.sessionready.rule.AccountEvaluations;
import dev.sessionready.rule.ComplianceDecision;
import dev.sessionready.rule.RuleParameters;
import dev.sessionready.whatif.Forecaster;
import dev.sessionready.whatif.Outcome.Turn;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** One way of healing an account: fix after fix, as long as one of them helps. */
final class Attempt {

  /** So many instances are copied in the time that one is evaluated in. */
  private static final int COPIED_AT_A_STEP = 10;

  private final AccountEvaluations evaluations;
  private final Forecaster forecaster;
  private final Severity failAt;
  private final List<Fix> fixes = new ArrayList<>();
  private final Set<Place> tried = new HashSet<>();
  private final Map<Place, Unhealed> failed = new HashMap<>();
  private final Set<Place> passedOver = new HashSet<>();
  private AccountTree account;
  private List<ComplianceDecision> decisions;

  /** A cause at the first of its instances: for what is the instance's own, each comes to be it. */
  private record Place(Cause.Key key, String instanceId) {

    static Place of(Cause cause) {
      return new Place(cause.key(), cause.instances().getFirst().id());
    }
  }

  Attempt(
      AccountTree account,
      AccountEvaluations evaluations,
      Forecaster forecaster,
      RuleParameters parameters) {
    this.account = account;
    this.evaluations = evaluations;
    this.forecaster = forecaster;
    this.failAt = parameters.failAt();
    this.decisions = evaluations.of(account.snapshot());
  }

  /** Makes all fixes that help, as far as there is something left to try them with. */
  void run() {
    int before;
    do {
      before = fixes.size();
      // What another fix has made possible since is tried again.
      passedOver.clear();
      for (Optional<Cause> next = next(); next.isPresent(); next = next()) {
        make(next.get());
      }
    } while (fixes.size() > before);
  }

  List<Fix> fixes() {
    return fixes;
  }

  /** Why a cause is left. */
  Unhealed unhealed(Cause cause) {
    Unhealed known = failed.get(Place.of(cause));
    return known == null
        ? new Unhealed(cause, withoutTry(cause), "")
        : new Unhealed(cause, known.reason(), known.detail());
  }

  private Reason withoutTry(Cause cause) {
    if (!hasFix(cause)) {
      return Reason.NO_COMMAND;
    }
    return tried.contains(Place.of(cause)) || !evaluations.isExhausted()
        ? Reason.STAYS
        : Reason.NOT_TRIED;
  }

  /** What keeps instances from being ready, those aside that are not judged. */
  static List<Cause> causes(List<ComplianceDecision> decisions, Severity failAt) {
    return Cause.of(
        decisions.stream()
            .filter(decision -> !(decision instanceof ComplianceDecision.Exempt))
            .map(ComplianceDecision::assessment)
            .toList(),
        failAt);
  }

  private Optional<Cause> next() {
    if (evaluations.isExhausted()) {
      return Optional.empty();
    }
    return causes(decisions, failAt).stream()
        .filter(Attempt::hasFix)
        .filter(cause -> !tried.contains(Place.of(cause)))
        .filter(cause -> !passedOver.contains(Place.of(cause)))
        .findFirst();
  }

  private static boolean hasFix(Cause cause) {
    return cause.failure().remediation().stream().anyMatch(FixStep::isFix);
  }

  private void make(Cause cause) {
    List<CommandScript> scripts = new ArrayList<>();
    AccountTree changed = account;
    String refused = "";
    for (Instance patient : patients(cause)) {
      if (evaluations.isExhausted()) {
        return;
      }
      try {
        FixRun run = new FixRun(changed, patient.id(), Map.of());
        run.after(steps(cause, patient.id()));
        changed = run.account();
        scripts.add(run.script());
        evaluations.spend(decisions.size() / COPIED_AT_A_STEP + run.script().size());
      } catch (CannotRun why) {
        refused = String.valueOf(why.getMessage());
      }
    }
    if (scripts.isEmpty()) {
      fail(cause, Reason.REFUSED, refused);
    } else {
      keep(cause, changed, CommandScript.of(scripts));
    }
  }

  // What is at fault is shared: one fix serves all. Else each instance takes its own.
  private static List<Instance> patients(Cause cause) {
    return cause.key().resources().isEmpty()
        ? cause.instances()
        : List.of(cause.instances().getFirst());
  }

  private void keep(Cause cause, AccountTree changed, CommandScript script) {
    Snapshot after = changed.snapshot();
    List<ComplianceDecision> verdicts = evaluations.of(after);
    if (isThere(cause, verdicts) || isHandedOn(cause, script, verdicts)) {
      fail(cause, Reason.STAYS, "");
    } else if (!forecaster.of(after, verdicts).having(Turn.BREAKS).isEmpty()) {
      fail(cause, Reason.BREAKS, "");
    } else {
      tried.add(Place.of(cause));
      failed.remove(Place.of(cause));
      fixes.add(new Fix(List.of(cause), script));
      account = changed;
      decisions = verdicts;
    }
  }

  private void fail(Cause cause, Reason reason, String detail) {
    passedOver.add(Place.of(cause));
    failed.put(Place.of(cause), new Unhealed(cause, reason, detail));
  }

  private boolean isThere(Cause cause, List<ComplianceDecision> verdicts) {
    return causes(verdicts, failAt).stream().anyMatch(one -> Place.of(one).equals(Place.of(cause)));
  }

  // The check then fails for that instance by what was made for it, and would for ever.
  private boolean isHandedOn(Cause cause, CommandScript script, List<ComplianceDecision> verdicts) {
    Set<String> made =
        script.commands().stream().map(CommandScript.Typed::made).collect(Collectors.toSet());
    made.remove("");
    Set<String> ids = patients(cause).stream().map(Instance::id).collect(Collectors.toSet());
    return causes(verdicts, failAt).stream()
        .filter(one -> one.key().check().equals(cause.key().check()))
        .filter(one -> one.instances().stream().map(Instance::id).anyMatch(ids::contains))
        .flatMap(one -> one.key().resources().stream())
        .anyMatch(made::contains);
  }

  // In the words of that instance.
  private List<FixStep> steps(Cause cause, String instanceId) {
    return decisions.stream()
        .map(ComplianceDecision::assessment)
        .filter(assessment -> assessment.instance().id().equals(instanceId))
        .flatMap(assessment -> ofCheck(assessment, cause.key().check()).stream())
        .toList();
  }

  private static List<FixStep> ofCheck(Assessment assessment, String check) {
    return assessment.findings().stream()
        .filter(finding -> finding.id().equals(check))
        .flatMap(finding -> finding.verdict().fixSteps().stream())
        .toList();
  }
}
