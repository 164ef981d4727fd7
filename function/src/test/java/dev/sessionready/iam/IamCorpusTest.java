package dev.sessionready.iam;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionready.iam.IamCorpus.Case;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The evaluation against answers that were worked out elsewhere. */
class IamCorpusTest {

  /**
   * Answers in which the corpus contradicts AWS, by the session that asks, and what AWS says.
   *
   * <p>r7-337 takes {@code 0.0.0.0/0} for a range that contains no address; in CIDR notation it
   * contains every one, so the denial behind {@code NotIpAddress} does not apply and the request
   * falls for want of an allow.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_IPAddress">
   *     IP address condition operators</a>
   */
  private static final Map<Caller, String> CORRECTIONS =
      Map.of(
          Caller.of("arn:aws:sts::777788889999:assumed-role/Bastion_role/i-129092d72dd167317"),
          "ImplicitDeny");

  @Test
  void everyCaseIsAnsweredAsExpected() {
    List<Case> cases = IamCorpus.read();
    List<String> disagreements = cases.stream().flatMap(IamCorpusTest::disagreement).toList();
    System.out.printf("corpus: %d cases, %d disagreements%n", cases.size(), disagreements.size());
    disagreements.forEach(System.out::println);
    cases.stream()
        .filter(one -> CORRECTIONS.containsKey(one.request().caller()))
        .forEach(one -> System.out.printf("corrected: %s, see CORRECTIONS%n", one.id()));
    assertThat(cases).isNotEmpty();
    assertThat(disagreements).isEmpty();
  }

  private static Stream<String> disagreement(Case one) {
    Decision decision = PolicyEvaluation.evaluate(one.request(), one.layers());
    String expected = CORRECTIONS.getOrDefault(one.request().caller(), one.expected());
    boolean agrees = expected.equals(verdict(decision)) && blames(decision, one.blockedBy());
    return agrees
        ? Stream.of()
        : Stream.of(
            "%s: expected %s %s, but was %s"
                .formatted(one.id(), expected, one.blockedBy(), decision));
  }

  private static String verdict(Decision decision) {
    return switch (decision) {
      case Decision.Allowed _ -> "Allow";
      case Decision.Denied denied -> denied.explicit() ? "Deny" : "ImplicitDeny";
      case Decision.Depends _ -> "Depends";
    };
  }

  private static boolean blames(Decision decision, List<Layer> layers) {
    return layers.isEmpty()
        || (decision instanceof Decision.Denied denied && layers.contains(denied.layer()));
  }
}
