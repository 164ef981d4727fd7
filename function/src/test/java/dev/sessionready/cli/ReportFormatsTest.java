package dev.sessionready.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionready.json.MergePatch;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What {@code check} writes for spreadsheets and build servers, and which checks it applies. */
class ReportFormatsTest {

  private static final JsonMapper JSON = new JsonMapper();
  private static final Path DEMO =
      Path.of("src", "main", "resources", "dev", "sessionready", "demo", "demo.json");

  @TempDir private Path folder;

  @Test
  void aTableHasARowForEachFinding() {
    CommandLineRun table = check("--format=csv");
    long findings = check("--format=json").findings().size();

    assertThat(table.exitCode()).isEqualTo(1);
    assertThat(table.out()).startsWith("instance,name,compliance,check,severity,verdict,");
    assertThat(table.out().split("\r\n", -1)).hasSize((int) findings + 2);
  }

  @Test
  void noCellIsAFormula() throws IOException {
    Path named = named("=cmd|' /C calc'!A0,\"\n@x");

    String table = CommandLineRun.of("check", "--format=csv", "--snapshot=" + named).out();

    assertThat(table)
        .contains("i-0a1d9f0c5e2b47101,\"'=cmd|' /C calc'!A0,\"\"\\n@x\",COMPLIANT,")
        .doesNotContainPattern("(?m)(^|,)\"?[=+@]");
  }

  @Test
  void testResultsAreWellFormedAndCountWhatFails() throws Exception {
    Document suites = xml(check("--format=junit").out());
    List<JsonNode> findings = check("--format=json").findings();

    assertThat(suites.getElementsByTagName("testsuite").getLength()).isEqualTo(6);
    assertThat(suites.getElementsByTagName("testcase").getLength()).isEqualTo(findings.size());
    assertThat(suites.getElementsByTagName("failure").getLength())
        .isEqualTo(
            (int)
                findings.stream()
                    .filter(one -> one.path("verdict").asString().equals("FAIL"))
                    .count());
  }

  @Test
  void testResultsTakeEveryNameThatXmlCannotHold() throws Exception {
    Path named = named("a\uffff\u0000]]>&<b>");

    Document suites =
        xml(CommandLineRun.of("check", "--format=junit", "--snapshot=" + named).out());

    assertThat(
            suites
                .getElementsByTagName("testsuite")
                .item(0)
                .getAttributes()
                .getNamedItem("name")
                .getNodeValue())
        .isEqualTo("i-0a1d9f0c5e2b47101 (a\ufffd\\u0000]]>&<b>)");
  }

  @Test
  void analysisResultsNameTheirRulesAndInstances() {
    JsonNode run = check("--format=sarif").json().path("runs").path(0);

    assertThat(run.path("invocations").path(0).path("executionSuccessful").asBoolean()).isTrue();
    assertThat(run.path("results").valueStream())
        .isNotEmpty()
        .allSatisfy(result -> {
          JsonNode rule =
              run.path("tool").path("driver").path("rules").path(result.path("ruleIndex").asInt());
          assertThat(rule.path("id")).isEqualTo(result.path("ruleId"));
          assertThat(result.path("message").path("text").asString()).isNotEmpty();
          assertThat(result.at("/locations/0/physicalLocation/artifactLocation/uri").asString())
              .startsWith("aws/111122223333/ap-northeast-1/ec2/instance/i-");
        });
  }

  @Test
  void onlyTheChecksThatAreChosenAreApplied() {
    assertThat(checks("--only=routes,resolver")).containsOnly("routes", "resolver");
    assertThat(checks("--skip=routes")).doesNotContain("routes").contains("resolver");
    assertThat(check("--only=routes").exitCode()).isZero();
    CommandLineRun unknown = check("--only=doors");
    assertThat(unknown.exitCode()).isEqualTo(2);
    assertThat(unknown.err())
        .isEqualTo(
            "session-ready: There is no check 'doors'; session-ready checks lists them all.\n");
    assertThat(check("--only=routes", "--skip=routes").err())
        .isEqualTo("session-ready: --only and --skip leave no check.\n");
  }

  @Test
  void theSeverityThatFailsIsAnOptionToo() {
    assertThat(check("--only=endpoint-present", "--fail-at=critical").exitCode()).isZero();
    assertThat(check("--only=endpoint-present", "--fail-at=high").exitCode()).isEqualTo(1);
  }

  @Test
  void whatIsPrintedGoesToAFileInstead() throws IOException {
    Path file = folder.resolve("report.json");

    CommandLineRun run = check("--format=json", "--out=" + file);

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).isEqualTo("Saved to " + file + ".\n");
    assertThat(Files.readString(file)).isEqualTo(check("--format=json").out());
  }

  @Test
  void severalSnapshotsHaveNoPage() {
    CommandLineRun run =
        CommandLineRun.of("check", "--format=html", "--snapshot=" + DEMO, "--snapshot=" + DEMO);

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .isEqualTo(
            "session-ready: --format html is of one account and region; of several there are text"
                + " and json.\n");
  }

  private static List<String> checks(String option) {
    return check("--format=json", option).findings().stream()
        .map(one -> one.path("check").asString())
        .toList();
  }

  private static CommandLineRun check(String... options) {
    String[] all = new String[options.length + 2];
    all[0] = "check";
    all[1] = "--snapshot=" + DEMO;
    System.arraycopy(options, 0, all, 2, options.length);
    return CommandLineRun.of(all);
  }

  private Path named(String name) throws IOException {
    JsonNode patch =
        JSON.valueToTree(
            Map.of(
                "instances",
                Map.of(
                    "known", Map.of("i-0a1d9f0c5e2b47101", Map.of("tags", Map.of("Name", name))))));
    return Files.writeString(
        folder.resolve("named.json"),
        new MergePatch(patch).on(JSON.readTree(Files.readAllBytes(DEMO))).toString(),
        StandardCharsets.UTF_8);
  }

  private static Document xml(String text) throws Exception {
    return DocumentBuilderFactory.newDefaultInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(text)));
  }
}
