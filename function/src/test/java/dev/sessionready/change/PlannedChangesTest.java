package dev.sessionready.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sessionready.change.template.PlannedChanges;
import dev.sessionready.demo.DemoAccount;
import dev.sessionready.rule.BadInput;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Change sets of CloudFormation and plans of Terraform as commands. */
class PlannedChangesTest {

  @Test
  void anEndpointOfAPlanTakesTheGroupThatThePlanMakes() {
    PlannedChanges planned =
        terraform(
            """
            {
              "resource_changes": [
                {"address": "aws_security_group.ssm", "type": "aws_security_group",
                 "change": {"actions": ["create"], "before": null,
                   "after": {"name": "ssm", "description": "d", "vpc_id": "vpc-0b2e8d1b6f3c58002",
                     "egress": [],
                     "ingress": [{"protocol": "tcp", "from_port": 443, "to_port": 443,
                       "cidr_blocks": ["10.20.0.0/16"], "ipv6_cidr_blocks": [], "security_groups": [],
                       "prefix_list_ids": []}]},
                   "after_unknown": {"id": true}}},
                {"address": "aws_vpc_endpoint.logs", "type": "aws_vpc_endpoint",
                 "change": {"actions": ["create"], "before": null,
                   "after": {"vpc_id": "vpc-0b2e8d1b6f3c58002", "vpc_endpoint_type": "Interface",
                     "service_name": "com.amazonaws.ap-northeast-1.logs", "private_dns_enabled": true,
                     "subnet_ids": ["subnet-0b2e8d1b6f3c58011"]},
                   "after_unknown": {"id": true, "security_group_ids": true, "subnet_ids": [false]}}},
                {"address": "aws_instance.web", "type": "aws_instance",
                 "change": {"actions": ["update"], "before": {}, "after": {}}},
                {"address": "aws_vpc.main", "type": "aws_vpc",
                 "change": {"actions": ["no-op"], "before": {}, "after": {}}}
              ],
              "configuration": {"root_module": {"resources": [
                {"address": "aws_vpc_endpoint.logs", "expressions": {"security_group_ids":
                  {"references": ["aws_security_group.ssm.id", "aws_security_group.ssm"]}}}
              ]}}
            }
            """);

    assertThat(planned.passedOver()).containsExactly("aws_instance.web");
    assertThat(lines(planned))
        .containsExactly(
            "AWS_SECURITY_GROUP_SSM=$(aws ec2 create-security-group --group-name ssm --description"
                + " d --vpc-id vpc-0b2e8d1b6f3c58002 --query GroupId --output text)",
            "aws ec2 revoke-security-group-egress --group-id \"$AWS_SECURITY_GROUP_SSM\""
                + " --ip-permissions"
                + " '[{\"IpProtocol\":\"-1\",\"IpRanges\":[{\"CidrIp\":\"0.0.0.0/0\"}]}]'",
            "aws ec2 authorize-security-group-ingress --group-id \"$AWS_SECURITY_GROUP_SSM\""
                + " --ip-permissions '[{\"IpProtocol\":\"tcp\",\"FromPort\":443,\"ToPort\":443,"
                + "\"IpRanges\":[{\"CidrIp\":\"10.20.0.0/16\"}]}]'",
            "AWS_VPC_ENDPOINT_LOGS=$(aws ec2 create-vpc-endpoint --vpc-id vpc-0b2e8d1b6f3c58002"
                + " --service-name com.amazonaws.ap-northeast-1.logs --vpc-endpoint-type Interface"
                + " --private-dns-enabled --subnet-ids subnet-0b2e8d1b6f3c58011"
                + " --security-group-ids \"$AWS_SECURITY_GROUP_SSM\" --query"
                + " VpcEndpoint.VpcEndpointId --output text)");
    apply(planned);
  }

  @Test
  void aRuleThatChangesIsTakenAwayAndMadeAnew() {
    PlannedChanges planned =
        terraform(
            """
            {"resource_changes": [
              {"address": "aws_vpc_security_group_ingress_rule.a",
               "type": "aws_vpc_security_group_ingress_rule",
               "change": {"actions": ["update"],
                 "before": {"security_group_id": "sg-0c3f7e2a704d69051", "ip_protocol": "tcp",
                   "from_port": 443, "to_port": 443, "cidr_ipv4": "10.30.1.0/24"},
                 "after": {"security_group_id": "sg-0c3f7e2a704d69051", "ip_protocol": "tcp",
                   "from_port": 443, "to_port": 443, "cidr_ipv4": "10.30.0.0/16"}}}
            ]}
            """);

    assertThat(lines(planned))
        .satisfiesExactly(
            line -> assertThat(line).contains("revoke-security-group-ingress", "10.30.1.0/24"),
            line -> assertThat(line).contains("authorize-security-group-ingress", "10.30.0.0/16"));
  }

