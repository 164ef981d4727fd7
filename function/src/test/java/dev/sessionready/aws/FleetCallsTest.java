package dev.sessionready.aws;

import static dev.sessionready.aws.Looks.known;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionready.model.Snapshot;
import dev.sessionready.rule.RuleParameters;
import dev.sessionready.rule.Scope;
import dev.sessionready.wire.Agents;
import dev.sessionready.wire.FleetSeed;
import dev.sessionready.wire.Moto;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a sweep of a large account costs. */
@Tag("wire")
class FleetCallsTest {

  @RegisterExtension static final Moto MOTO = Moto.emptyForEachClass();

  private static final int FEW = 85;

  private static FleetSeed fleet;

  @BeforeAll
  static void plant() {
    fleet = FleetSeed.plant(MOTO.administrator(), 1_000);
  }

  @Test
  void aThousandInstancesInThreeVpcsWithFiveRolesCostAtMostEightyFiveCalls() {
    Agents.online(fleet.instances(), 1_000).forEach(stub -> MOTO.wire().stubFor(stub));
    LiveSource source = Looks.source(MOTO.clients(), SettledDocuments.asSeeded());

    Snapshot snapshot = source.look(new Scope.Everything(), RuleParameters.DEFAULTS);

    assertThat(known(snapshot.instances())).hasSize(1_000);
    assertThat(known(snapshot.systemsManager().managedInstances())).hasSize(1_000);
    assertThat(snapshot.network().vpcDns()).hasSize(3);
    assertThat(snapshot.identity().roles()).hasSize(5);
    assertThat(Looks.unreadable(snapshot)).isEmpty();
    assertThat(source.calls())
        .isEqualTo(
            Map.ofEntries(
                Map.entry("ec2:DescribeDhcpOptions", 1L),
                Map.entry("ec2:DescribeInstances", 1L),
                Map.entry("ec2:DescribeInternetGateways", 1L),
                Map.entry("ec2:DescribeManagedPrefixLists", 1L),
                Map.entry("ec2:DescribeNatGateways", 1L),
                Map.entry("ec2:DescribeNetworkAcls", 1L),
                Map.entry("ec2:DescribeNetworkInterfaces", 1L),
                Map.entry("ec2:DescribeRouteTables", 1L),
                Map.entry("ec2:DescribeSecurityGroups", 1L),
                Map.entry("ec2:DescribeSubnets", 1L),
                Map.entry("ec2:DescribeVpcAttribute", 6L),
                Map.entry("ec2:DescribeVpcBlockPublicAccessOptions", 1L),
                Map.entry("ec2:DescribeVpcEndpoints", 1L),
                Map.entry("ec2:DescribeVpcPeeringConnections", 1L),
                Map.entry("ec2:DescribeVpcs", 1L),
                Map.entry("ec2:GetManagedPrefixListEntries", 1L),
                Map.entry("iam:GetInstanceProfile", 5L),
                Map.entry("iam:GetPolicy", 6L),
                Map.entry("iam:GetPolicyVersion", 6L),
                Map.entry("iam:GetRole", 5L),
                Map.entry("iam:GetRolePolicy", 5L),
                Map.entry("iam:ListAttachedRolePolicies", 5L),
                Map.entry("iam:ListRolePolicies", 5L),
                Map.entry("kms:DescribeKey", 3L),
                Map.entry("kms:GetKeyPolicy", 3L),
                Map.entry("kms:ListGrants", 3L),
                Map.entry("logs:DescribeLogGroups", 1L),
                Map.entry("route53:ListHostedZonesByVPC", 3L),
                Map.entry("route53profiles:ListProfileAssociations", 1L),
                Map.entry("route53resolver:ListFirewallRuleGroupAssociations", 1L),
                Map.entry("route53resolver:ListResolverRuleAssociations", 1L),
                Map.entry("s3:GetBucketEncryption", 1L),
                Map.entry("s3:GetBucketLocation", 1L),
                Map.entry("s3:GetBucketOwnershipControls", 1L),
                Map.entry("s3:GetBucketPolicy", 1L),
                Map.entry("s3:ListBuckets", 1L),
                Map.entry("ssm:DescribeInstanceProperties", 1L),
                Map.entry("ssm:GetDocument", 2L),
                Map.entry("ssm:GetServiceSetting", 1L)));
    assertThat(source.calls().values().stream().mapToLong(Long::longValue).sum())
        .isLessThanOrEqualTo(FEW);
  }
}
