package dev.sessionready.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The command {@code what-if}, on the bundled account and on saved ones. */
class WhatIfCommandTest {

  private static final Path DEMO =
      Path.of("src", "main", "resources", "dev", "sessionready", "demo", "demo.json");

  @TempDir private Path folder;

  @Test
  void whoWouldBecomeReadyIsShownFirstAndWhoStaysNotReadyWithItsCause() {
    CommandLineRun run = demo("--add-endpoint", "logs,vpc-0b2e8d1b6f3c58002");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .startsWith("✓ i-0b2e8d1b6f3c58101 (billing-app) would become ready\n")
        .contains(
            "✗ i-0a1d9f0c5e2b47102 (orders-batch) stays not ready\n    instance-egress: security"
                + " group sg-0a1d9f0c5e2b47053")
        .endsWith(
            "1 would become ready, 0 would break, 4 stay not ready, 1 stay ready,"
                + " 0 cannot be foretold\n");
  }

  @Test
  void whoWouldBreakIsShownAlthoughItsAgentReportsNow() {
    CommandLineRun run = demo("--delete-endpoint", "vpce-0a1d9f0c5e2b47032");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out())
        .startsWith("✗ i-0a1d9f0c5e2b47101 (orders-web) would break\n    endpoint-present: ");
  }

  @Test
  void aChangeThatChangesNoVerdictIsNamed() {
    CommandLineRun run =
        demo(
            "--enable-dns-support",
            "vpc-0b2e8d1b6f3c58002",
            "--add-endpoint",
            "logs,vpc-0b2e8d1b6f3c58002");

    assertThat(run.out())
        .containsOnlyOnce("No effect")
        .contains("No effect on any verdict: --enable-dns-support vpc-0b2e8d1b6f3c58002\n");
  }

  @Test
  void anEndpointWithoutAVpcIsForEachThatHasNone() {
    CommandLineRun run = demo("--add-endpoint", "logs", "--format", "json");

    assertThat(forecast(run, "i-0b2e8d1b6f3c58101").path("forecast").asString())
        .isEqualTo("BECOMES_READY");
    assertThat(run.json().path("changes").path(0).path("effect").asBoolean()).isTrue();
  }

  @Test
  void theCommandsThatCheckPrintsHealWhatTheySay() throws IOException {
    CommandLineRun check = CommandLineRun.of("check", "--snapshot", DEMO.toString());
    List<String> fixes =
        check
            .out()
            .lines()
            .map(String::strip)
            .filter(line -> line.matches("\\$ aws (ec2 (authorize|create-vpc)|iam put).*"))
            .toList();
    Path commands = Files.write(folder.resolve("fixes.sh"), fixes);

    CommandLineRun run =
        CommandLineRun.of(
            "what-if",
            "--snapshot",
            DEMO.toString(),
            "--commands",
            commands.toString(),
            "--format",
            "json");

    assertThat(fixes).hasSizeGreaterThan(5);
    assertThat(run.exitCode()).isZero();
    assertThat(
            Stream.of(
                "i-0a1d9f0c5e2b47102",
                "i-0a1d9f0c5e2b47103",
                "i-0b2e8d1b6f3c58101",
                "i-0c3f7e2a704d69101"))
        .allSatisfy(id ->
            assertThat(forecast(run, id).path("forecast").asString()).isEqualTo("BECOMES_READY"));
    assertThat(forecast(run, "i-0a1d9f0c5e2b47104").path("causes").path(0).path("check").asString())
        .as("nothing explained why its agent is absent, so nothing is awaited")
        .isEqualTo("agent-online");
  }

  @Test
  void aLineMayNameWhatAnEarlierOneCreated() throws IOException {
    Path commands =
        Files.writeString(
            folder.resolve("new.sh"),
            """
            # an endpoint, with a group of its own
            GROUP=$(aws ec2 create-security-group --group-name e --description e --vpc-id \
            vpc-0b2e8d1b6f3c58002 --query GroupId --output text)
            aws ec2 authorize-security-group-ingress --group-id "$GROUP" --protocol tcp --port 443 \
            --cidr 10.20.0.0/16
            aws ec2 create-vpc-endpoint --vpc-id vpc-0b2e8d1b6f3c58002 --vpc-endpoint-type Interface \
            --service-name com.amazonaws.ap-northeast-1.logs --subnet-ids subnet-0b2e8d1b6f3c58011 \
            --security-group-ids "${GROUP}" --private-dns-enabled
            """);

    CommandLineRun run = demo("--commands", commands.toString());

    assertThat(run.err()).isEmpty();
    assertThat(run.out()).startsWith("✓ i-0b2e8d1b6f3c58101 (billing-app) would become ready\n");
  }

  @Test
  void aPreferenceThatTheRoleDoesNotServeBreaksWhoWasReady() {
    CommandLineRun run = demo("--set-preference", "s3BucketName=another-bucket");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out())
        .startsWith(
            "✗ i-0a1d9f0c5e2b47101 (orders-web) would break\n    s3-actions: role"
                + " SessionInstanceRole may not do s3:PutObject on bucket another-bucket");
  }

  @Test
  void aRuleIsRevokedOnlyWhereItIs() {
    CommandLineRun run = demo("--revoke-ingress", "sg-0a1d9f0c5e2b47051,443,203.0.113.0/24");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .isEqualTo(
            "session-ready: --revoke-ingress sg-0a1d9f0c5e2b47051,443,203.0.113.0/24:"
                + " sg-0a1d9f0c5e2b47051 has no such rule.\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--delete-endpoint | vpce-9 | --delete-endpoint vpce-9: there is no vpce-9 in vpcEndpoints.",
        "--authorize-egress | sg-1 | 'sg-1' is not understood; write GROUP,PORT,PEER such as"
            + " sg-0a1b2c3d,443,10.0.0.0/16.",
        "--commands | /no/such/file | /no/such/file: it cannot be read; name a file of AWS CLI"
            + " commands."
      })
  void whatCannotBeChangedIsSaidInOneSentence(String option, String value, String sentence) {
    assertThat(demo(option, value))
        .isEqualTo(new CommandLineRun(2, "", "session-ready: " + sentence + "\n"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"IPV6_BLOCK", "::/200", "fd00::1::/64", "$(id)"})
  void aBlockOfASubnetThatIsNoneIsSaidToBeNone(String block) throws IOException {
    Path commands =
        Files.writeString(
            folder.resolve("commands.sh"),
            "aws ec2 associate-subnet-cidr-block --subnet-id subnet-0b2e8d1b6f3c58011"
                + " --ipv6-cidr-block '%s'\n".formatted(block));

    assertThat(demo("--commands", commands.toString()).err())
        .endsWith("'%s' is no block of addresses.\n".formatted(block));
  }

  @Test
  void somethingMustBeChanged() {
    assertThat(demo().err()).startsWith("session-ready: No change is named; name one such as ");
  }

  @Test
  void theForecastIsSaidInJapaneseToo() {
    assertThat(demo("--lang", "ja", "--delete-endpoint", "vpce-0a1d9f0c5e2b47032").out())
        .contains("i-0a1d9f0c5e2b47101 (orders-web) は接続できなくなります");
  }

  private static CommandLineRun demo(String... options) {
    return CommandLineRun.of(
        Stream.concat(Stream.of("demo", "what-if"), Stream.of(options)).toArray(String[]::new));
  }

  private static JsonNode forecast(CommandLineRun run, String id) {
    return run.json()
        .path("instances")
        .valueStream()
        .filter(one -> one.path("instance").asString().equals(id))
        .findFirst()
        .orElseThrow();
  }
}
