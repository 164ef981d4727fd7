package dev.sessionready.change;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionready.change.template.Templates;
import dev.sessionready.check.Command;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Commands as resources of a template. */
class TemplatesTest {

  private final CommandScript script = new CommandScript();

  @Test
  void aResourceIsReferredToByWhatNeedsItAndCalledByItsNameItself() {
    add("", "logs", "create-log-group", "--log-group-name", "/sessions");
    add(
        "",
        "ssm",
        "create-document",
        "--name",
        "SSM-SessionManagerRunShell",
        "--document-type",
        "Session",
        "--content",
        "{\"inputs\":{\"cloudWatchLogGroupName\":\"/sessions\"}}");

    assertThat(property("LogGroup1", "LogGroupName").asString()).isEqualTo("/sessions");
    assertThat(
            property("SessionDocument2", "Content").path("inputs").path("cloudWatchLogGroupName"))
        .hasToString("{\"Ref\":\"LogGroup1\"}");
  }

  @Test
  void whatAwsNamesOnlyThenIsAReferenceWithinALongerTextToo() {
    add(
        "arn:aws:kms:eu-west-1:111122223333:key/key-new-1",
        "kms",
        "create-key",
        "--description",
        "k");
    add(
        "",
        "iam",
        "put-role-policy",
        "--role-name",
        "R",
        "--policy-name",
        "P",
        "--policy-document",
        "{\"Resource\":\"arn:aws:kms:eu-west-1:111122223333:key/key-new-1 as it is\"}");

    assertThat(property("RolePolicy2", "PolicyDocument").path("Resource"))
        .hasToString("{\"Fn::Join\":[\"\",[{\"Fn::GetAtt\":[\"Key1\",\"Arn\"]},\" as it is\"]]}");
    assertThat(Templates.terraform(script, List.of()))
        .contains("\"Resource\" = \"${aws_kms_key.key_1.arn} as it is\"");
    assertThat(Templates.cdk(script, List.of()))
        .contains("entry(\"Resource\", key1.getAtt(\"Arn\").toString() + \" as it is\")");
  }

  @Test
  void aPolicyIsAttachedWhereItsRoleIsMade() {
    add("", "iam", "create-role", "--role-name", "R", "--assume-role-policy-document", "{}");
    add("", "iam", "attach-role-policy", "--role-name", "R", "--policy-arn", "arn:p");

    assertThat(property("Role1", "ManagedPolicyArns")).hasToString("[\"arn:p\"]");
    assertThat(template().path("Metadata").has("ToBeTyped")).isFalse();
    assertThat(Templates.terraform(script, List.of()))
        .contains("resource \"aws_iam_role_policy_attachment\" \"role_policy_attachment_2\" {")
        .contains("  role = aws_iam_role.role_1.name\n");
  }

  @Test
  void whatIsThereAlreadyIsLeftToBeTyped() {
    add("", "iam", "attach-role-policy", "--role-name", "R", "--policy-arn", "arn:p");
    add("", "ec2", "modify-vpc-attribute", "--vpc-id", "v", "--enable-dns-support", "x y");

    assertThat(template().path("Metadata").path("ToBeTyped").valueStream().map(JsonNode::asString))
        .containsExactlyInAnyOrder(
            "aws iam attach-role-policy --role-name R --policy-arn arn:p",
            "aws ec2 modify-vpc-attribute --vpc-id v --enable-dns-support 'x y'");
    assertThat(template().path("Resources").path("Nothing").path("Type").asString())
        .isEqualTo("AWS::CloudFormation::WaitConditionHandle");
    assertThat(Templates.cdk(script, List.of())).contains("// aws ec2 modify-vpc-attribute ");
  }

  @Test
  void oneRuleIsMadeForEachPeer() {
    add(
        "",
        "ec2",
        "authorize-security-group-egress",
        "--group-id",
        "sg-1",
        "--ip-permissions",
        "IpProtocol=tcp,FromPort=443,ToPort=443,IpRanges=[{CidrIp=10.0.0.0/8}],Ipv6Ranges=[{CidrIpv6=fc00::/7}]");
    add(
        "",
        "ec2",
        "authorize-security-group-ingress",
        "--group-id",
        "sg-1",
        "--protocol",
        "tcp",
        "--port",
        "443",
        "--cidr",
        "10.0.0.0/8");

    assertThat(property("SecurityGroupEgress1", "CidrIp").asString()).isEqualTo("10.0.0.0/8");
    assertThat(property("SecurityGroupEgress2", "CidrIpv6").asString()).isEqualTo("fc00::/7");
    assertThat(property("SecurityGroupIngress3", "ToPort").asInt()).isEqualTo(443);
  }

  @Test
  void whatCouldBeginAnExpressionOfTerraformIsText() {
    add(
        "",
        "iam",
        "put-role-policy",
        "--role-name",
        "R",
        "--policy-name",
        "P",
        "--policy-document",
        "{\"Resource\":\"arn:${aws:username}\\\"%{x}\"}");

    assertThat(Templates.terraform(script, List.of()))
        .contains("\"Resource\" = \"arn:$${aws:username}\\\"%%{x}\"");
  }

  @Test
  void aRemarkCannotEndTheCommentOfJavaByAnEscape() {
    assertThat(Templates.cdk(script, List.of("name \\u000a System.exit(1);")))
        .startsWith("// name \\ u000a System.exit(1);\n");
  }

  private void add(String made, String... rest) {
    script.add(Command.aws(rest).arguments(), made);
  }

  private JsonNode template() {
    return new JsonMapper().readTree(Templates.cloudFormation(script, List.of("for a test")));
  }

  private JsonNode property(String resource, String name) {
    return template().path("Resources").path(resource).path("Properties").path(name);
  }
}