  @Test
  void anOlderRuleOfTerraformHasListsOfPeersAndItsOwnDirection() {
    PlannedChanges planned =
        terraform(
            """
            {"resource_changes": [
              {"address": "aws_security_group_rule.a", "type": "aws_security_group_rule",
               "change": {"actions": ["create"], "before": null,
                 "after": {"type": "egress", "security_group_id": "sg-0a1d9f0c5e2b47053",
                   "protocol": "tcp", "from_port": 443, "to_port": 443,
                   "cidr_blocks": ["10.1.0.0/16", "10.0.0.0/16"],
                   "source_security_group_id": "111122223333/sg-0a1d9f0c5e2b47051"}}}
            ]}
            """);

    assertThat(lines(planned))
        .containsExactly(
            "aws ec2 authorize-security-group-egress --group-id sg-0a1d9f0c5e2b47053"
                + " --ip-permissions '[{\"IpProtocol\":\"tcp\",\"FromPort\":443,\"ToPort\":443,"
                + "\"IpRanges\":[{\"CidrIp\":\"10.0.0.0/16\"},{\"CidrIp\":\"10.1.0.0/16\"}],"
                + "\"UserIdGroupPairs\":[{\"GroupId\":\"sg-0a1d9f0c5e2b47051\"}]}]'");
    apply(planned);
  }

  @Test
  void aChangeSetHasItsPropertiesOnBothSides() {
    PlannedChanges planned =
        PlannedChanges.of(
            """
            {"Changes": [
              {"Type": "Resource", "ResourceChange": {"Action": "Modify",
                "LogicalResourceId": "Vpc", "PhysicalResourceId": "vpc-0b2e8d1b6f3c58002",
                "ResourceType": "AWS::EC2::VPC",
                "BeforeContext": "{\\"Properties\\":{\\"EnableDnsSupport\\":\\"true\\"}}",
                "AfterContext": "{\\"Properties\\":{\\"EnableDnsSupport\\":\\"false\\"}}"}},
              {"Type": "Resource", "ResourceChange": {"Action": "Remove",
                "LogicalResourceId": "Endpoint", "PhysicalResourceId": "vpce-0a1d9f0c5e2b47032",
                "ResourceType": "AWS::EC2::VPCEndpoint",
                "BeforeContext": "{\\"Properties\\":{\\"VpcId\\":\\"v\\"}}"}},
              {"Type": "Resource", "ResourceChange": {"Action": "Add",
                "LogicalResourceId": "Topic", "ResourceType": "AWS::SNS::Topic",
                "AfterContext": "{\\"Properties\\":{}}"}}
            ]}
            """,
            "set.json");

    assertThat(lines(planned))
        .containsExactly(
            "aws ec2 modify-vpc-attribute --vpc-id vpc-0b2e8d1b6f3c58002 --enable-dns-support"
                + " '{\"Value\":false}'",
            "aws ec2 delete-vpc-endpoints --vpc-endpoint-ids vpce-0a1d9f0c5e2b47032");
    assertThat(planned.passedOver()).containsExactly("Topic (AWS::SNS::Topic)");
    apply(planned);
  }

  @Test
  void routesEntriesPoliciesAndDocumentsAreUnderstood() {
    PlannedChanges planned =
        terraform(
            """
            {"resource_changes": [
              {"address": "aws_route.r", "type": "aws_route", "change": {"actions": ["delete"],
                "before": {"route_table_id": "rtb-1", "destination_cidr_block": "0.0.0.0/0",
                  "gateway_id": "igw-1"}, "after": null}},
              {"address": "aws_network_acl_rule.n", "type": "aws_network_acl_rule",
               "change": {"actions": ["create"], "before": null,
                "after": {"network_acl_id": "acl-1", "rule_number": 90, "egress": false,
                  "protocol": "6", "rule_action": "deny", "cidr_block": "0.0.0.0/0",
                  "from_port": 1024, "to_port": 65535}}},
              {"address": "aws_iam_role_policy.p", "type": "aws_iam_role_policy",
               "change": {"actions": ["delete"], "before": {"role": "R", "name": "P"},
                "after": null}},
              {"address": "aws_iam_role_policy_attachment.a",
               "type": "aws_iam_role_policy_attachment",
               "change": {"actions": ["delete", "create"],
                "before": {"role": "R", "policy_arn": "arn:a"},
                "after": {"role": "R", "policy_arn": "arn:b"}}},
              {"address": "aws_ssm_document.d", "type": "aws_ssm_document",
               "change": {"actions": ["update"],
                "before": {"name": "D", "document_type": "Session", "content": "{}"},
                "after": {"name": "D", "document_type": "Session", "content": "{\\"inputs\\":{}}"}}}
            ]}
            """);

    assertThat(lines(planned))
        .containsExactly(
            "aws ec2 delete-route --route-table-id rtb-1 --destination-cidr-block 0.0.0.0/0",
            "aws ec2 create-network-acl-entry --network-acl-id acl-1 --rule-number 90 --ingress"
                + " --protocol 6 --rule-action deny --cidr-block 0.0.0.0/0 --port-range"
                + " From=1024,To=65535",
            "aws iam delete-role-policy --role-name R --policy-name P",
            "aws iam detach-role-policy --role-name R --policy-arn arn:a",
            "aws iam attach-role-policy --role-name R --policy-arn arn:b",
            "aws ssm update-document --name D --document-version '$LATEST' --content"
                + " '{\"inputs\":{}}'");
  }

