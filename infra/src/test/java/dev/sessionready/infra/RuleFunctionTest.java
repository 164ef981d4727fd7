package dev.sessionready.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;

@Tag("template")
final class RuleFunctionTest {

  private static final Map<String, Object> ALIAS = Reference.to("FunctionLive");
  private static final Map<String, Object> DEAD_CHANGES = Reference.toArnOf("FunctionDeadLetters");

  @TempDir Path directory;

  @Test
  void theFunctionStartsFromASnapshotOfItsPublishedVersion() {
    Template template = template();

    template.hasResourceProperties(
        "AWS::Lambda::Function",
        Map.of(
            "Runtime",
            "java25",
            "Handler",
            "dev.sessionready.lambda.ConfigRuleHandler::handleRequest",
            "Timeout",
            900,
            "LoggingConfig",
            Map.of(
                "LogFormat", "JSON",
                "ApplicationLogLevel", "INFO",
                "LogGroup", Reference.to("FunctionLog"))));
    template.hasResourceProperties(
        "AWS::Lambda::Alias",
        Map.of(
            "Name",
            "live",
            "FunctionVersion",
            Reference.toAttribute("FunctionCodeCurrentVersion", "Version")));
  }

  @Test
  void withoutARegionTheTemplateDecidesOnSnapStartWhenItIsDeployed() {
    JsonNode json = Synthesis.json(template());

    assertThat(snapStart(json).toString())
        .isEqualTo(
            "{\"Fn::If\":[\"%s\",{\"ApplyOn\":\"PublishedVersions\"},{\"Ref\":\"AWS::NoValue\"}]}"
                .formatted(json.required("Conditions").fieldNames().next()));
    assertThat(json.required("Conditions").elements().next().toString())
        .isEqualTo(
            "{\"Fn::And\":[{\"Fn::Equals\":[{\"Ref\":\"AWS::Partition\"},\"aws\"]},"
                + "{\"Fn::Not\":[{\"Fn::Equals\":[{\"Ref\":\"AWS::Region\"},\"ap-east-2\"]}]},"
                + "{\"Fn::Not\":[{\"Fn::Equals\":[{\"Ref\":\"AWS::Region\"},\"ap-southeast-6\"]}]}]}");
  }

  @ParameterizedTest
  @CsvSource({
    "eu-west-1, true",
    "ap-southeast-5, true",
    "ap-southeast-6, false",
    "ap-east-2, false",
    "cn-north-1, false",
    "us-gov-west-1, false"
  })
  void inARegionTheFunctionAsksForSnapStartOnlyWhereItIsOffered(String region, boolean offered) {
    RuleStack stack =
        new RuleStack(
            Synthesis.app(),
            Deployment.to("111122223333", region, Settings.from(Map.of())),
            new CodeSource.Uploaded(Synthesis.zipIn(directory)));
    JsonNode json = Synthesis.json(Template.fromStack(stack));

    assertThat(snapStart(json).toString())
        .isEqualTo(offered ? "{\"ApplyOn\":\"PublishedVersions\"}" : "");
    assertThat(json.has("Conditions")).isFalse();
  }

  private static JsonNode snapStart(JsonNode template) {
    return template
        .required("Resources")
        .propertyStream()
        .filter(resource -> resource.getKey().matches("FunctionCode[0-9A-F]{8}"))
        .map(resource -> resource.getValue().at("/Properties/SnapStart"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void theLogIsKeptForNinetyDaysOrAsLongAsSet() {
    template().hasResourceProperties("AWS::Logs::LogGroup", Map.of("RetentionInDays", 90));
    template(Map.of("logRetentionDays", "365"))
        .hasResourceProperties("AWS::Logs::LogGroup", Map.of("RetentionInDays", 365));
  }

  @Test
  void concurrencyIsReservedAndTheArchitectureIsAnotherWhereThatIsSet() {
    template()
        .hasResourceProperties(
            "AWS::Lambda::Function",
            Map.of(
                "Architectures",
                List.of("x86_64"),
                "ReservedConcurrentExecutions",
                Match.absent()));
    Template set = template(Map.of("reservedConcurrency", "2", "architecture", "arm64"));

    set.hasResourceProperties(
        "AWS::Lambda::Function",
        Map.of(
            "Handler",
            "dev.sessionready.lambda.ConfigRuleHandler::handleRequest",
            "ReservedConcurrentExecutions",
            2));
    set.allResourcesProperties("AWS::Lambda::Function", Map.of("Architectures", List.of("arm64")));
  }

  @Test
  void onlyLambdaMayAssumeTheFunctionsRole() {
    template()
        .hasResourceProperties(
            "AWS::IAM::Role",
            Map.of(
                "AssumeRolePolicyDocument",
                Map.of(
                    "Statement",
                    List.of(
                        Map.of(
                            "Effect",
                            "Allow",
                            "Action",
                            "sts:AssumeRole",
                            "Principal",
                            Match.objectEquals(Map.of("Service", "lambda.amazonaws.com")))))));
  }

  @Test
  void onlyAwsConfigActingForThisAccountMayInvokeTheFunction() {
    Template template = template();

    template.resourceCountIs("AWS::Lambda::Permission", 1);
    template.hasResourceProperties(
        "AWS::Lambda::Permission",
        Map.of(
            "Action",
            "lambda:InvokeFunction",
            "FunctionName",
            ALIAS,
            "Principal",
            "config.amazonaws.com",
            "SourceAccount",
            Map.of("Ref", "AWS::AccountId")));
  }

  @Test
  void anEventOfTheAliasThatFailsThreeTimesIsKeptInTheDeadChangeQueue() {
    Template template = template();

    template.resourceCountIs("AWS::Lambda::EventInvokeConfig", 1);
    template.hasResourceProperties(
        "AWS::Lambda::EventInvokeConfig",
        Map.of(
            "Qualifier",
            Map.of("Fn::Select", List.of(7, Map.of("Fn::Split", List.of(":", ALIAS)))),
            "MaximumRetryAttempts",
            2,
            "MaximumEventAgeInSeconds",
            3600,
            "DestinationConfig",
            Map.of("OnFailure", Map.of("Destination", DEAD_CHANGES))));
  }

  @Test
  void theDeadChangeQueueIsEncryptedAndRefusesPlainConnections() {
    Template template = template();

    template.hasResourceProperties("AWS::SQS::Queue", Map.of("SqsManagedSseEnabled", true));
    template.hasResourceProperties(
        "AWS::SQS::QueuePolicy",
        Map.of(
            "PolicyDocument",
            Map.of(
                "Statement",
                List.of(
                    Map.of(
                        "Effect",
                        "Deny",
                        "Action",
                        "sqs:*",
                        "Principal",
                        Map.of("AWS", "*"),
                        "Resource",
                        DEAD_CHANGES,
                        "Condition",
                        Map.of("Bool", Map.of("aws:SecureTransport", "false")))))));
  }

  @Test
  void aMissingZipIsRefusedWithTheCommandThatBuildsIt() {
    Path zip = directory.resolve("missing.zip");
    Settings settings = Settings.from(Map.of());

    assertThatThrownBy(() ->
            new RuleStack(
                Synthesis.app(), Deployment.anywhere(settings), new CodeSource.Uploaded(zip)))
        .isInstanceOf(InvalidSetting.class)
        .hasMessage(
            "There is no %s; `mvn -DskipTests package` builds it from the repository's root.", zip);
  }

  private Template template() {
    return template(Map.of());
  }

  private Template template(Map<String, ?> context) {
    return Synthesis.template(context, directory);
  }
}
