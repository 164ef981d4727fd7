package dev.sessionready.iam;

import static dev.sessionready.iam.Policies.ACCOUNT;
import static dev.sessionready.iam.Policies.attached;
import static dev.sessionready.iam.Policies.named;
import static dev.sessionready.iam.Policies.verdict;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The policies that people give to instances for Session Manager, and what they do not grant. */
class SessionManagerPoliciesTest {

  private static final String REGION = "ap-northeast-1";
  private static final String KEY =
      "arn:aws:kms:ap-northeast-1:111122223333:key/aaaaaaaa-635f-4454-8f2f-aaaaaaaaaaaa";
  private static final String GROUP =
      "arn:aws:logs:ap-northeast-1:111122223333:log-group:/ssm/sessions";
  private static final String INSTANCE = "arn:aws:ec2:ap-northeast-1:111122223333:instance/i-0abc";

  /** The policy of a check list of 2021: core, logs, bucket and key. */
  private static final AttachedPolicy CHECK_LIST =
      named(
          "check list",
          """
          {
            "Version": "2012-10-17",
            "Statement": [
              {
                "Effect": "Allow",
                "Action": [
                  "ssmmessages:CreateControlChannel",
                  "ssmmessages:CreateDataChannel",
                  "ssmmessages:OpenControlChannel",
                  "ssmmessages:OpenDataChannel",
                  "ssm:UpdateInstanceInformation"
                ],
                "Resource": "*"
              },
              {
                "Effect": "Allow",
                "Action": [
                  "logs:CreateLogStream",
                  "logs:PutLogEvents",
                  "logs:DescribeLogGroups",
                  "logs:DescribeLogStreams"
                ],
                "Resource": "*"
              },
              {
                "Effect": "Allow",
                "Action": ["s3:PutObject"],
                "Resource": "arn:aws:s3:::session-logs/*"
              },
              {
                "Effect": "Allow",
                "Action": ["s3:GetEncryptionConfiguration"],
                "Resource": "*"
              },
              {
                "Effect": "Allow",
                "Action": ["kms:GenerateDataKey", "kms:Decrypt"],
                "Resource": "%s"
              }
            ]
          }
          """
              .formatted(KEY));

  private static final AttachedPolicy CORE =
      attached(
          "AmazonSSMManagedInstanceCore",
          """
          {'Effect': 'Allow', 'Resource': '*', 'Action': [
            'ssm:DescribeAssociation', 'ssm:GetDeployablePatchSnapshotForInstance',
            'ssm:GetDocument', 'ssm:DescribeDocument', 'ssm:GetManifest', 'ssm:GetParameter',
            'ssm:GetParameters', 'ssm:ListAssociations', 'ssm:ListInstanceAssociations',
            'ssm:PutInventory', 'ssm:PutComplianceItems', 'ssm:PutConfigurePackageResult',
            'ssm:UpdateAssociationStatus', 'ssm:UpdateInstanceAssociationStatus',
            'ssm:UpdateInstanceInformation']}
          """,
          """
          {'Effect': 'Allow', 'Resource': '*', 'Action': [
            'ssmmessages:CreateControlChannel', 'ssmmessages:CreateDataChannel',
            'ssmmessages:OpenControlChannel', 'ssmmessages:OpenDataChannel']}
          """,
          """
          {'Effect': 'Allow', 'Resource': '*', 'Action': [
            'ec2messages:AcknowledgeMessage', 'ec2messages:DeleteMessage',
            'ec2messages:FailMessage', 'ec2messages:GetEndpoint', 'ec2messages:GetMessages',
            'ec2messages:SendReply']}
          """);

  /** What Default Host Management lends: the same without reading parameters. */
  private static final AttachedPolicy HOST_MANAGEMENT =
      attached(
          "AmazonSSMManagedEC2InstanceDefaultPolicy",
          """
          {'Effect': 'Allow', 'Resource': '*', 'Action': [
            'ssm:DescribeAssociation', 'ssm:GetDeployablePatchSnapshotForInstance',
            'ssm:GetDocument', 'ssm:DescribeDocument', 'ssm:GetManifest', 'ssm:ListAssociations',
            'ssm:ListInstanceAssociations', 'ssm:PutInventory', 'ssm:PutComplianceItems',
            'ssm:PutConfigurePackageResult', 'ssm:UpdateAssociationStatus',
            'ssm:UpdateInstanceAssociationStatus', 'ssm:UpdateInstanceInformation']}
          """,
          """
          {'Effect': 'Allow', 'Resource': '*', 'Action': [
            'ssmmessages:CreateControlChannel', 'ssmmessages:CreateDataChannel',
            'ssmmessages:OpenControlChannel', 'ssmmessages:OpenDataChannel']}
          """);

