package dev.sessionready.infra;

import java.util.List;
import java.util.stream.Stream;
import software.amazon.awscdk.services.dynamodb.ITable;
import software.amazon.awscdk.services.iam.Effect;
import software.amazon.awscdk.services.iam.PolicyDocument;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.logs.ILogGroup;
import software.amazon.awscdk.services.sqs.IQueue;

/**
 * What the functions may do: read the account, report verdicts or publish notices, and write what
 * is their own.
 *
 * <p>All that is code's doing is {@code dev.sessionready.aws.Permission} in the function's own
 * module, action by action; {@code PermissionsTest} holds the two together. Reading is granted on
 * every resource, because any resource of the account may bear on an instance and most of these
 * actions cannot be narrowed.
 */
final class Grants {

  private Grants() {}

  /** What the rule's function may do. */
  static PolicyDocument of(ILogGroup log, IQueue deadLetters) {
    return PolicyDocument.Builder.create()
        .statements(Stream.concat(account(), own(log, deadLetters)).toList())
        .build();
  }

  /** What the notifier may do: read the account, and tell people what it found. */
  static PolicyDocument ofNotifier(ILogGroup log, IQueue changes, ITable told, Notices notices) {
    return PolicyDocument.Builder.create()
        .statements(
            Stream.concat(
                    reading(),
                    Stream.of(
                        writing(log),
                        on(
                            changes.getQueueArn(),
                            "TakeChanges",
                            "sqs:ChangeMessageVisibility",
                            "sqs:DeleteMessage",
                            "sqs:GetQueueAttributes",
                            "sqs:ReceiveMessage"),
                        on(told.getTableArn(), "KeepWhatWasTold", "dynamodb:UpdateItem"),
                        on(notices.topic().getTopicArn(), "Publish", "sns:Publish"),
                        on(
                            notices.key().getKeyArn(),
                            "PublishEncrypted",
                            "kms:Decrypt",
                            "kms:GenerateDataKey")))
                .toList())
        .build();
  }

  private static Stream<PolicyStatement> account() {
    return Stream.concat(
        reading(),
        Stream.of(
            everywhere("ReadHistory", "config", "GetResourceConfigHistory"),
            everywhere(
                "ReportVerdicts", "config", "GetComplianceDetailsByConfigRule", "PutEvaluations")));
  }

  private static Stream<PolicyStatement> reading() {
    return Stream.of(
        everywhere(
            "ReadNetwork",
            "ec2",
            "DescribeDhcpOptions",
            "DescribeEgressOnlyInternetGateways",
            "DescribeInstances",
            "DescribeInternetGateways",
            "DescribeManagedPrefixLists",
            "DescribeNatGateways",
            "DescribeNetworkAcls",
            "DescribeNetworkInterfaces",
            "DescribeRouteTables",
            "DescribeSecurityGroups",
            "DescribeSubnets",
            "DescribeTransitGatewayVpcAttachments",
            "DescribeVpcAttribute",
            "DescribeVpcBlockPublicAccessExclusions",
            "DescribeVpcBlockPublicAccessOptions",
            "DescribeVpcEndpoints",
            "DescribeVpcPeeringConnections",
            "DescribeVpcs",
            "GetManagedPrefixListEntries"),
        everywhere(
            "ReadSystemsManager",
            "ssm",
            "DescribeInstanceInformation",
            "DescribeInstanceProperties",
            "GetConnectionStatus",
            "GetDocument",
            "GetServiceSetting"),
        everywhere(
            "ReadIdentity",
            "iam",
            "GetInstanceProfile",
            "GetPolicy",
            "GetPolicyVersion",
            "GetRole",
            "GetRolePolicy",
            "ListAttachedRolePolicies",
            "ListRolePolicies"),
        everywhere("ReadLogGroups", "logs", "DescribeLogGroups"),
        everywhere("ReadKeys", "kms", "DescribeKey", "GetKeyPolicy", "ListGrants"),
        everywhere(
            "ReadBuckets",
            "s3",
            "GetBucketLocation",
            "GetBucketOwnershipControls",
            "GetBucketPolicy",
            "GetEncryptionConfiguration",
            "ListAllMyBuckets"),
        everywhere("ReadDns", "route53", "ListHostedZonesByVPC", "ListResourceRecordSets"));
  }

  private static Stream<PolicyStatement> own(ILogGroup log, IQueue deadLetters) {
    return Stream.of(
        writing(log), on(deadLetters.getQueueArn(), "KeepDeadLetters", "sqs:SendMessage"));
  }

  private static PolicyStatement writing(ILogGroup log) {
    return on(log.getLogGroupArn(), "WriteOwnLog", "logs:CreateLogStream", "logs:PutLogEvents");
  }

  private static PolicyStatement everywhere(String sid, String service, String... names) {
    return on("*", sid, Stream.of(names).map(name -> service + ":" + name).toArray(String[]::new));
  }

  private static PolicyStatement on(String resource, String sid, String... actions) {
    return PolicyStatement.Builder.create()
        .sid(sid)
        .effect(Effect.ALLOW)
        .actions(List.of(actions))
        .resources(List.of(resource))
        .build();
  }
}
