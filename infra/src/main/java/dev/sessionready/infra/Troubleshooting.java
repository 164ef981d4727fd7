package dev.sessionready.infra;

import dev.sessionready.preflight.DeploymentRegion;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.CfnCondition;
import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.Token;
import software.amazon.awscdk.services.config.CfnRemediationConfiguration;
import software.amazon.awscdk.services.config.IRule;
import software.amazon.awscdk.services.iam.Effect;
import software.amazon.awscdk.services.iam.PolicyDocument;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.constructs.Construct;
import software.constructs.IConstruct;

/**
 * The button "Remediate" beside the rule's instances in the console of AWS Config. It has AWS's own
 * runbook look at the instance; nothing is changed, and nothing runs unless somebody asks for it.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/systems-manager-automation-runbooks/latest/userguide/automation-awssupport-troubleshoot-managed-instance.html">The
 *     runbook</a>
 * @see <a
 *     href="https://docs.aws.amazon.com/config/latest/APIReference/API_PutRemediationConfigurations.html">PutRemediationConfigurations</a>
 */
final class Troubleshooting extends Construct {

  private static final String RUNBOOK = "AWSSupport-TroubleshootManagedInstance";

  /** What the runbook reads, as its page lists it; its steps start no other automation. */
  private static final List<String> READING =
      List.of(
          "ec2:DescribeInstances",
          "ec2:DescribeNetworkAcls",
          "ec2:DescribeRouteTables",
          "ec2:DescribeSecurityGroups",
          "ec2:DescribeVpcEndpoints",
          "iam:GetInstanceProfile",
          "iam:ListAttachedRolePolicies",
          "iam:ListRoles",
          "ssm:DescribeAutomationExecutions",
          "ssm:DescribeAutomationStepExecutions",
          "ssm:DescribeInstanceInformation",
          "ssm:DescribeInstanceProperties",
          "ssm:GetAutomationExecution",
          "ssm:GetDocument",
          "ssm:ListDocuments");

  private final Role role;
  private final CfnRemediationConfiguration action;

  private Troubleshooting(Construct scope, IRule rule) {
    super(scope, "Troubleshooting");
    role = role();
    action =
        CfnRemediationConfiguration.Builder.create(this, "Action")
            .configRuleName(rule.getConfigRuleName())
            .resourceType("AWS::EC2::Instance")
            .targetType("SSM_DOCUMENT")
            .targetId(RUNBOOK)
            .automatic(false)
            .parameters(
                // In one order, so that the template is the same in every run.
                new TreeMap<>(
                    Map.of(
                        "AutomationAssumeRole",
                        Map.of("StaticValue", Map.of("Values", List.of(role.getRoleArn()))),
                        "InstanceId",
                        Map.of("ResourceValue", Map.of("Value", "RESOURCE_ID")))))
            .build();
  }

  /**
   * Offers it in the Regions that have it: other partitions promise no runbook, and CloudFormation
   * does not know such actions in the newest Regions, which lack SnapStart too. Where the Region is
   * decided only when the template is deployed, so is this.
   */
  static void whereOffered(Construct scope, IRule rule) {
    String region = Stack.of(scope).getRegion();
    if (Token.isUnresolved(region)) {
      Troubleshooting all = new Troubleshooting(scope, rule);
      CfnCondition offered = SnapStart.offered(Stack.of(scope));
      for (IConstruct resource : List.of(all.action, all.role.getNode().getDefaultChild())) {
        ((CfnResource) resource).getCfnOptions().setCondition(offered);
      }
    } else if (DeploymentRegion.of(region).filter(DeploymentRegion::offersSnapStart).isPresent()) {
      new Troubleshooting(scope, rule);
    }
  }

  private Role role() {
    return Role.Builder.create(this, "Role")
        .description("Reads what the runbook " + RUNBOOK + " looks at")
        .assumedBy(
            new ServicePrincipal("ssm.amazonaws.com")
                .withConditions(
                    Map.of("StringEquals", Map.of("aws:SourceAccount", Aws.ACCOUNT_ID))))
        .inlinePolicies(
            Map.of(
                "Runbook",
                PolicyDocument.Builder.create()
                    .statements(
                        List.of(
                            PolicyStatement.Builder.create()
                                .sid("ReadForRunbook")
                                .effect(Effect.ALLOW)
                                .actions(READING)
                                .resources(List.of("*"))
                                .build()))
                    .build()))
        .build();
  }
}
