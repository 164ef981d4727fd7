package dev.sessionready.iam;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionready.iam.IamCorpus.Case;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The evaluation against answers that were worked out elsewhere.
 *
 * <p>The corpus's judge differs from AWS in one thing: it takes {@code 0.0.0.0/0} for a range that
 * contains no address, where in CIDR notation it contains every one. Only where that decides, the
 * question is put again as the judge read it, so that both answer the same one; the run names the
 * cases. What AWS says is held by {@code OperatorTest}.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_IPAddress">
 *     IP address condition operators</a>
 */
class IamCorpusTest {

  @Test
  void everyCaseIsAnsweredAsExpected() {
    List<Case> cases = IamCorpus.read();
    List<Case> differing = cases.stream().filter(one -> !agrees(one, one.layers())).toList();
    List<Case> disagreements =
        differing.stream().filter(one -> !agrees(one, one.asJudged())).toList();
    System.out.printf("corpus: %d cases, %d disagreements%n", cases.size(), disagreements.size());
    disagreements.forEach(one -> System.out.println(text(one)));
    differing.stream()
        .filter(one -> !disagreements.contains(one))
        .forEach(one -> System.out.println("put again, with /0 for no address: " + one.id()));
    assertThat(cases).isNotEmpty();
    assertThat(disagreements).isEmpty();
  }

  private static boolean agrees(Case one, ApplicablePolicies policies) {
    Decision decision = PolicyEvaluation.evaluate(one.request(), policies);
    return one.expected().equals(verdict(decision)) && blames(decision, one.blockedBy());
  }

  private static String text(Case one) {
    return "%s: expected %s %s, but was %s"
        .formatted(
            one.id(),
            one.expected(),
            one.blockedBy(),
            PolicyEvaluation.evaluate(one.request(), one.layers()));
  }

  private static String verdict(Decision decision) {
    return switch (decision) {
      case Decision.Allowed _ -> "Allow";
      case Decision.Denied denied -> denied.explicit() ? "Deny" : "ImplicitDeny";
      case Decision.Depends _ -> "Depends";
    };
  }

  private static boolean blames(Decision decision, List<PolicyType> policies) {
    return policies.isEmpty()
        || (decision instanceof Decision.Denied denied && policies.contains(denied.policyType()));
  }
}
