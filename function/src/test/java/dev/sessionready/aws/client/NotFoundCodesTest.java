package dev.sessionready.aws.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class NotFoundCodesTest {

  @Test
  void everyServiceHasItsOwnWordsForThereIsNone() {
    String table =
        Arrays.stream(Permission.values())
            .filter(permission -> !NotFoundCodes.codes(permission).isEmpty())
            .map(permission -> permission.action() + " " + NotFoundCodes.codes(permission))
            .collect(Collectors.joining("\n", "", "\n"));

    assertThat(table)
        .isEqualTo(
            """
            ec2:DescribeVpcAttribute [InvalidVpcID.NotFound]
            ec2:GetManagedPrefixListEntries [InvalidPrefixListID.NotFound]
            ec2:DescribeEgressOnlyInternetGateways [InvalidAction, UnsupportedOperation]
            ec2:DescribeTransitGatewayVpcAttachments [InvalidAction, UnsupportedOperation]
            ec2:GetTransitGatewayRouteTableAssociations [InvalidRouteTableID.NotFound]
            ec2:SearchTransitGatewayRoutes [InvalidRouteTableID.NotFound]
            ec2:DescribeVpcBlockPublicAccessOptions [InvalidAction, UnsupportedOperation]
            ec2:DescribeVpcBlockPublicAccessExclusions [InvalidAction, UnsupportedOperation]
            ssm:DescribeInstanceInformation [InvalidInstanceId]
            ssm:GetDocument [InvalidDocument]
            ssm:GetServiceSetting [ServiceSettingNotFound]
            iam:GetInstanceProfile [NoSuchEntity]
            iam:GetRole [NoSuchEntity]
            iam:ListRolePolicies [NoSuchEntity]
            iam:GetRolePolicy [NoSuchEntity]
            iam:ListAttachedRolePolicies [NoSuchEntity]
            iam:GetPolicy [NoSuchEntity]
            iam:GetPolicyVersion [NoSuchEntity]
            kms:DescribeKey [InvalidArnException, NotFoundException]
            kms:GetKeyPolicy [NotFoundException]
            kms:ListGrants [NotFoundException]
            s3:GetEncryptionConfiguration [ServerSideEncryptionConfigurationNotFoundError]
            s3:GetBucketPolicy [NoSuchBucketPolicy]
            s3:GetBucketLocation [NoSuchBucket]
            s3:GetBucketOwnershipControls [OwnershipControlsNotFoundError]
            route53:ListResourceRecordSets [NoSuchHostedZone]
            route53profiles:ListProfileResourceAssociations [ResourceNotFoundException]
            route53resolver:ListFirewallRules [ResourceNotFoundException]
            route53resolver:ListFirewallDomains \
            [InvalidRequestException, ResourceNotFoundException, ValidationException]
            config:GetResourceConfigHistory [ResourceNotDiscoveredException]
            config:GetComplianceDetailsByConfigRule [NoSuchConfigRuleException]
            """);
  }

  @Test
  void aCodeIsKnownInAnyCaseBecauseTheServicesDoNotAgreeWithThemselves() {
    assertThat(
            NotFoundCodes.says(
                Permission.GET_MANAGED_PREFIX_LIST_ENTRIES, "InvalidPrefixListId.NotFound"))
        .isTrue();
  }

  @Test
  void aDenialIsNeverTakenForAnAbsence() {
    assertThat(Permission.values())
        .noneMatch(permission -> NotFoundCodes.says(permission, "AccessDenied"))
        .noneMatch(permission -> NotFoundCodes.says(permission, "AccessDeniedException"))
        .noneMatch(permission -> NotFoundCodes.says(permission, "UnauthorizedOperation"));
  }
}
