package dev.sessionready.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awscdk.App;
import software.amazon.awscdk.services.config.MaximumExecutionFrequency;

@Tag("template")
final class DeploymentsTest {

  private static final String TWO =
      """
      {"failAt": "LOW", "environments": [
        {"account": "111122223333", "region": "eu-west-1"},
        {"account": "444455556666", "region": "us-gov-west-1", "failAt": "CRITICAL",
         "sweepEvery": "Six_Hours"}
      ]}
      """;

  @Test
  void withoutEnvironmentsThereIsOneStackForWhereverItIsDeployed() throws IOException {
    Deployments deployments = from("{\"failAt\": \"LOW\"}");

    assertThat(deployments.stackSet()).isFalse();
    assertThat(deployments.stacks())
        .containsExactly(
            new Deployment("SessionReady", null, Settings.from(Map.of("failAt", "LOW"))));
  }

  @Test
  void eachEnvironmentIsAStackWithItsOwnSettingsBeforeTheSharedOnes() throws IOException {
    List<Deployment> stacks = from(TWO).stacks();

    assertThat(stacks)
        .extracting(Deployment::stackName)
        .containsExactly(
            "SessionReady-111122223333-eu-west-1", "SessionReady-444455556666-us-gov-west-1");
    assertThat(stacks)
        .extracting(stack -> stack.settings().ruleParameters().get("failAt"))
        .containsExactly("LOW", "CRITICAL");
    assertThat(stacks)
        .extracting(stack -> stack.settings().sweepEvery())
        .containsExactly(
            MaximumExecutionFrequency.TWENTY_FOUR_HOURS, MaximumExecutionFrequency.SIX_HOURS);
  }

  @Test
  void theStacksAreBoundToTheirAccountsAndRegions(@TempDir Path directory) throws IOException {
    App app = Synthesis.app();
    CodeSource code = new CodeSource.Uploaded(Synthesis.zipIn(directory));
    List<RuleStack> stacks =
        from(TWO).stacks().stream()
            .map(deployment -> new RuleStack(app, deployment, code))
            .toList();

    assertThat(stacks)
        .extracting(RuleStack::getAccount, RuleStack::getRegion)
        .containsExactly(
            tuple("111122223333", "eu-west-1"), tuple("444455556666", "us-gov-west-1"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"environments\": \"all\"} | The context sets environments to \"all\"; it must be a list in cdk.json of objects that each have an account and a region.",
        "{\"environments\": []} | The context sets environments to an empty list; it must be a list in cdk.json of objects that each have an account and a region.",
        "{\"environments\": [\"eu-west-1\"]} | environments[0] is \"eu-west-1\"; it must be an object with an account and a region.",
        "{\"environments\": [{\"region\": \"eu-west-1\"}]} | environments[0]: There is no account; it must be the twelve digits of an account, in quotes.",
        "{\"environments\": [{\"account\": \"111122223333\"}]} | environments[0]: There is no region; it must be a region such as eu-west-1.",
        "{\"environments\": [{\"account\": 12345, \"region\": \"eu-west-1\"}]} | environments[0]: The context sets account to \"12345\"; it must be the twelve digits of an account, in quotes.",
        "{\"environments\": [{\"account\": \"111122223333\", \"region\": \"Ireland\"}]} | environments[0]: The context sets region to \"Ireland\"; it must be a region such as eu-west-1.",
        "{\"environments\": [{\"account\": \"111122223333\", \"region\": \"eu-wset-1\"}]} | environments[0]: The context sets region to \"eu-wset-1\"; it must be a region such as eu-west-1.",
        "{\"environments\": [{\"account\": \"111122223333\", \"region\": \"eu-west-1\"}, {\"account\": \"111122223333\", \"region\": \"eu-west-1\"}]} | environments[1]: its account and region have occurred before; each pair may be there once.",
        "{\"stackSet\": \"yes\"} | The context sets stackSet to \"yes\"; it must be true or false.",
        "{\"stackSet\": true, \"environments\": []} | The context sets both stackSet and environments; a stack set has its accounts and regions from CloudFormation, so leave one of them out.",
      })
  void aBadListIsRefusedInASentence(String context, String sentence) {
    assertThatThrownBy(() -> from(context)).isInstanceOf(InvalidSetting.class).hasMessage(sentence);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"emial\": \"ops@example.org\" | environments[0]: The context sets emial, which this app does not know; it knows account,",
        "\"environments\": []           | environments[0]: The context sets environments, which this app does not know; it knows account,",
        "\"failAt\": \"high\"           | environments[0]: The context sets failAt to \"high\"; it must be one of CRITICAL",
      })
  void aBadSettingIsRefusedWithItsEnvironment(String setting, String sentence) {
    assertThatThrownBy(() ->
            from(
                "{\"environments\": [{\"account\": \"111122223333\", \"region\": \"eu-west-1\", %s}]}"
                    .formatted(setting)))
        .isInstanceOf(InvalidSetting.class)
        .hasMessageStartingWith(sentence);
  }

  @Test
  void aRegionOfTheEnvironmentIsAskedForWhereNoOtherIsNamed() throws IOException {
    assertThat(from("{}").in("eu-west-1").stacks()).hasSize(1);
    assertThat(from("{}").in(null).stacks()).hasSize(1);
    assertThat(from(TWO).in("eu-wset-1").stacks()).hasSize(2);
    assertThat(from("{\"stackSet\": true}").in("eu-wset-1").stackSet()).isTrue();
    assertThatThrownBy(() -> from("{}").in("eu-wset-1"))
        .isInstanceOf(InvalidSetting.class)
        .hasMessage(
            "The environment names the region \"eu-wset-1\"; it must be a region such as"
                + " eu-west-1.");
  }

  @Test
  void aMisspeltListIsRefusedWithItsName() {
    assertThatThrownBy(() -> from("{\"enviroments\": []}"))
        .isInstanceOf(InvalidSetting.class)
        .hasMessageContaining("sets enviroments, which")
        .hasMessageContaining(" environments, ");
  }

  private static Deployments from(String context) throws IOException {
    ObjectMapper json = new ObjectMapper();
    Map<String, Object> read =
        json.readValue(
            context, json.getTypeFactory().constructMapType(Map.class, String.class, Object.class));
    return Deployments.from(RuleApp.context(App.Builder.create().context(read).build()));
  }
}
