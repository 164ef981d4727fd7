package dev.sessionready.cli;

import dev.sessionready.check.Finding;
import dev.sessionready.check.OneLine;
import dev.sessionready.check.Verdict;
import dev.sessionready.json.SnapshotChanges;
import dev.sessionready.json.SnapshotChanges.Change;
import dev.sessionready.model.Snapshot;
import dev.sessionready.report.Messages;
import dev.sessionready.rule.AccountEvaluations;
import dev.sessionready.rule.ComplianceDecision;
import dev.sessionready.rule.RuleParameters;
import dev.sessionready.rule.Scope;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Whose verdict differs between two snapshots. A change is named as the reason where it alone, made
 * to the earlier snapshot, changes the verdict; where none does alone, all of them together do.
 */
record DiffPage(RuleParameters parameters, Messages messages, AccountEvaluations evaluations) {

  private static final String INDENT = "    ";

  /**
   * A line for each instance whose verdict differs, and below it what is new and why; else empty.
   */
  String of(Snapshot earlier, Snapshot later) {
    Map<String, ComplianceDecision> before = decisions(earlier, new Scope.Everything());
    Map<String, ComplianceDecision> after = decisions(later, new Scope.Everything());
    Set<String> differing = new TreeSet<>(before.keySet());
    differing.addAll(after.keySet());
    differing.removeIf(id -> verdict(before.get(id)).equals(verdict(after.get(id))));
    if (differing.isEmpty()) {
      return "";
    }
    SnapshotChanges changes = SnapshotChanges.between(earlier, later);
    Reasons reasons = reasons(changes, before, differing);
    StringBuilder page = new StringBuilder();
    for (String id : differing) {
      page.append(
          messages.say("diff.verdict", id, heading(before.get(id)), heading(after.get(id))));
      page.append('\n');
      findings(page, before.get(id), after.get(id));
      if (before.containsKey(id) && after.containsKey(id)) {
        reason(page, reasons, id);
      }
    }
    if (reasons.untried() > 0) {
      page.append(messages.say("diff.not-tried", reasons.untried(), changes.all().size()));
      page.append('\n');
    }
    return page.toString();
  }

  /**
   * Why verdicts differ.
   *
   * @param alone of each instance, the changes that alone give it another verdict than it had
   * @param untried of how many changes that is not known
   */
  private record Reasons(Map<String, List<Change>> alone, int untried) {}

  private void reason(StringBuilder page, Reasons reasons, String id) {
    List<Change> changes = reasons.alone().getOrDefault(id, List.of());
    if (changes.isEmpty() && reasons.untried() == 0) {
      page.append(INDENT).append(messages.say("diff.together")).append('\n');
    }
    for (Change change : changes) {
      page.append(INDENT).append(messages.say("diff.because", change.name())).append('\n');
    }
  }

  private void findings(
      StringBuilder page, @Nullable ComplianceDecision before, @Nullable ComplianceDecision after) {
    Set<String> known = before == null ? Set.of() : Set.copyOf(failing(before).keySet());
    Map<String, Finding> now = after == null ? Map.of() : failing(after);
    now.forEach((check, finding) -> {
      if (!known.contains(check) && finding.verdict() instanceof Verdict.Fail fail) {
        page.append(INDENT).append("✗ %s: %s%n".formatted(check, messages.say(fail.cause())));
      }
    });
    known.stream()
        .sorted()
        .filter(check -> after != null && !now.containsKey(check))
        .forEach(check -> page.append(INDENT).append("✓ ").append(check).append('\n'));
  }

  // Each takes an evaluation of its own; of very many it is left open.
  private Reasons reasons(
      SnapshotChanges changes, Map<String, ComplianceDecision> before, Set<String> differing) {
    Map<String, List<Change>> alone = new TreeMap<>();
    Scope scope = new Scope.Only(differing);
    List<Change> all = changes.all();
    int tried = 0;
    while (tried < all.size() && !evaluations.isExhausted()) {
      Change change = all.get(tried);
      tried++;
      decisions(changes.with(List.of(change)), scope)
          .forEach((id, decision) -> {
            if (before.containsKey(id) && !verdict(decision).equals(verdict(before.get(id)))) {
              alone.computeIfAbsent(id, _ -> new ArrayList<>()).add(change);
            }
          });
    }
    return new Reasons(alone, all.size() - tried);
  }

  private Map<String, ComplianceDecision> decisions(Snapshot snapshot, Scope scope) {
    return evaluations.of(snapshot, scope).stream()
        .collect(
            Collectors.toMap(
                decision -> decision.assessment().instance().id(),
                decision -> decision,
                (one, _) -> one,
                LinkedHashMap::new));
  }

  /** What counts as the verdict: the heading, and which checks fail at least so gravely. */
  private List<Object> verdict(@Nullable ComplianceDecision decision) {
    return decision == null
        ? List.of()
        : List.of(decision.heading(), Set.copyOf(failing(decision).keySet()));
  }

  private Map<String, Finding> failing(ComplianceDecision decision) {
    Map<String, Finding> failing = new LinkedHashMap<>();
    decision
        .assessment()
        .failures(parameters.failAt())
        .forEach(finding -> failing.put(finding.id(), finding));
    return failing;
  }

  private String heading(@Nullable ComplianceDecision decision) {
    return decision == null ? messages.say("diff.absent") : OneLine.of(decision.heading());
  }
}
