package dev.sessionready.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds what the function's role grants to what the function's code asks for. */
final class PermissionsTest {

  private static List<Statement> granted = List.of();

  record Statement(List<String> actions, String resource) {

    static Statement from(JsonNode json) {
      assertThat(json.required("Effect").asText()).isEqualTo("Allow");
      JsonNode action = json.required("Action");
      List<String> actions =
          action.isArray()
              ? action.valueStream().map(JsonNode::asText).toList()
              : List.of(action.asText());
      JsonNode resource = json.required("Resource");
      return new Statement(actions, resource.isTextual() ? resource.asText() : resource.toString());
    }
  }

  @BeforeAll
  static void readTheFunctionsPolicy(@TempDir Path directory) {
    JsonNode role =
        Synthesis.json(Synthesis.template(Map.of(), directory))
            .required("Resources")
            .propertyStream()
            .filter(resource -> resource.getKey().startsWith("FunctionRole"))
            .map(resource -> resource.getValue().required("Properties"))
            .reduce((_, _) -> fail("more than one role of the function"))
            .orElseThrow();
    assertThat(role.has("ManagedPolicyArns")).isFalse();
    granted =
        role.required("Policies")
            .valueStream()
            .flatMap(policy -> policy.at("/PolicyDocument/Statement").valueStream())
            .map(Statement::from)
            .toList();
  }

  @Test
  void theRoleGrantsOnEveryResourceExactlyWhatTheCodeNames() throws Exception {
    assertThat(
            granted.stream()
                .filter(statement -> statement.resource().equals("*"))
                .flatMap(statement -> statement.actions().stream()))
        .containsExactlyInAnyOrderElementsOf(actionsInTheCode());
  }

  @Test
  void beyondThatTheRoleOnlyWritesItsOwnLogAndItsOwnQueue() {
    List<Statement> own =
        granted.stream().filter(statement -> !statement.resource().equals("*")).toList();

    assertThat(own)
        .extracting(Statement::actions)
        .containsExactly(
            List.of("logs:CreateLogStream", "logs:PutLogEvents"), List.of("sqs:SendMessage"));
    assertThat(own)
        .extracting(statement -> statement.resource().replaceAll("[0-9A-F]{8}", "#"))
        .containsExactly(
            "{\"Fn::GetAtt\":[\"FunctionLog#\",\"Arn\"]}",
            "{\"Fn::GetAtt\":[\"FunctionDeadLetters#\",\"Arn\"]}");
  }

  @Test
  void noGrantedActionIsAWildcard() {
    assertThat(granted.stream().flatMap(statement -> statement.actions().stream()))
        .isNotEmpty()
        .allMatch(action -> action.matches("[a-z0-9]+:[A-Za-z0-9]+"));
  }

  private static List<String> actionsInTheCode() throws IOException, ReflectiveOperationException {
    try (FunctionCode function = new FunctionCode()) {
      Class<?> permission = function.named("dev.sessionready.aws.Permission");
      Method action = permission.getMethod("action");
      List<String> actions = new ArrayList<>();
      for (Object constant : permission.getEnumConstants()) {
        actions.add((String) action.invoke(constant));
      }
      return actions;
    }
  }
}
