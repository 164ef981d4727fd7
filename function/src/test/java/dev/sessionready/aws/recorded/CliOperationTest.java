package dev.sessionready.aws.recorded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionready.aws.client.Permission;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is recorded is what a snapshot takes. */
class CliOperationTest {

  /** Actions that are called otherwise than the operation that needs them. */
  private static final Map<String, String> OTHERWISE =
      Map.of(
          "ListAllMyBuckets", "ListBuckets",
          "GetEncryptionConfiguration", "GetBucketEncryption");

  /** Actions that no snapshot of a whole account takes. */
  private static final Set<String> NOT_TAKEN = Set.of("DescribeInstanceInformation", "PutObject");

  /** What only says whose the answers are. */
  private static final Set<String> OF_PLACE =
      Set.of("GetCallerIdentity", "DescribeAvailabilityZones");

  @Test
  void everyActionThatASnapshotTakesIsRecorded() {
    Set<String> taken =
        Arrays.stream(Permission.values())
            .map(Permission::action)
            .filter(action -> !action.matches("(config|sns|sqs|dynamodb):.*"))
            .map(action -> action.substring(action.indexOf(':') + 1))
            .filter(action -> !NOT_TAKEN.contains(action))
            .map(action -> OTHERWISE.getOrDefault(action, action))
            .collect(Collectors.toSet());
    taken.addAll(OF_PLACE);

    assertThat(Arrays.stream(CliOperation.values()).map(CliOperation::api))
        .containsExactlyInAnyOrderElementsOf(taken);
  }

  @ParameterizedTest
  @EnumSource
  void theScriptAsksIt(CliOperation operation) {
    String command = operation.command();
    // Loops ask some of them: describe-$listing, get-bucket-$what.
    String listed = command.replaceFirst("^(describe|list|get-bucket)-", "");

    assertThat(RecordedAccount.script())
        .containsAnyOf(operation.service() + " " + command, " " + listed + " ", " " + listed + ";");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "WebServer",
        "arn:aws:iam::123456789012:policy/team/a",
        "/sessions/50%",
        "%2F",
        "a.b+c@d"
      })
  void aNameIsThatOfAFileAndBack(String name) {
    CliQuestion question = new CliQuestion(CliOperation.GET_ROLE, List.of(name));

    assertThat(CliQuestion.ofFileName(CliQuestion.fileName(name))).isEqualTo(name);
    assertThat(question.in(Path.of("answers")).getParent())
        .isEqualTo(Path.of("answers", "get-role"));
  }
}
