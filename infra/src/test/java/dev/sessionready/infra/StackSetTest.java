package dev.sessionready.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sessionready.rule.RuleParameters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awscdk.App;

/** The template that CloudFormation StackSets deploy, in accounts that no CDK has prepared. */
@Tag("template")
final class StackSetTest {

  private static String written = "";
  private static JsonNode template = new ObjectMapper().createObjectNode();

  @BeforeAll
  static void synthesise(@TempDir Path directory) throws IOException {
    App app = Synthesis.app();
    RuleStack stack =
        new RuleStack(
            app,
            Deployment.anywhere(Settings.from(Map.of("email", "ops@example.org", "failAt", "LOW"))),
            new CodeSource.Named(Synthesis.zipIn(directory)));
    written =
        Files.readString(
            Path.of(app.synth().getStackByName(stack.getStackName()).getTemplateFullPath()));
    template = new ObjectMapper().readTree(written);
  }

  @Test
  void itNeedsNoBootstrapAndNoAsset() {
    assertThat(written).doesNotContainIgnoringCase("bootstrap").doesNotContain("cdk-hnb659fds");
    assertThat(template.has("Rules")).isFalse();
  }

  @Test
  void theCodeIsTakenFromABucketOfEachRegion() {
    JsonNode code =
        template
            .required("Resources")
            .valueStream()
            .filter(resource -> resource.required("Type").asText().equals("AWS::Lambda::Function"))
            .findFirst()
            .orElseThrow()
            .at("/Properties/Code");

    assertThat(code.toString())
        .isEqualTo(
            "{\"S3Bucket\":{\"Fn::Join\":[\"-\",[{\"Ref\":\"AssetBucketPrefix\"},"
                + "{\"Ref\":\"AWS::Region\"}]]},\"S3Key\":{\"Ref\":\"AssetKey\"}}");
  }

  @Test
  void itsParametersAreTheBucketAndTheKeyWhichIsThatOfThePackage(@TempDir Path directory) {
    String digest = new CodeSource.Named(Synthesis.zipIn(directory)).digest();

    assertThat(template.required("Parameters").fieldNames())
        .toIterable()
        .contains("AssetBucketPrefix", "AssetKey");
    assertThat(template.at("/Parameters/AssetKey/Default").asText())
        .isEqualTo("session-ready-%s.zip", digest);
  }

  @Test
  void settingsAreParametersThatSayWhatTheyTake() {
    JsonNode parameters = template.required("Parameters");

    assertThat(RuleParameters.Name.values())
        .allSatisfy(name -> {
          JsonNode parameter =
              parameters.required(
                  name.name().substring(0, 1).toUpperCase(Locale.ROOT) + name.name().substring(1));
          assertThat(parameter.path("ConstraintDescription").asText())
              .isEqualTo("must be %s, or empty", name.form());
          assertThat(parameter.path("AllowedPattern").asText()).isNotEmpty();
        });
    assertThat(parameters.at("/FailAt/Default").asText()).isEqualTo("LOW");
    assertThat(parameters.at("/Language/Default").asText("missing")).isEmpty();
    assertThat(parameters.at("/Email/Default").asText()).isEqualTo("ops@example.org");
    assertThat(parameters.at("/QuietHours/Default").asInt()).isEqualTo(24);
    assertThat(parameters.at("/LogRetentionDays/Default").asInt()).isEqualTo(90);
    assertThat(parameters.elements())
        .toIterable()
        .filteredOn(parameter -> !parameter.has("AllowedValues") && parameter.has("Default"))
        .hasSizeGreaterThan(10);
  }

  @Test
  void theRuleIsGivenWhatTheParametersGive() {
    JsonNode rule = resource("AWS::Config::ConfigRule", "Rule").at("/Properties/InputParameters");

    assertThat(rule.at("/failAt").toString())
        .isEqualTo(
            "{\"Fn::If\":[\"FailAtIsGiven\",{\"Ref\":\"FailAt\"},{\"Ref\":\"AWS::NoValue\"}]}");
    assertThat(rule.size()).isEqualTo(RuleParameters.Name.values().length);
    assertThat(template.at("/Conditions/FailAtIsGiven").toString())
        .isEqualTo("{\"Fn::Not\":[{\"Fn::Equals\":[{\"Ref\":\"FailAt\"},\"\"]}]}");
  }

  @Test
  void theAlertFunctionIsGivenTheSame() {
    JsonNode variables =
        resource("AWS::Lambda::Function", "AlertFunctionCode")
            .at("/Properties/Environment/Variables");

    assertThat(variables.at("/QUIET_HOURS/Ref").asText()).isEqualTo("QuietHours");
    assertThat(variables.at("/RULE_PARAMETERS").toString())
        .startsWith(
            "{\"Fn::Join\":[\"\",[\"{\\\"sessionDocument\\\":\\\"\",{\"Ref\":\"SessionDocument\"}")
        .endsWith("{\"Ref\":\"Language\"},\"\\\"}\"]]}");
  }

  @Test
  void whoeverIsGivenIsSubscribedAndNobodyElse() {
    JsonNode subscription = resource("AWS::SNS::Subscription", "Alerts");

    assertThat(subscription.path("Condition").asText()).isEqualTo("EmailIsGiven");
    assertThat(subscription.at("/Properties/Endpoint/Ref").asText()).isEqualTo("Email");
    assertThat(resource("AWS::Logs::LogGroup", "Function").at("/Properties/RetentionInDays/Ref"))
        .hasToString("\"LogRetentionDays\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sessionDocument | Team-Prefs, arn:aws:ssm:eu-west-1:1:document/a | a, a b c",
        "failAt | CRITICAL, LOW | high, CRITICALS",
        "unverifiable | COMPLIANT, NON_COMPLIANT | NOT_APPLICABLE",
        "graceMinutes | 0, 15, 999, 1000, 1440, 0015 | 1441, 1500, 2000, -1, 1.5",
        "minAgentVersion | 3.3.987.0 | 3, 3.3.40.x",
        "liveStatus | doubtful, always, never | sometimes",
        "requireLogging | none, cloudwatch, s3, any, both | all",
        "requireEncryption | true, false | TRUE",
        "evaluateStopped | true, false | yes",
        "excludeTag | Team, Team=, Team=Lab=1 | =Lab",
        "language | en, ja | fr"
      })
  void aParameterTakesWhatTheRuleTakes(RuleParameters.Name name, String taken, String refused) {
    Pattern pattern = Pattern.compile(RuleParameterPattern.of(name));

    assertThat(taken.split(", ", -1))
        .allMatch(value -> pattern.matcher(value).matches() && name.takes(value));
    assertThat(refused.split(", ", -1))
        .noneMatch(value -> pattern.matcher(value).matches() || name.takes(value));
  }

  private static JsonNode resource(String type, String prefix) {
    return template
        .required("Resources")
        .propertyStream()
        .filter(resource -> resource.getKey().startsWith(prefix))
        .map(Map.Entry::getValue)
        .filter(resource -> resource.required("Type").asText().equals(type))
        .findFirst()
        .orElseThrow();
  }
}
