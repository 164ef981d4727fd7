package dev.sessionready.rule;

import dev.sessionready.subject.Account;
import java.util.List;

/**
 * The joined account as one run saw it, with what the run makes of the instances in its scope.
 *
 * @param account the facts, with the control channels that were asked about
 * @param decisions one for each instance in scope, by instance id
 */
public record AssessedAccount(Account account, List<ComplianceDecision> decisions) {

  public AssessedAccount {
    decisions = List.copyOf(decisions);
  }
}
