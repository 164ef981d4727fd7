package dev.sessionready.rule;

import dev.sessionready.check.Assessment;
import dev.sessionready.check.Finding;
import dev.sessionready.check.Findings;
import dev.sessionready.check.Severity;
import dev.sessionready.check.Verdict;
import dev.sessionready.fact.Fact;
import dev.sessionready.model.ManagedInstance;
import dev.sessionready.subject.Account;
import dev.sessionready.subject.Subject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where settings alone do not settle whether a session can start, so that asking for the control
 * channel is worth its call.
 *
 * @param assess what the settings of an instance are known to do; it is asked only where the answer
 *     decides
 */
record ConnectionStatusPolicy(Account account, Function<Subject, Assessment> assess) {

  /** The ids of the instances to ask about. */
  Set<String> toAsk(Scope scope, LiveStatus liveStatus) {
    Stream<Subject> judged =
        switch (liveStatus) {
          case NEVER -> Stream.empty();
          case ALWAYS -> running(scope);
          case DOUBTFUL ->
              isSingle(scope) ? running(scope) : running(scope).filter(this::isDoubtful);
        };
    return judged.parallel().map(subject -> subject.described().id()).collect(Collectors.toSet());
  }

  private static boolean isSingle(Scope scope) {
    return switch (scope) {
      case Scope.Only(var ids) -> ids.size() == 1;
      case Scope.Everything _,
          Scope.InVpcs _,
          Scope.InSubnets _,
          Scope.WithRole _,
          Scope.WithPolicy _,
          Scope.Nobody _ ->
          false;
    };
  }

  private Stream<Subject> running(Scope scope) {
    return switch (account.snapshot().instances()) {
      case Fact.Known<?> _ ->
          account.subjects().stream()
              .filter(scope::includes)
              .filter(subject -> subject.described().isRunning())
              .filter(subject -> account.expectations().exemption(subject.described()).isEmpty());
      case Fact.Absent<?> _, Fact.Unreadable<?> _ -> Stream.empty();
    };
  }

  // An agent that is online in spite of its settings, or away in spite of them; or settings that
  // lead where AWS does not show what follows.
  private boolean isDoubtful(Subject subject) {
    Findings findings = assess.apply(subject).shared();
    BySettings start =
        findings.derived(BySettings.class, BySettings.class, () -> BySettings.of(findings));
    boolean unverifiable = start.unverifiable();
    boolean stop = start.blocked();
    return switch (account.snapshot().systemsManager().managedInstances()) {
      case Fact.Known<Map<String, ManagedInstance>>(var agents) -> {
        ManagedInstance agent = agents.get(subject.described().id());
        yield unverifiable || stop == (agent != null && agent.isOnline());
      }
      case Fact.Absent<Map<String, ManagedInstance>>() -> unverifiable || !stop;
      // It would not change a verdict.
      case Fact.Unreadable<Map<String, ManagedInstance>> _ -> false;
    };
  }

  /**
   * What the settings alone say of a session's start.
   *
   * @param unverifiable whether something about it could not be verified
   * @param blocked whether something makes it impossible
   */
  private record BySettings(boolean unverifiable, boolean blocked) {

    static BySettings of(Findings findings) {
      List<Verdict> verdicts =
          findings.remarkable().stream()
              .filter(finding -> finding.info().stage().isBeforeAgent())
              .map(Finding::verdict)
              .toList();
      return new BySettings(
          verdicts.stream().anyMatch(BySettings::isStartUnverifiable),
          verdicts.stream().anyMatch(verdict -> verdict.failsAt(Severity.CRITICAL)));
    }

    // A channel says nothing of the paths to logs, buckets and keys.
    private static boolean isStartUnverifiable(Verdict verdict) {
      return verdict instanceof Verdict.Unverifiable unverifiable && unverifiable.bearsOnStart();
    }
  }
}
