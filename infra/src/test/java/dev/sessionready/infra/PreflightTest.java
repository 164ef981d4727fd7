package dev.sessionready.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds what {@code session-ready preflight} asks for to what the template needs. */
final class PreflightTest {

  private static final String ROOM = "dev.sessionready.rule.preflight.";

  @TempDir Path directory;

  @Test
  void theBootstrapStackIsAskedForTheVersionThatTheTemplateDemands() throws Exception {
    Matcher demanded =
        Pattern.compile("bootstrap stack version (\\d+) required")
            .matcher(template().required("Rules").toString());

    assertThat(demanded.find()).isTrue();
    try (FunctionCode function = new FunctionCode()) {
      assertThat(function.named(ROOM + "Preflight").getField("BOOTSTRAP_VERSION").getInt(null))
          .isEqualTo(Integer.parseInt(demanded.group(1)));
    }
  }

  @Test
  void everyTypeInTheScopeOfTheRuleIsOneThatTheRecorderIsAskedFor() throws Exception {
    JsonNode rule =
        template()
            .required("Resources")
            .valueStream()
            .filter(
                resource -> resource.required("Type").asText().equals("AWS::Config::ConfigRule"))
            .findFirst()
            .orElseThrow();
    List<Object> asked = new ArrayList<>();
    try (FunctionCode function = new FunctionCode()) {
      Class<?> scope = function.named(ROOM + "RuleScope");
      asked.add(scope.getField("INSTANCE").get(null));
      asked.addAll((List<?>) scope.getField("DEPENDENCIES").get(null));
    }

    assertThat(asked)
        .containsAll(
            rule.at("/Properties/Scope/ComplianceResourceTypes")
                .valueStream()
                .map(JsonNode::asText)
                .toList());
  }

  private JsonNode template() {
    return Synthesis.json(Synthesis.template(Map.of(), directory));
  }
}
