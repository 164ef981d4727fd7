# account 111122223333, ap-northeast-1: read it before you run it
# 7 commands: 4 would become ready, 1 stay not ready, 0 cannot be foretold
# what they make costs about 0.01 USD an hour, data that passes through it aside
# instance-egress: security group sg-0a1d9f0c5e2b47053 of i-0a1d9f0c5e2b47102 lets nothing out on tcp 443 to ssm, ssmmessages, logs, s3 (i-0a1d9f0c5e2b47102)
# core-actions: role ReportingInstanceRole may not do ssmmessages:CreateControlChannel, ssmmessages:OpenControlChannel, ssmmessages:CreateDataChannel, ssmmessages:OpenDataChannel: no policy of the role allows it (i-0a1d9f0c5e2b47103)
# endpoint-ingress: security group sg-0c3f7e2a704d69051 of the endpoint for ssm, ssmmessages, logs does not allow tcp 443 from 10.30.2.101 (i-0c3f7e2a704d69101)
# logs-actions: role ReportingInstanceRole may not do logs:DescribeLogGroups, logs:CreateLogStream, logs:DescribeLogStreams, logs:PutLogEvents: no policy of the role allows it (i-0a1d9f0c5e2b47103)
# s3-actions: role ReportingInstanceRole may not do s3:PutObject, s3:GetEncryptionConfiguration on bucket session-logs-111122223333: no policy of the role allows it (i-0a1d9f0c5e2b47103)
# endpoint-present: no network path to logs from vpc-0b2e8d1b6f3c58002: no endpoint there, and no route out of subnet-0b2e8d1b6f3c58011 (i-0b2e8d1b6f3c58101)
# what these commands do not heal:
# agent-online: no agent of i-0a1d9f0c5e2b47104 has registered with Systems Manager (i-0a1d9f0c5e2b47104) - no command changes it

resource "aws_vpc_security_group_egress_rule" "security_group_egress_1" {
  security_group_id = "sg-0a1d9f0c5e2b47053"
  ip_protocol = "tcp"
  from_port = 443
  to_port = 443
  referenced_security_group_id = "sg-0a1d9f0c5e2b47051"
}

resource "aws_vpc_security_group_egress_rule" "security_group_egress_2" {
  security_group_id = "sg-0a1d9f0c5e2b47053"
  ip_protocol = "tcp"
  from_port = 443
  to_port = 443
  prefix_list_id = "pl-61a54008"
}

resource "aws_iam_role_policy" "role_policy_3" {
  role = "ReportingInstanceRole"
  name = "session-manager-core-ap-northeast-1-CreateControlChannel-OpenControlChannel-CreateDataChannel-OpenDataChannel"
  policy = jsonencode({ "Version" = "2012-10-17", "Statement" = [{ "Effect" = "Allow", "Action" = ["ssmmessages:CreateControlChannel", "ssmmessages:OpenControlChannel", "ssmmessages:CreateDataChannel", "ssmmessages:OpenDataChannel"], "Resource" = "*" }] })
}

resource "aws_vpc_security_group_ingress_rule" "security_group_ingress_4" {
  security_group_id = "sg-0c3f7e2a704d69051"
  ip_protocol = "tcp"
  from_port = 443
  to_port = 443
  cidr_ipv4 = "10.30.0.0/16"
}

resource "aws_iam_role_policy" "role_policy_5" {
  role = "ReportingInstanceRole"
  name = "session-manager-logs-ap-northeast-1-DescribeLogGroups-CreateLogStream-DescribeLogStreams-PutLogEvents"
  policy = jsonencode({ "Version" = "2012-10-17", "Statement" = [{ "Effect" = "Allow", "Action" = ["logs:DescribeLogGroups"], "Resource" = "*" }, { "Effect" = "Allow", "Action" = ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"], "Resource" = "arn:aws:logs:ap-northeast-1:111122223333:log-group:/session-manager/shell:log-stream:*" }] })
}

resource "aws_iam_role_policy" "role_policy_6" {
  role = "ReportingInstanceRole"
  name = "session-manager-s3-ap-northeast-1-PutObject-GetEncryptionConfiguration"
  policy = jsonencode({ "Version" = "2012-10-17", "Statement" = [{ "Effect" = "Allow", "Action" = ["s3:GetEncryptionConfiguration"], "Resource" = "arn:aws:s3:::session-logs-111122223333" }, { "Effect" = "Allow", "Action" = ["s3:PutObject"], "Resource" = "arn:aws:s3:::session-logs-111122223333/shell/*" }] })
}

resource "aws_vpc_endpoint" "vpc_endpoint_7" {
  vpc_id = "vpc-0b2e8d1b6f3c58002"
  service_name = "com.amazonaws.ap-northeast-1.logs"
  vpc_endpoint_type = "Interface"
  private_dns_enabled = true
  subnet_ids = ["subnet-0b2e8d1b6f3c58011"]
  security_group_ids = ["sg-0b2e8d1b6f3c58051"]
}
