#!/bin/sh
# account 111122223333, ap-northeast-1: read it before you run it
# 7 commands: 4 would become ready, 1 stay not ready, 0 cannot be foretold
# what they make costs about 0.01 USD an hour, data that passes through it aside
set -eu

# instance-egress: security group sg-0a1d9f0c5e2b47053 of i-0a1d9f0c5e2b47102 lets nothing out on tcp 443 to ssm, ssmmessages, logs, s3 (i-0a1d9f0c5e2b47102)
aws ec2 authorize-security-group-egress --group-id sg-0a1d9f0c5e2b47053 --ip-permissions 'IpProtocol=tcp,FromPort=443,ToPort=443,UserIdGroupPairs=[{GroupId=sg-0a1d9f0c5e2b47051}]'
aws ec2 authorize-security-group-egress --group-id sg-0a1d9f0c5e2b47053 --ip-permissions 'IpProtocol=tcp,FromPort=443,ToPort=443,PrefixListIds=[{PrefixListId=pl-61a54008}]'

# core-actions: role ReportingInstanceRole may not do ssmmessages:CreateControlChannel, ssmmessages:OpenControlChannel, ssmmessages:CreateDataChannel, ssmmessages:OpenDataChannel: no policy of the role allows it (i-0a1d9f0c5e2b47103)
aws iam put-role-policy --role-name ReportingInstanceRole --policy-name session-manager-core-ap-northeast-1-CreateControlChannel-OpenControlChannel-CreateDataChannel-OpenDataChannel --policy-document '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["ssmmessages:CreateControlChannel","ssmmessages:OpenControlChannel","ssmmessages:CreateDataChannel","ssmmessages:OpenDataChannel"],"Resource":"*"}]}'

# endpoint-ingress: security group sg-0c3f7e2a704d69051 of the endpoint for ssm, ssmmessages, logs does not allow tcp 443 from 10.30.2.101 (i-0c3f7e2a704d69101)
aws ec2 authorize-security-group-ingress --group-id sg-0c3f7e2a704d69051 --protocol tcp --port 443 --cidr 10.30.0.0/16

# logs-actions: role ReportingInstanceRole may not do logs:DescribeLogGroups, logs:CreateLogStream, logs:DescribeLogStreams, logs:PutLogEvents: no policy of the role allows it (i-0a1d9f0c5e2b47103)
aws iam put-role-policy --role-name ReportingInstanceRole --policy-name session-manager-logs-ap-northeast-1-DescribeLogGroups-CreateLogStream-DescribeLogStreams-PutLogEvents --policy-document '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["logs:DescribeLogGroups"],"Resource":"*"},{"Effect":"Allow","Action":["logs:CreateLogStream","logs:DescribeLogStreams","logs:PutLogEvents"],"Resource":"arn:aws:logs:ap-northeast-1:111122223333:log-group:/session-manager/shell:log-stream:*"}]}'

# s3-actions: role ReportingInstanceRole may not do s3:PutObject, s3:GetEncryptionConfiguration on bucket session-logs-111122223333: no policy of the role allows it (i-0a1d9f0c5e2b47103)
aws iam put-role-policy --role-name ReportingInstanceRole --policy-name session-manager-s3-ap-northeast-1-PutObject-GetEncryptionConfiguration --policy-document '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["s3:GetEncryptionConfiguration"],"Resource":"arn:aws:s3:::session-logs-111122223333"},{"Effect":"Allow","Action":["s3:PutObject"],"Resource":"arn:aws:s3:::session-logs-111122223333/shell/*"}]}'

# endpoint-present: no network path to logs from vpc-0b2e8d1b6f3c58002: no endpoint there, and no route out of subnet-0b2e8d1b6f3c58011 (i-0b2e8d1b6f3c58101)
aws ec2 create-vpc-endpoint --vpc-id vpc-0b2e8d1b6f3c58002 --vpc-endpoint-type Interface --service-name com.amazonaws.ap-northeast-1.logs --subnet-ids subnet-0b2e8d1b6f3c58011 --security-group-ids sg-0b2e8d1b6f3c58051 --private-dns-enabled

# what these commands do not heal:
# agent-online: no agent of i-0a1d9f0c5e2b47104 has registered with Systems Manager (i-0a1d9f0c5e2b47104) - no command changes it
