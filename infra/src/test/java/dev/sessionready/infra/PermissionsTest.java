package dev.sessionready.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sessionready.aws.client.Permission;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds what the functions' roles grant to what their code asks for. */
@Tag("template")
final class PermissionsTest {

  private static List<Statement> granted = List.of();
  private static List<Statement> grantedToNotifier = List.of();
  private static List<Statement> grantedToSweeper = List.of();

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
  static void readThePolicies(@TempDir Path directory) {
    JsonNode resources =
        Synthesis.json(Synthesis.template(Map.of(), directory)).required("Resources");
    granted = grantedTo("FunctionRole", resources);
    grantedToNotifier = grantedTo("AlertFunctionRole", resources);
    grantedToSweeper = grantedTo("SweepFunctionRole", resources);
  }

  private static List<Statement> grantedTo(String name, JsonNode resources) {
    JsonNode role =
        resources
            .propertyStream()
            .filter(resource -> resource.getKey().startsWith(name))
            .map(resource -> resource.getValue().required("Properties"))
            .reduce((_, _) -> fail("more than one " + name))
            .orElseThrow();
    assertThat(role.has("ManagedPolicyArns")).isFalse();
    return role.required("Policies")
        .valueStream()
        .flatMap(policy -> policy.at("/PolicyDocument/Statement").valueStream())
        .map(Statement::from)
        .toList();
  }

  @Test
  void theRoleGrantsOnEveryResourceExactlyWhatTheCodeNames() {
    assertThat(onEverything(granted)).containsExactlyInAnyOrderElementsOf(actionsInTheCode(false));
  }

  @Test
  void theNotifierMayReadAllThatTheFunctionReadsAndPutNothing() {
    List<String> reading = new ArrayList<>(actionsInTheCode(false));
    reading.removeIf(action -> action.startsWith("config:"));

    assertThat(onEverything(grantedToNotifier)).containsExactlyInAnyOrderElementsOf(reading);
  }

  @Test
  void theNotifierPublishesToItsTopicAndKeepsItsTableAsTheCodeNames() {
    List<Statement> own = onOwn(grantedToNotifier);

    assertThat(own)
        .extracting(Statement::actions)
        .containsExactly(
            List.of("logs:CreateLogStream", "logs:PutLogEvents"),
            List.of(
                "sqs:ChangeMessageVisibility",
                "sqs:DeleteMessage",
                "sqs:GetQueueAttributes",
                "sqs:ReceiveMessage"),
            List.of("dynamodb:Query", "dynamodb:UpdateItem"),
            List.of("sns:GetTopicAttributes", "sns:Publish"),
            List.of("kms:Decrypt", "kms:GenerateDataKey"));
    assertThat(own)
        .extracting(statement -> statement.resource().replaceAll("[0-9A-F]{8}", "#"))
        .containsExactly(
            "{\"Fn::GetAtt\":[\"AlertFunctionLog#\",\"Arn\"]}",
            "[{\"Fn::GetAtt\":[\"AlertFunctionChanges#\",\"Arn\"]},"
                + "{\"Fn::GetAtt\":[\"AlertFunctionDeployments#\",\"Arn\"]}]",
            "{\"Fn::GetAtt\":[\"AlertFunctionSentAlerts#\",\"Arn\"]}",
            "{\"Ref\":\"AlertsTopic#\"}",
            "{\"Fn::GetAtt\":[\"AlertsKey#\",\"Arn\"]}");
    assertThat(own.stream().flatMap(statement -> statement.actions().stream()))
        .containsAll(
            actionsInTheCode(true).stream()
                .filter(action -> !action.startsWith("s3:") && !action.startsWith("sqs:"))
                .toList());
  }

  @Test
  void beyondThatTheRoleOnlyWritesItsOwnLogAndTheQueuesOfTheStack() {
    List<Statement> own = onOwn(granted);

    assertThat(own)
        .extracting(Statement::actions)
        .containsExactly(
            List.of("logs:CreateLogStream", "logs:PutLogEvents"),
            List.of("sqs:SendMessage"),
            List.of("sqs:SendMessage"));
    assertThat(own)
        .extracting(statement -> statement.resource().replaceAll("[0-9A-F]{8}", "#"))
        .containsExactly(
            "{\"Fn::GetAtt\":[\"FunctionLog#\",\"Arn\"]}",
            "{\"Fn::GetAtt\":[\"FunctionDeadLetters#\",\"Arn\"]}",
            "{\"Fn::GetAtt\":[\"SweepFunctionRest#\",\"Arn\"]}");
  }

  @Test
  void whoGoesOnWithSweepsMaySweepAndBeyondThatTakeAndLeaveTheRest() {
    List<String> sweeping = new ArrayList<>(actionsInTheCode(false));
    sweeping.remove("config:GetResourceConfigHistory");
    assertThat(onEverything(grantedToSweeper)).containsExactlyInAnyOrderElementsOf(sweeping);

    List<Statement> own = onOwn(grantedToSweeper);
    assertThat(own)
        .extracting(Statement::actions)
        .containsExactly(
            List.of("logs:CreateLogStream", "logs:PutLogEvents"),
            List.of(
                "sqs:ChangeMessageVisibility",
                "sqs:DeleteMessage",
                "sqs:GetQueueAttributes",
                "sqs:ReceiveMessage"),
            List.of("sqs:SendMessage"));
    assertThat(own)
        .extracting(statement -> statement.resource().replaceAll("[0-9A-F]{8}", "#"))
        .containsExactly(
            "{\"Fn::GetAtt\":[\"SweepFunctionLog#\",\"Arn\"]}",
            "{\"Fn::GetAtt\":[\"SweepFunctionRest#\",\"Arn\"]}",
            "{\"Fn::GetAtt\":[\"SweepFunctionRest#\",\"Arn\"]}");
  }

  @Test
  void nobodyElseMayLeaveTheRestOfASweep() {
    assertThat(grantedToNotifier)
        .noneMatch(statement -> statement.actions().contains("sqs:SendMessage"));
  }

  @Test
  void noGrantedActionIsAWildcard() {
    assertThat(
            Stream.of(granted, grantedToNotifier, grantedToSweeper)
                .flatMap(List::stream)
                .flatMap(statement -> statement.actions().stream()))
        .isNotEmpty()
        .allMatch(action -> action.matches("[a-z0-9]+:[A-Za-z0-9]+"));
  }

  private static Stream<String> onEverything(List<Statement> statements) {
    return statements.stream()
        .filter(statement -> statement.resource().equals("*"))
        .flatMap(statement -> statement.actions().stream());
  }

  private static List<Statement> onOwn(List<Statement> statements) {
    return statements.stream().filter(statement -> !statement.resource().equals("*")).toList();
  }

  /** The actions on resources of the stack's own, or those on everything. */
  private static List<String> actionsInTheCode(boolean own) {
    return Stream.of(Permission.values())
        .filter(permission -> permission.isOnOwnResource() == own)
        .map(Permission::action)
        .toList();
  }
}
