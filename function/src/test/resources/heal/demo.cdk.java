// account 111122223333, ap-northeast-1: read it before you run it
// 7 commands: 4 would become ready, 1 stay not ready, 0 cannot be foretold
// what they make costs about 0.01 USD an hour, data that passes through it aside
// instance-egress: security group sg-0a1d9f0c5e2b47053 of i-0a1d9f0c5e2b47102 lets nothing out on tcp 443 to ssm, ssmmessages, logs, s3 (i-0a1d9f0c5e2b47102)
// core-actions: role ReportingInstanceRole may not do ssmmessages:CreateControlChannel, ssmmessages:OpenControlChannel, ssmmessages:CreateDataChannel, ssmmessages:OpenDataChannel: no policy of the role allows it (i-0a1d9f0c5e2b47103)
// endpoint-ingress: security group sg-0c3f7e2a704d69051 of the endpoint for ssm, ssmmessages, logs does not allow tcp 443 from 10.30.2.101 (i-0c3f7e2a704d69101)
// logs-actions: role ReportingInstanceRole may not do logs:DescribeLogGroups, logs:CreateLogStream, logs:DescribeLogStreams, logs:PutLogEvents: no policy of the role allows it (i-0a1d9f0c5e2b47103)
// s3-actions: role ReportingInstanceRole may not do s3:PutObject, s3:GetEncryptionConfiguration on bucket session-logs-111122223333: no policy of the role allows it (i-0a1d9f0c5e2b47103)
// endpoint-present: no network path to logs from vpc-0b2e8d1b6f3c58002: no endpoint there, and no route out of subnet-0b2e8d1b6f3c58011 (i-0b2e8d1b6f3c58101)
// what these commands do not heal:
// agent-online: no agent of i-0a1d9f0c5e2b47104 has registered with Systems Manager (i-0a1d9f0c5e2b47104) - no command changes it

import static java.util.Map.entry;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.constructs.Construct;

public final class SessionManagerFixes extends Stack {

  public SessionManagerFixes(Construct scope, String id, StackProps props) {
    super(scope, id, props);
    CfnResource securityGroupEgress1 =
        CfnResource.Builder.create(this, "SecurityGroupEgress1")
            .type("AWS::EC2::SecurityGroupEgress")
            .properties(Map.ofEntries(entry("GroupId", "sg-0a1d9f0c5e2b47053"), entry("IpProtocol", "tcp"), entry("FromPort", 443), entry("ToPort", 443), entry("DestinationSecurityGroupId", "sg-0a1d9f0c5e2b47051")))
            .build();
    CfnResource securityGroupEgress2 =
        CfnResource.Builder.create(this, "SecurityGroupEgress2")
            .type("AWS::EC2::SecurityGroupEgress")
            .properties(Map.ofEntries(entry("GroupId", "sg-0a1d9f0c5e2b47053"), entry("IpProtocol", "tcp"), entry("FromPort", 443), entry("ToPort", 443), entry("DestinationPrefixListId", "pl-61a54008")))
            .build();
    CfnResource rolePolicy3 =
        CfnResource.Builder.create(this, "RolePolicy3")
            .type("AWS::IAM::RolePolicy")
            .properties(Map.ofEntries(entry("RoleName", "ReportingInstanceRole"), entry("PolicyName", "session-manager-core-ap-northeast-1-CreateControlChannel-OpenControlChannel-CreateDataChannel-OpenDataChannel"), entry("PolicyDocument", Map.ofEntries(entry("Version", "2012-10-17"), entry("Statement", List.of(Map.ofEntries(entry("Effect", "Allow"), entry("Action", List.of("ssmmessages:CreateControlChannel", "ssmmessages:OpenControlChannel", "ssmmessages:CreateDataChannel", "ssmmessages:OpenDataChannel")), entry("Resource", "*"))))))))
            .build();
    CfnResource securityGroupIngress4 =
        CfnResource.Builder.create(this, "SecurityGroupIngress4")
            .type("AWS::EC2::SecurityGroupIngress")
            .properties(Map.ofEntries(entry("GroupId", "sg-0c3f7e2a704d69051"), entry("IpProtocol", "tcp"), entry("FromPort", 443), entry("ToPort", 443), entry("CidrIp", "10.30.0.0/16")))
            .build();
    CfnResource rolePolicy5 =
        CfnResource.Builder.create(this, "RolePolicy5")
            .type("AWS::IAM::RolePolicy")
            .properties(Map.ofEntries(entry("RoleName", "ReportingInstanceRole"), entry("PolicyName", "session-manager-logs-ap-northeast-1-DescribeLogGroups-CreateLogStream-DescribeLogStreams-PutLogEvents"), entry("PolicyDocument", Map.ofEntries(entry("Version", "2012-10-17"), entry("Statement", List.of(Map.ofEntries(entry("Effect", "Allow"), entry("Action", List.of("logs:DescribeLogGroups")), entry("Resource", "*")), Map.ofEntries(entry("Effect", "Allow"), entry("Action", List.of("logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents")), entry("Resource", "arn:aws:logs:ap-northeast-1:111122223333:log-group:/session-manager/shell:log-stream:*"))))))))
            .build();
    CfnResource rolePolicy6 =
        CfnResource.Builder.create(this, "RolePolicy6")
            .type("AWS::IAM::RolePolicy")
            .properties(Map.ofEntries(entry("RoleName", "ReportingInstanceRole"), entry("PolicyName", "session-manager-s3-ap-northeast-1-PutObject-GetEncryptionConfiguration"), entry("PolicyDocument", Map.ofEntries(entry("Version", "2012-10-17"), entry("Statement", List.of(Map.ofEntries(entry("Effect", "Allow"), entry("Action", List.of("s3:GetEncryptionConfiguration")), entry("Resource", "arn:aws:s3:::session-logs-111122223333")), Map.ofEntries(entry("Effect", "Allow"), entry("Action", List.of("s3:PutObject")), entry("Resource", "arn:aws:s3:::session-logs-111122223333/shell/*"))))))))
            .build();
    CfnResource vpcEndpoint7 =
        CfnResource.Builder.create(this, "VpcEndpoint7")
            .type("AWS::EC2::VPCEndpoint")
            .properties(Map.ofEntries(entry("VpcId", "vpc-0b2e8d1b6f3c58002"), entry("ServiceName", "com.amazonaws.ap-northeast-1.logs"), entry("VpcEndpointType", "Interface"), entry("PrivateDnsEnabled", true), entry("SubnetIds", List.of("subnet-0b2e8d1b6f3c58011")), entry("SecurityGroupIds", List.of("sg-0b2e8d1b6f3c58051"))))
            .build();
  }
}
