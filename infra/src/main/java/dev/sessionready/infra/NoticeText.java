package dev.sessionready.infra;

import software.amazon.awscdk.Aws;
import software.amazon.awscdk.CfnCondition;
import software.amazon.awscdk.Fn;
import software.amazon.awscdk.services.events.EventField;
import software.amazon.awscdk.services.events.RuleTargetInput;
import software.constructs.Construct;

/** The words of a notice; EventBridge delivers each line in quotation marks. */
final class NoticeText {

  private NoticeText() {}

  /** Which instance is not ready, why, where it is, and a link to its history in AWS Config. */
  static RuleTargetInput nonCompliant(Construct scope) {
    String instance = EventField.fromPath("$.detail.resourceId");
    String annotation = EventField.fromPath("$.detail.newEvaluationResult.annotation");
    String account = EventField.fromPath("$.account");
    String region = EventField.fromPath("$.region");
    return RuleTargetInput.fromMultilineText(
        """
        %s is not ready for Session Manager.
        %s
        Account %s, region %s.
        https://%s/config/home?region=%s#/resources/timeline\
        ?resourceType=AWS::EC2::Instance&resourceId=%s\
        """
            .formatted(instance, annotation, account, region, console(scope), region, instance));
  }

  /** The console's host, which differs by partition. */
  private static String console(Construct scope) {
    CfnCondition china = partitionIs(scope, "China", "aws-cn");
    CfnCondition govCloud = partitionIs(scope, "GovCloud", "aws-us-gov");
    return Fn.conditionIf(
            china.getLogicalId(),
            "console.amazonaws.cn",
            Fn.conditionIf(
                govCloud.getLogicalId(), "console.amazonaws-us-gov.com", "console.aws.amazon.com"))
        .toString();
  }

  private static CfnCondition partitionIs(Construct scope, String id, String partition) {
    return CfnCondition.Builder.create(scope, id)
        .expression(Fn.conditionEquals(Aws.PARTITION, partition))
        .build();
  }
}
