package dev.sessionready.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionready.json.MergePatch;
import dev.sessionready.world.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The command {@code check} over saved snapshots. */
class CheckCommandTest {

  private static final JsonMapper JSON = new JsonMapper();
  private static final Path DEMO =
      Path.of("src", "main", "resources", "dev", "sessionready", "demo", "demo.json");
  private static final Path HEALTHY =
      World.RESOURCES.resolve(Path.of("worlds", "healthy", "snapshot.json"));

  @TempDir private Path folder;

  @Test
  void anAccountThatIsReadyEndsWithZero() {
    CommandLineRun run = CommandLineRun.of("check", "--snapshot", HEALTHY.toString());

    assertThat(run.exitCode()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out()).startsWith("i-web (web)  COMPLIANT\n");
  }

  @Test
  void anAccountWithABrokenInstanceEndsWithOneAndReportsEachInstance() {
    CommandLineRun run = CommandLineRun.of("check", "--snapshot", DEMO.toString());

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).isEmpty();
    assertThat(run.out().lines().filter(line -> line.startsWith("i-")))
        .containsExactly(
            "i-0a1d9f0c5e2b47101 (orders-web)      COMPLIANT",
            "i-0a1d9f0c5e2b47102 (orders-batch)    NON_COMPLIANT  instance-egress",
            "i-0a1d9f0c5e2b47103 (orders-admin)    NON_COMPLIANT  core-actions, logs-actions,"
                + " s3-actions",
            "i-0a1d9f0c5e2b47104 (orders-legacy)   NON_COMPLIANT  agent-online",
            "i-0b2e8d1b6f3c58101 (billing-app)     NON_COMPLIANT  endpoint-present",
            "i-0c3f7e2a704d69101 (analytics-node)  NON_COMPLIANT  endpoint-ingress");
    assertThat(run.out().lines().toList().getLast()).startsWith("Instances: 6 (");
  }

  @Test
  void aCauseThatSeveralShareIsPrintedOnceWithItsFix() {
    String text =
        CommandLineRun.of("check", "--snapshot=" + DEMO, "--parameters=minAgentVersion=9.0.0.0")
            .out();

    assertThat(text).containsOnlyOnce("✗ agent-version (HIGH): ");
    assertThat(text).contains("Affects 5: i-0a1d9f0c5e2b47101, i-0a1d9f0c5e2b47102, ");
    assertThat(text.indexOf("✗ agent-version")).isLessThan(text.indexOf("\ni-0a1d9f0c5e2b47101"));
    assertThat(text).doesNotContain("\u001b");
  }

  @Test
  void whoIsAskedForByIdIsShownWhole() {
    assertThat(CommandLineRun.of("check", "--snapshot=" + DEMO, "i-0a1d9f0c5e2b47101").out())
        .startsWith("i-0a1d9f0c5e2b47101 (orders-web)  COMPLIANT\n  ✓ ")
        .contains("metadata-service, ");
  }

  @Test
  void aSnapshotIsJudgedWithoutACallAndTheReportIsTheSame() {
    CommandLineRun actual = CommandLineRun.of("check", "--snapshot", DEMO.toString(), "--verbose");

    assertThat(actual.err()).isEqualTo("No call was made: a snapshot was evaluated.\n");
    assertThat(actual.out()).isEqualTo(CommandLineRun.of("check", "--snapshot=" + DEMO).out());
  }

  @Test
  void asJsonASnapshotIsPublishedLikeTheDemoMadeFromIt() {
    CommandLineRun run =
        CommandLineRun.of("check", "--snapshot", DEMO.toString(), "--format", "json");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.json()).isEqualTo(CommandLineRun.of("demo", "--format", "json").json());
  }

  @Test
  void onlyTheInstancesNamedAreJudged() {
    CommandLineRun run =
        CommandLineRun.of(
            "check",
            "--format=json",
            "--snapshot=" + DEMO,
            "i-0b2e8d1b6f3c58101",
            "i-0a1d9f0c5e2b47101",
            "i-0a1d9f0c5e2b47101");

    assertThat(run.evaluations())
        .extracting(one -> one.path("ComplianceResourceId").asString())
        .containsExactly("i-0a1d9f0c5e2b47101", "i-0b2e8d1b6f3c58101");
    assertThat(CommandLineRun.of("check", "--snapshot=" + DEMO, "i-0a1d9f0c5e2b47101").exitCode())
        .isZero();
  }

  @Test
  void theRuleParametersDecide() {
    CommandLineRun run =
        CommandLineRun.of(
            "check",
            "--snapshot=" + HEALTHY,
            "--parameters",
            "failAt=HIGH,minAgentVersion=9.0.0.0",
            "--parameters",
            "graceMinutes=0");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).contains("✗ agent-version (HIGH): agent 3.3.987.0 is older than 9.0.0.0");
  }

  @Test
  void aSnapshotWithoutInstancesIsCompliant() throws IOException {
    Path empty = patched(HEALTHY, "{'instances': {'known': {'i-web': null}}}");

    CommandLineRun run = CommandLineRun.of("check", "--snapshot", empty.toString());

    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).isEqualTo("No instances\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          failAt=NEVER      | Rule parameter 'failAt' is 'NEVER'; it must be one of CRITICAL, HIGH, MEDIUM, LOW; HIGH by default.
          graceMinutes=soon | Rule parameter 'graceMinutes' is 'soon'; it must be whole minutes from 0 to 1440; 15 by default.
          failat=LOW        | Unknown rule parameter 'failat'; valid are sessionDocument, failAt, unverifiable, graceMinutes, minAgentVersion, liveStatus, requireLogging, requireEncryption, excludeTag, evaluateStopped, language.
          """)
  void badParametersAreOneSentence(String parameters, String sentence) {
    assertCouldNotJudge(sentence, "--snapshot", DEMO.toString(), "--parameters", parameters);
  }

  @Test
  void aMissingFileIsOneSentence() {
    Path missing = folder.resolve("missing.json");

    assertCouldNotJudge(missing + ": there is no such file.", "--snapshot", missing.toString());
  }

  @Test
  void aFileThatIsNotJsonIsOneSentence() throws IOException {
    Path file = Files.writeString(folder.resolve("notes.txt"), "hello");

    assertCouldNotJudge(
        file
            + ": line 1: this cannot be read as JSON: Unrecognized token 'hello': was expecting"
            + " (JSON String, Number, Array, Object or token 'null', 'true' or 'false').",
        "--snapshot",
        file.toString());
  }

  @Test
  void aSnapshotOfAnotherSchemaIsOneSentence() throws IOException {
    Path file = patched(HEALTHY, "{'schema': 2}");

    assertCouldNotJudge(
        file + ": /schema (line 1): this version reads schema 1, not 2.",
        "--snapshot",
        file.toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"check", "explain"})
  void aSessionDocumentThatIsNotPreferencesIsAFinding(String command) throws IOException {
    Path file =
        patched(
            HEALTHY,
            """
            {'systemsManager': {'sessionDocuments': {'SSM-SessionManagerRunShell':
                {'known': '{"schemaVersion": "1.0", "sessionType": "Nonsense"}'}}}}
            """);

    CommandLineRun run = CommandLineRun.of(command, "--snapshot", file.toString(), "i-web");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .contains(
            "session-preferences (CRITICAL): session document SSM-SessionManagerRunShell cannot be"
                + " read at sessionType: \"Nonsense\" is none of Standard_Stream");
  }

  @Test
  void aPolicyThatIsNotJsonIsOneSentenceAfterTheRestWasPublished() throws IOException {
    Path file =
        patched(
            DEMO,
            """
            {'identity': {'roles': {'ReportingInstanceRole': {'known': {'inlinePolicies':
                {'known': {'reportinginstancerole': {'known': '{"Version": '}}}}}}}}
            """);

    CommandLineRun run = CommandLineRun.of("check", "--snapshot", file.toString());

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out())
        .contains("i-0a1d9f0c5e2b47101 (orders-web)      COMPLIANT\n")
        .containsPattern("i-0a1d9f0c5e2b47103 \\(orders-admin\\) +NOT JUDGED +[a-z-]+");
    assertThat(run.err())
        .hasLineCount(1)
        .startsWith("session-ready: 1 of 6 instances got no verdict: iam:GetRolePolicy: ");
  }

  @Test
  void aKeyPolicyWithABadStatementIsOneSentence() throws IOException {
    Path file =
        patched(
            HEALTHY,
            """
            {'logging': {'keys': {'arn:aws:kms:ap-northeast-1:123456789012:key/logs': {'known':
                {'policy': {'known': '{"Statement": [{"Effect": "Perhaps"}]}'}}}}}}
            """);

    CommandLineRun run = CommandLineRun.of("check", "--snapshot", file.toString());

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .hasLineCount(1)
        .startsWith("session-ready: 1 of 1 instances got no verdict: kms:GetKeyPolicy: policy of")
        .contains("Statement[0].Effect: Effect is neither Allow nor Deny");
  }

  @ParameterizedTest
  @ValueSource(strings = {"text", "json"})
  void idsThatAreNotThereAreOneSentenceAndNothingIsPrinted(String format) {
    assertCouldNotJudge(
        "There is no instance i-lost, i-stray in account 123456789012, region ap-northeast-1.",
        "--snapshot",
        HEALTHY.toString(),
        "--format",
        format,
        "i-web",
        "i-stray",
        "i-lost");
  }

  private static void assertCouldNotJudge(String sentence, String... arguments) {
    String[] all = new String[arguments.length + 1];
    all[0] = "check";
    System.arraycopy(arguments, 0, all, 1, arguments.length);

    assertThat(CommandLineRun.of(all))
        .isEqualTo(new CommandLineRun(2, "", "session-ready: " + sentence + "\n"));
  }

  private Path patched(Path snapshot, String patch) throws IOException {
    JsonNode tree =
        new MergePatch(JSON.readTree(single(patch))).on(JSON.readTree(Files.readString(snapshot)));
    return Files.writeString(folder.resolve("snapshot.json"), JSON.writeValueAsString(tree));
  }

  // Single quotes for the JSON of the patch, so that double quotes may stand in its texts.
  private static String single(String patch) {
    return patch.replace("\"", "\\\"").replace('\'', '"');
  }
}