  /** The key policy that delegates to the account, as every key made in the console begins. */
  private static final String DELEGATES =
      """
      {'Sid': 'Enable IAM User Permissions', 'Effect': 'Allow',
       'Principal': {'AWS': 'arn:aws:iam::111122223333:root'},
       'Action': 'kms:*', 'Resource': '*'}
      """;

  /** The statement for CloudWatch Logs of the same check list. */
  private static final String FOR_LOGS =
      """
      {'Effect': 'Allow', 'Principal': {'Service': 'logs.ap-northeast-1.amazonaws.com'},
       'Action': ['kms:Encrypt*', 'kms:Decrypt*', 'kms:ReEncrypt*', 'kms:GenerateDataKey*',
                  'kms:Describe*'],
       'Resource': '*',
       'Condition': {'ArnLike': {'kms:EncryptionContext:aws:logs:arn':
         'arn:aws:logs:ap-northeast-1:111122223333:log-group:/ssm/sessions'}}}
      """;

  @ParameterizedTest
  @CsvSource({
    "ssm:UpdateInstanceInformation, " + INSTANCE,
    "ssm:UpdateInstanceInformation, *",
    "ssmmessages:CreateControlChannel, *",
    "ssmmessages:OpenControlChannel, *",
    "ssmmessages:CreateDataChannel, *",
    "ssmmessages:OpenDataChannel, *",
    "logs:DescribeLogGroups, arn:aws:logs:ap-northeast-1:111122223333:log-group:*",
    "logs:CreateLogStream, " + GROUP + ":*",
    "logs:PutLogEvents, " + GROUP + ":log-stream:*",
    "logs:DescribeLogStreams, " + GROUP + ":*",
    "s3:PutObject, arn:aws:s3:::session-logs/i-0abc-1.log",
    "s3:GetEncryptionConfiguration, arn:aws:s3:::session-logs",
  })
  void theCheckListsPolicyGrantsAllThatASessionNeeds(String action, String resource) {
    assertThat(verdict(role(action, resource), ApplicablePolicies.of(List.of(CHECK_LIST))))
        .isEqualTo("allowed by IDENTITY");
  }

  @ParameterizedTest
  @CsvSource({
    "logs:CreateLogGroup, *",
    "s3:PutObject, arn:aws:s3:::other-logs/i-0abc-1.log",
    "s3:PutObjectAcl, arn:aws:s3:::session-logs/i-0abc-1.log",
    "ec2messages:GetMessages, *",
  })
  void theCheckListsPolicyGrantsNothingElse(String action, String resource) {
    assertThat(verdict(role(action, resource), ApplicablePolicies.of(List.of(CHECK_LIST))))
        .isEqualTo("not allowed by IDENTITY");
  }

  @ParameterizedTest
  @ValueSource(strings = {"kms:Decrypt", "kms:GenerateDataKey"})
  void aKeyOfOnesOwnIsUsableWhereItsPolicyDelegatesToTheAccount(String action) {
    ApplicablePolicies role = ApplicablePolicies.of(List.of(CHECK_LIST));
    assertThat(verdict(role(action, KEY), role.withResource(attached("key", DELEGATES))))
        .isEqualTo("allowed by IDENTITY");
    assertThat(verdict(role(action, KEY), role.withResource(attached("key", FOR_LOGS))))
        .isEqualTo("not allowed by RESOURCE");
  }