  @Test
  void whatIsKnownOnlyOnceAnotherIsMadeIsSaidByItsAddress() {
    assertThatThrownBy(() ->
            PlannedChanges.of(
                """
                {"Changes": [{"ResourceChange": {"Action": "Add", "LogicalResourceId": "Rule",
                  "ResourceType": "AWS::EC2::SecurityGroupIngress",
                  "AfterContext": "{\\"Properties\\":{\\"GroupId\\":\\"{{changeSet:KNOWN_AFTER_APPLY}}\\",\\"IpProtocol\\":\\"tcp\\"}}"}}]}
                """,
                "set.json"))
        .isInstanceOf(BadInput.class)
        .hasMessage(
            "Rule (AWS::EC2::SecurityGroupIngress): a value of it is known only once another"
                + " resource is made.");
  }

  @Test
  void aChangeSetWithoutPropertiesIsSaidToLackThem() {
    assertThatThrownBy(() ->
            PlannedChanges.of(
                """
                {"Changes": [{"ResourceChange": {"Action": "Add", "LogicalResourceId": "Rule",
                  "ResourceType": "AWS::EC2::SecurityGroupIngress"}}]}
                """,
                "set.json"))
        .hasMessage(
            "Rule (AWS::EC2::SecurityGroupIngress): the change set has no properties of it;"
                + " describe it with"
                + " --include-property-values.");
  }

  @Test
  void anotherFileIsSaidToBeNeither() {
    assertThatThrownBy(() -> PlannedChanges.of("{\"Resources\":{}}", "template.json"))
        .isInstanceOf(BadInput.class)
        .hasMessage(
            "template.json: it is neither a change set (aws cloudformation describe-change-set"
                + " --include-property-values) nor a plan (terraform show -json).");
    assertThatThrownBy(() -> PlannedChanges.of("{", "plan.json"))
        .isInstanceOf(BadInput.class)
        .hasMessageStartingWith("plan.json: line 1: ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'resource_changes': [{'address': ['a'], 'type': {}, 'change': {'actions': [['create']]}}]}",
        "{'resource_changes': [{'address': {'a': 1}, 'change': {'actions': ['create']}}]}",
        "{'resource_changes': [{'type': ['t'], 'change': {'actions': [null, 1]}}, null, 'x', []]}",
        "{'resource_changes': [], 'configuration': {'root_module': {'resources': [{'address': {}}]}}}",
        "{'Changes': [{'ResourceChange': {'ResourceType': [], 'LogicalResourceId': {}}}, 1, null]}"
      })
  void whatIsNoTextWhereOneIsMeantIsPassedOver(String planned) {
    assertThat(PlannedChanges.of(planned.replace('\'', '"'), "plan.json").changes()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1E+999999999", "443.5", "4294967739"})
  void anEntryWhosePortIsNoneIsNotOpenedForAll(String port) {
    assertThatThrownBy(() ->
            terraform(
                """
                {"resource_changes": [
                  {"address": "aws_network_acl_rule.n", "type": "aws_network_acl_rule",
                   "change": {"actions": ["create"], "before": null,
                    "after": {"network_acl_id": "acl-1", "rule_number": 90, "egress": false,
                      "protocol": "6", "rule_action": "allow", "cidr_block": "0.0.0.0/0",
                      "from_port": 443, "to_port": %s}}}]}
                """
                    .formatted(port)))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("aws_network_acl_rule.n")
        .hasMessageEndingWith("its port range has a number that is no port.");
  }

  private static PlannedChanges terraform(String plan) {
    return PlannedChanges.of(plan, "plan.json");
  }

  private static List<String> lines(PlannedChanges planned) {
    return planned.changes().stream().flatMap(change -> change.lines().stream()).toList();
  }

  // On the bundled account AWS would take them.
  private static void apply(PlannedChanges planned) {
    new ChangedAccount(DemoAccount.DEMO.snapshot()).with(planned.changes());
  }
}
