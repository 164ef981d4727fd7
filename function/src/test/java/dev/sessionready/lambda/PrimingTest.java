package dev.sessionready.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.sessionready.aws.client.Clients;
import dev.sessionready.rule.ComplianceType;
import dev.sessionready.rule.Evaluation;
import dev.sessionready.rule.RunResult;
import org.junit.jupiter.api.Test;

/** What the function does before its snapshot is taken; without a network, as every test here. */
class PrimingTest {

  @Test
  void wholeInstancesAreEvaluatedByAnswersThatWentThroughTheSdk() {
    try (Clients clients = Priming.clients()) {
      RunResult outcome = Priming.sweep(clients);

      assertThat(outcome.decisions())
          .flatExtracting(decision -> decision.assessment().findings())
          .filteredOn(finding -> finding.verdict().isBlind())
          .isEmpty();
      assertThat(outcome.evaluations())
          .extracting(Evaluation::complianceType)
          .contains(ComplianceType.NON_COMPLIANT);
      assertThat(clients.calls().byOperation())
          .containsKeys(
              "ec2:DescribeInstances",
              "iam:GetRolePolicy",
              "kms:DescribeKey",
              "s3:GetBucketPolicy",
              "route53:ListHostedZonesByVPC",
              "ssm:GetDocument",
              "config:PutEvaluations");
    }
  }

  @Test
  void nothingKeepsTheSnapshotFromBeingTaken() {
    assertThatCode(() -> Priming.prime(2)).doesNotThrowAnyException();
  }
}
