package dev.sessionready.aws.recorded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionready.aws.LiveSource;
import dev.sessionready.json.JsonDocuments;
import dev.sessionready.json.SnapshotTree;
import dev.sessionready.lambda.Assembly;
import dev.sessionready.model.AccountRegion;
import dev.sessionready.model.Snapshot;
import dev.sessionready.report.Messages;
import dev.sessionready.rule.RuleParameters;
import dev.sessionready.rule.Scope;
import dev.sessionready.rule.Source;
import dev.sessionready.wire.AccountSeed;
import dev.sessionready.wire.Agents;
import dev.sessionready.wire.InstalledProgram;
import dev.sessionready.wire.Moto;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What the AWS CLI saves by the script is what {@code capture} takes itself. */
@Tag("wire")
class ImportOnTheWireTest {

  @RegisterExtension static final Moto MOTO = Moto.emptyForEachClass();

  private static final AccountRegion PLACE = new AccountRegion(Moto.ACCOUNT, Moto.REGION);
  private static final JsonMapper JSON = new JsonMapper();

  @TempDir private static Path folder;

  private static AccountSeed seed;
  private static Path program;

  @BeforeAll
  static void seedTheAccount() {
    program = program();
    seed = AccountSeed.plant(MOTO.administrator());
  }

  @Test
  void importOfWhatTheScriptSavedEqualsCapture() throws IOException, InterruptedException {
    MOTO.wire().stubFor(Agents.onlineOnOnePage(List.of(seed.managedInstance())));
    Path answers = folder.resolve("an account's answers");
    run(answers);

    RecordedAccount recorded = RecordedAccount.in(answers, null, null);
    Snapshot imported = capture(recorded.source());
    Snapshot captured =
        capture(
            new LiveSource(
                MOTO.clients(),
                PLACE,
                new JsonDocuments(),
                InstantSource.fixed(imported.capturedAt())));

    assertThat(recorded.missing()).isEmpty();
    assertThat(recorded.others()).isEmpty();
    assertThat(differences("", tree(captured), tree(imported))).isEmpty();
    assertThat(imported.instances().ask().orElseThrow()).hasSize(2);
  }

  private static List<String> differences(String place, JsonNode captured, JsonNode imported) {
    if (!captured.isObject() || !imported.isObject()) {
      return captured.equals(imported)
          ? List.of()
          : List.of("%s: captured %s, imported %s".formatted(place, captured, imported));
    }
    Set<String> names = new TreeSet<>(captured.propertyNames());
    names.addAll(imported.propertyNames());
    return names.stream()
        .flatMap(name ->
            differences(place + "/" + name, captured.path(name), imported.path(name)).stream())
        .toList();
  }

  private static Snapshot capture(Source source) {
    return Assembly.of(source, Messages.english())
        .capture(new Scope.Everything(), RuleParameters.DEFAULTS);
  }

  private static void run(Path answers) throws IOException, InterruptedException {
    Path script = Files.writeString(folder.resolve("capture.sh"), RecordedAccount.script());
    Map<String, String> settings =
        Map.of(
            "AWS_ENDPOINT_URL",
            MOTO.address().toString(),
            "AWS_ACCESS_KEY_ID",
            "AKIDEXAMPLE",
            "AWS_SECRET_ACCESS_KEY",
            "secret",
            "AWS_DEFAULT_REGION",
            Moto.REGION,
            "AWS_EC2_METADATA_DISABLED",
            "true",
            "AWS_CONFIG_FILE",
            folder.resolve("none").toString(),
            "AWS_SHARED_CREDENTIALS_FILE",
            folder.resolve("none").toString());
    Path calls = Files.createDirectory(folder.resolve("calls"));
    try (AwsCli cli = AwsCli.start(program, settings, calls)) {
      Process process =
          cli.sh(script.toString(), answers.toString())
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("output.txt").toFile())
              .start();
      assertThat(process.waitFor(20, TimeUnit.MINUTES)).isTrue();
      assertThat(process.exitValue()).as(Files.readString(folder.resolve("output.txt"))).isZero();
    }
  }

  /** The file of a snapshot; of IAM's policies the CLI prints what they say, and no blanks. */
  private static JsonNode tree(Snapshot snapshot) {
    ObjectNode tree = SnapshotTree.of(snapshot);
    withoutBlanks(tree.path("identity"));
    return tree;
  }

  private static void withoutBlanks(JsonNode node) {
    if (node instanceof ObjectNode object) {
      for (Map.Entry<String, JsonNode> member : List.copyOf(object.properties())) {
        if (member.getValue().isString() && member.getValue().asString().startsWith("{")) {
          object.put(member.getKey(), compact(member.getValue().asString()));
        }
      }
    }
    node.forEach(ImportOnTheWireTest::withoutBlanks);
  }

  private static String compact(String policy) {
    try {
      return JSON.readTree(policy).toString();
    } catch (JacksonException none) {
      return policy;
    }
  }

  private static Path program() {
    return InstalledProgram.required("aws is not on the PATH: pip install awscli", "aws");
  }
}
