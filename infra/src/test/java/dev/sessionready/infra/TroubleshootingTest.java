package dev.sessionready.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;

/** The action that AWS Config offers beside an instance that is not ready. */
@Tag("template")
final class TroubleshootingTest {

  private static Template template;

  @BeforeAll
  static void synthesise(@TempDir Path directory) {
    template = Synthesis.template(Map.of(), directory);
  }

  @Test
  void theRuleOffersTheRunbookOnTheInstanceAndNeverRunsItByItself() {
    template.hasResourceProperties(
        "AWS::Config::RemediationConfiguration",
        Map.of(
            "ConfigRuleName",
            Reference.to("Rule"),
            "ResourceType",
            "AWS::EC2::Instance",
            "TargetType",
            "SSM_DOCUMENT",
            "TargetId",
            "AWSSupport-TroubleshootManagedInstance",
            "Automatic",
            false,
            "Parameters",
            Map.of(
                "InstanceId",
                Map.of("ResourceValue", Map.of("Value", "RESOURCE_ID")),
                "AutomationAssumeRole",
                Map.of("StaticValue", Map.of("Values", Match.anyValue())))));
  }

  @Test
  void itsRoleOnlyReadsAndOnlySystemsManagerOfThisAccountAssumesIt() {
    JsonNode role = only("TroubleshootingRole").required("Properties");

    JsonNode actions = role.at("/Policies/0/PolicyDocument/Statement/0/Action");
    assertThat(actions).isNotEmpty();
    assertThat(actions.valueStream().map(JsonNode::asText))
        .allMatch(action -> action.matches("(ec2|iam|ssm):(Describe|Get|List)[A-Za-z]+"));
    assertThat(role.at("/AssumeRolePolicyDocument/Statement/0/Condition").toString())
        .isEqualTo("{\"StringEquals\":{\"aws:SourceAccount\":{\"Ref\":\"AWS::AccountId\"}}}");
  }

  @Test
  void neitherIsMadeWhereTheRunbookMayBeMissing() {
    assertThat(List.of(only("TroubleshootingAction"), only("TroubleshootingRole")))
        .extracting(resource -> resource.required("Condition").asText())
        .allSatisfy(condition ->
            assertThat(Synthesis.json(template).at("/Conditions/" + condition).toString())
                .contains("{\"Fn::Equals\":[{\"Ref\":\"AWS::Partition\"},\"aws\"]}", "ap-east-2"));
  }

  @ParameterizedTest
  @CsvSource({"eu-west-1, 1", "ap-east-2, 0", "cn-north-1, 0", "us-gov-west-1, 0"})
  void inARegionItIsMadeOnlyWhereItIsOffered(String region, int actions, @TempDir Path directory) {
    RuleStack stack =
        new RuleStack(
            Synthesis.app(),
            Deployment.to("111122223333", region, Settings.from(Map.of())),
            new CodeSource.Uploaded(Synthesis.zipIn(directory)));

    Template.fromStack(stack).resourceCountIs("AWS::Config::RemediationConfiguration", actions);
  }

  private static JsonNode only(String name) {
    return Synthesis.json(template)
        .required("Resources")
        .propertyStream()
        .filter(resource -> resource.getKey().startsWith(name))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElseThrow();
  }
}
