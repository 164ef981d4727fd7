package dev.sessionready.cli;

import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionready.wire.AccountSeed;
import dev.sessionready.wire.Moto;
import dev.sessionready.wire.SdkSettings;
import dev.sessionready.wire.Stubs;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The command {@code check} over several live accounts and regions at once. */
@Tag("wire")
class SeveralPlacesTest {

  @RegisterExtension static final Moto MOTO = Moto.emptyForEachClass();

  @RegisterExtension static final SdkSettings SETTINGS = new SdkSettings(MOTO);

  private static final String OTHER = "444455556666";
  private static final String ROLE = "arn:aws:iam::" + OTHER + ":role/Audit";
  private static String member = "";

  @BeforeAll
  static void plant() {
    AccountSeed.plant(MOTO.administrator());
    try (OrganizationsClient organizations =
        MOTO.administrator().alike("organizations", OrganizationsClient.builder())) {
      organizations.createOrganization(request -> request.featureSet("ALL"));
      member =
          organizations
              .createAccount(request -> request.accountName("member").email("m@example.com"))
              .createAccountStatus()
              .accountId();
    }
  }

  @Test
  void severalRegionsGetALineAndAPageEachAndAllLinesStandAtTheEnd() {
    CommandLineRun run = CommandLineRun.of("check", "--region", Moto.REGION + ",sa-east-1");

    List<String> lines = run.out().lines().toList();
    assertThat(run.err()).isEmpty();
    assertThat(lines.getFirst()).startsWith("123456789012 " + Moto.REGION + "  NON_COMPLIANT  ");
    assertThat(lines).anyMatch(line -> line.startsWith("✗ "));
    assertThat(lines.subList(lines.size() - 2, lines.size()))
        .satisfiesExactly(
            line -> assertThat(line).isEqualTo(lines.getFirst()),
            line -> assertThat(line).startsWith("123456789012 sa-east-1  COMPLIANT  "));
    assertThat(run.exitCode()).isEqualTo(1);
  }

  @Test
  void allRegionsAreThoseThatTheAccountHasSwitchedOn() {
    MOTO.wire()
        .stubFor(
            Stubs.action("DescribeRegions")
                .willReturn(
                    Stubs.xml(
                        "<DescribeRegionsResponse xmlns=\"http://ec2.amazonaws.com/doc/2016-11-15/\"><regionInfo><item><regionName>sa-east-1</regionName></item><item><regionName>af-south-1</regionName></item></regionInfo></DescribeRegionsResponse>")));

    List<JsonNode> lines =
        CommandLineRun.of("check", "--region", "all", "--format", "json")
            .out()
            .lines()
            .map(line -> new JsonMapper().readTree(line))
            .toList();

    assertThat(lines)
        .extracting(line -> line.path("region").asString())
        .containsExactly("af-south-1", "sa-east-1");
    assertThat(lines)
        .extracting(line -> line.path("account").asString())
        .containsOnly("123456789012");
  }

  @Test
  void regionsThatCannotBeListedAreSaidSo() {
    MOTO.wire()
        .stubFor(
            Stubs.action("DescribeRegions")
                .willReturn(Stubs.ec2Error(403, "UnauthorizedOperation")));

    CommandLineRun run = CommandLineRun.of("check", "--region", "all");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out())
        .isEqualTo(
            "123456789012 all  NOT JUDGED  its regions cannot be listed (ec2:DescribeRegions:"
                + " access denied)\n");
  }

  @Test
  void anotherAccountIsEnteredByItsRole() {
    CommandLineRun run =
        CommandLineRun.of(
            "check", "--region", Moto.REGION, "--role-arn", ROLE, "--external-id", "secret-word");

    assertThat(run.out()).startsWith(OTHER + " " + Moto.REGION + "  COMPLIANT  ");
    assertThat(
            MOTO.wire()
                .findAll(
                    postRequestedFor(anyUrl()).withRequestBody(containing("Action=AssumeRole"))))
        .last()
        .satisfies(
            request -> assertThat(request.getBodyAsString()).contains("ExternalId=secret-word"));
  }

  @Test
  void anAccountThatCannotBeEnteredCostsItsOwnLineOnly() {
    MOTO.wire()
        .stubFor(
            post(anyUrl())
                .withRequestBody(containing("Action=AssumeRole"))
                .withRequestBody(containing(OTHER))
                .willReturn(Stubs.queryError(403, "AccessDenied")));

    CommandLineRun run =
        CommandLineRun.of(
            "check",
            "--region",
            Moto.REGION,
            "--role-arn",
            ROLE + ",arn:aws:iam::777788889999:role/Audit");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out().lines())
        .contains(
            OTHER
                + " "
                + Moto.REGION
                + "  NOT JUDGED  The role cannot be assumed (sts:AssumeRole: access denied); check"
                + " its name, its trust policy and the external id.")
        .anyMatch(line -> line.startsWith("777788889999 " + Moto.REGION + "  COMPLIANT  "));
  }

  @Test
  void anOrganizationIsItsAccountsWithThatOfTheCredentials() {
    CommandLineRun run =
        CommandLineRun.of(
            "check", "--region", Moto.REGION, "--organization", "--role-name", "Audit");

    assertThat(run.out().lines().map(line -> line.split(" ", 2)[0]))
        .contains("123456789012", member);
    assertThat(run.exitCode()).isEqualTo(1);
  }

  @Test
  void anOrganizationThatCannotBeListedIsSaidSo() {
    MOTO.wire()
        .stubFor(
            Stubs.target("AWSOrganizationsV20161128.ListAccounts")
                .willReturn(Stubs.jsonError(400, "AccessDeniedException")));

    CommandLineRun run =
        CommandLineRun.of(
            "check", "--region", Moto.REGION, "--organization", "--role-name", "Audit");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .isEqualTo(
            "session-ready: The accounts of the organization cannot be listed"
                + " (organizations:ListAccounts: access denied).\n");
  }

  @Test
  void optionsThatDoNotFitAreRefused() {
    assertThat(CommandLineRun.of("check", "--region", Moto.REGION, "--organization").err())
        .isEqualTo(
            "session-ready: --organization takes --role-name, the name of the role to enter each"
                + " account by.\n");
    assertThat(CommandLineRun.of("check", "--region", Moto.REGION, "--role-arn", "Audit").err())
        .isEqualTo(
            "session-ready: --role-arn is \"Audit\"; it must be the ARN of a role such as"
                + " arn:aws:iam::111122223333:role/Audit.\n");
    assertThat(CommandLineRun.of("check", "--snapshot", "x.json", "--role-arn", ROLE).err())
        .isEqualTo(
            "session-ready: --role-arn and --organization name live accounts; a snapshot is of"
                + " one.\n");
  }
}
