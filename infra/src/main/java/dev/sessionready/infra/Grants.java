package dev.sessionready.infra;

import java.util.List;
import java.util.stream.Stream;
import software.amazon.awscdk.services.iam.Effect;
import software.amazon.awscdk.services.iam.PolicyDocument;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.logs.ILogGroup;
import software.amazon.awscdk.services.sqs.IQueue;

/**
 * What the function may do: read the account, report verdicts, and write its own log and queue.
 *
 * <p>The first two are {@code dev.sessionready.aws.Permission} in the function's own module, action
 * by action; {@code PermissionsTest} holds the two together. They are granted on every resource,
 * because any resource of the account may bear on an instance and most of these actions cannot be
 * narrowed.
 */
final class Grants {

  private Grants() {}

  static PolicyDocument of(ILogGroup log, IQueue deadLetters) {
    return PolicyDocument.Builder.create()
        .statements(Stream.concat(account(), own(log, deadLetters)).toList())
        .build();
  }

  private static Stream<PolicyStatement> account() {
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
        everywhere("ReadDns", "route53", "ListHostedZonesByVPC", "ListResourceRecordSets"),
        everywhere("ReadHistory", "config", "GetResourceConfigHistory"),
        everywhere("ReportVerdicts", "config", "PutEvaluations"));
  }

  private static Stream<PolicyStatement> own(ILogGroup log, IQueue deadLetters) {
    return Stream.of(
        on(log.getLogGroupArn(), "WriteOwnLog", "logs:CreateLogStream", "logs:PutLogEvents"),
        on(deadLetters.getQueueArn(), "KeepDeadLetters", "sqs:SendMessage"));
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