  /** The check list: {@code kms:Decrypt} is needed for encrypted session data only. */
  @Test
  void withoutSessionEncryptionNothingElseNeedsDecrypt() {
    String statement =
        "{'Effect': 'Allow', 'Action': 'kms:GenerateDataKey', 'Resource': '%s'}".formatted(KEY);
    ApplicablePolicies policies =
        ApplicablePolicies.of(List.of(attached("upload", statement)))
            .withResource(attached("key", DELEGATES));
    assertThat(verdict(role("kms:GenerateDataKey", KEY), policies))
        .isEqualTo("allowed by IDENTITY");
    assertThat(verdict(role("kms:Decrypt", KEY), policies)).isEqualTo("not allowed by IDENTITY");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "kms:Encrypt",
        "kms:Decrypt",
        "kms:ReEncryptFrom",
        "kms:ReEncryptTo",
        "kms:GenerateDataKey",
        "kms:DescribeKey"
      })
  void theCheckListsKeyPolicyLetsCloudWatchLogsEncryptTheGroup(String action) {
    ApplicablePolicies key =
        ApplicablePolicies.none().withResource(attached("key", DELEGATES, FOR_LOGS));
    assertThat(verdict(logs(REGION, action, GROUP), key)).isEqualTo("allowed by RESOURCE");
    assertThat(verdict(logs(REGION, action, GROUP + "2"), key))
        .isEqualTo("not allowed by RESOURCE");
    assertThat(verdict(logs("us-east-1", action, GROUP), key)).isEqualTo("not allowed by RESOURCE");
  }

  @Test
  void aKeyPolicyThatKnowsOnlyTheAccountKeepsCloudWatchLogsOut() {
    ApplicablePolicies key = ApplicablePolicies.none().withResource(attached("key", DELEGATES));
    assertThat(verdict(logs(REGION, "kms:GenerateDataKey", GROUP), key))
        .isEqualTo("not allowed by RESOURCE");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ssm:UpdateInstanceInformation",
        "ssmmessages:CreateControlChannel",
        "ssmmessages:OpenControlChannel",
        "ssmmessages:CreateDataChannel",
        "ssmmessages:OpenDataChannel"
      })
  void theManagedPolicyGrantsASession(String action) {
    assertThat(verdict(role(action, "*"), ApplicablePolicies.of(List.of(CORE))))
        .isEqualTo("allowed by IDENTITY");
    assertThat(verdict(role(action, "*"), ApplicablePolicies.of(List.of(HOST_MANAGEMENT))))
        .isEqualTo("allowed by IDENTITY");
  }

  @Test
  void defaultHostManagementReadsNoParameters() {
    assertThat(verdict(role("ssm:GetParameters", "*"), ApplicablePolicies.of(List.of(CORE))))
        .isEqualTo("allowed by IDENTITY");
    assertThat(
            verdict(
                role("ssm:GetParameters", "*"), ApplicablePolicies.of(List.of(HOST_MANAGEMENT))))
        .isEqualTo("not allowed by IDENTITY");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "logs:DescribeLogGroups",
        "logs:PutLogEvents",
        "s3:PutObject",
        "s3:GetEncryptionConfiguration",
        "kms:GenerateDataKey"
      })
  void theManagedPolicyGrantsNoLogging(String action) {
    assertThat(verdict(role(action, "*"), ApplicablePolicies.of(List.of(CORE))))
        .isEqualTo("not allowed by IDENTITY");
    assertThat(verdict(role(action, "*"), ApplicablePolicies.of(List.of(HOST_MANAGEMENT))))
        .isEqualTo("not allowed by IDENTITY");
  }

  @Test
  void logGroupsMustBeDescribedOnAllAndNotOnOne() {
    String one =
        "{'Effect': 'Allow', 'Action': 'logs:DescribeLogGroups', 'Resource': '%s:*'}"
            .formatted(GROUP);
    assertThat(
            verdict(
                role(
                    "logs:DescribeLogGroups",
                    "arn:aws:logs:ap-northeast-1:111122223333:log-group:*"),
                ApplicablePolicies.of(List.of(attached("scoped", one)))))
        .isEqualTo("not allowed by IDENTITY");
  }

  private static Request role(String action, String resource) {
    return Policies.request(action, resource);
  }

  private static Request logs(String region, String action, String group) {
    return new Request(
        Caller.of("logs.%s.amazonaws.com".formatted(region)),
        action,
        KEY,
        ACCOUNT,
        Context.partial().with("kms:EncryptionContext:aws:logs:arn", group));
  }
}
