package dev.sessionready.cli;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionready.fact.Fact;
import dev.sessionready.json.SnapshotFile;
import dev.sessionready.model.Instance;
import dev.sessionready.model.Snapshot;
import dev.sessionready.network.model.VpcDnsAttributes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command {@code import} over what the AWS CLI printed. */
class ImportCommandTest {

  @TempDir private Path folder;

  private Path answers;

  @BeforeEach
  void theCallerAndOneInstance() throws IOException {
    answers = Files.createDirectory(folder.resolve("answers"));
    save(
        "whoami.json",
        """
        {"UserId": "AIDA", "Account": "123456789012",
         "Arn": "arn:aws:iam::123456789012:user/somebody"}
        """);
    save("zones.json", "{\"AvailabilityZones\": [{\"RegionName\": \"eu-west-1\"}]}");
    save("instances.json", instances("2026-11-01T02:00:00+00:00"));
  }

  private static String instances(String launchTime) {
    return """
    {"Reservations": [{"OwnerId": "123456789012", "Instances": [{
      "InstanceId": "i-0123456789abcdef0", "State": {"Code": 16, "Name": "running"},
      "LaunchTime": "%s", "ImageId": "ami-1", "PlatformDetails": "Linux/UNIX",
      "VpcId": "vpc-1", "SubnetId": "subnet-1",
      "IamInstanceProfile": {"Arn": "arn:aws:iam::123456789012:instance-profile/team/Web"},
      "NetworkInterfaces": [], "Tags": [{"Key": "Name", "Value": "web"}]}]}]}
    """
        .formatted(launchTime);
  }

  private void save(String name, String text) throws IOException {
    Path file = answers.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private CommandLineRun run(String... further) {
    String[] arguments = new String[4 + further.length];
    arguments[0] = "import";
    arguments[1] = answers.toString();
    arguments[2] = "--out";
    arguments[3] = out().toString();
    System.arraycopy(further, 0, arguments, 4, further.length);
    return CommandLineRun.of(arguments);
  }

  private Path out() {
    return folder.resolve("account.json");
  }

  private Snapshot snapshot() {
    return SnapshotFile.read(out());
  }

  @Test
  void filesAreKnownByWhatIsInThem() {
    assertThat(run().exitCode()).isZero();

    Snapshot snapshot = snapshot();
    assertThat(snapshot.place().account()).isEqualTo("123456789012");
    assertThat(snapshot.place().region()).isEqualTo("eu-west-1");
    Instance instance =
        requireNonNull(snapshot.instances().ask().orElseThrow().get("i-0123456789abcdef0"));
    assertThat(instance.launchTime()).isEqualTo(Instant.parse("2026-11-01T02:00:00Z"));
    assertThat(instance.tags()).isEqualTo(Map.of("Name", "web"));
  }

  @Test
  void whatIsNotThereIsUnknownAndItsCommandIsPrinted() {
    CommandLineRun run = run();

    assertThat(snapshot().network().subnets())
        .isEqualTo(
            Fact.unreadable(
                "ec2:DescribeSubnets",
                "it is not in this directory; run: aws ec2 describe-subnets --output json"));
    assertThat(run.out().lines())
        .contains(
            "mkdir -p %1$s && aws ec2 describe-subnets --output json > %1$s/describe-subnets.json"
                .formatted(answers),
            "mkdir -p %1$s/get-instance-profile && aws iam get-instance-profile".formatted(answers)
                + " --instance-profile-name=Web --output json > %s/get-instance-profile/Web.json"
                    .formatted(answers));
    assertThat(run.err()).endsWith("Saved to " + out() + ".\n");
  }

  @Test
  void namesSayWhatAnAnswerIsAboutThatDoesNotSayItItself() throws IOException {
    save(
        "profile.json",
        """
        {"InstanceProfile": {"InstanceProfileName": "Web", "Roles": [{"RoleName": "WebRole"}],
         "Arn": "arn:aws:iam::123456789012:instance-profile/team/Web"}}
        """);
    save(
        "roles/role.json",
        """
        {"Role": {"RoleName": "WebRole", "Arn": "arn:aws:iam::123456789012:role/WebRole",
         "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [
           {"Effect": "Allow", "Principal": {"Service": "ec2.amazonaws.com"},
            "Action": "sts:AssumeRole", "Condition": {"Null": {"aws:PrincipalTag/100%25+": "true"}}}]}}}
        """);
    save("list-role-policies/WebRole.json", "{\"PolicyNames\": []}");
    save(
        "list-attached-role-policies/WebRole.json",
        "{\"AttachedPolicies\": [{\"PolicyArn\": \"arn:aws:iam::aws:policy/Core\"}]}");
    save(
        "get-policy/arn%3Aaws%3Aiam%3A%3Aaws%3Apolicy%2FCore.json",
        "{\"Policy\": {\"DefaultVersionId\": \"v2\", \"Arn\": \"arn:aws:iam::aws:policy/Core\"}}");
    save(
        "get-policy-version/arn%3Aaws%3Aiam%3A%3Aaws%3Apolicy%2FCore/v2.json",
        "{\"PolicyVersion\": {\"Document\": {\"Statement\": []}, \"VersionId\": \"v2\"}}");

    run();

    var role = requireNonNull(snapshot().identity().roles().get("WebRole")).ask().orElseThrow();
    assertThat(role.trustPolicy()).contains("\"aws:PrincipalTag/100%25+\"");
    assertThat(role.inlinePolicies()).isEqualTo(Fact.known(Map.of()));
    assertThat(snapshot().identity().managedPolicies())
        .isEqualTo(Map.of("arn:aws:iam::aws:policy/Core", Fact.known("{\"Statement\":[]}")));
  }

  @Test
  void whatAwsRefusedIsReadAsRefused() throws IOException {
    save(
        "describe-subnets.error",
        "\nAn error occurred (UnauthorizedOperation) when calling the DescribeSubnets operation: no\n");
    save(
        "get-instance-profile/Web.error",
        "\nAn error occurred (NoSuchEntity) when calling the GetInstanceProfile operation: none\n");

    run();

    assertThat(snapshot().network().subnets())
        .isEqualTo(Fact.unreadable("ec2:DescribeSubnets", "access denied"));
    assertThat(snapshot().identity().instanceProfiles().values()).containsExactly(Fact.absent());
  }

  @Test
  void aPartOfAListingIsNotTakenForTheWhole() throws IOException {
    save("subnets.json", "{\"Subnets\": [], \"NextToken\": \"more\"}");

    run();

    assertThat(snapshot().network().subnets())
        .isEqualTo(
            Fact.unreadable(
                "ec2:DescribeSubnets",
                "only a part of the listing was saved; run: aws ec2 describe-subnets --output"
                    + " json"));
  }

  @Test
  void attributesOfAVpcAreKnownByWhatTheyAre() throws IOException {
    save("one.json", "{\"VpcId\": \"vpc-1\", \"EnableDnsSupport\": {\"Value\": true}}");
    save("two.json", "{\"VpcId\": \"vpc-1\", \"EnableDnsHostnames\": {\"Value\": false}}");

    CommandLineRun run = run();

    assertThat(snapshot().network().vpcDns())
        .isEqualTo(Map.of("vpc-1", Fact.known(new VpcDnsAttributes(true, false))));
    assertThat(run.err()).doesNotContain("Not used");
  }

  @Test
  void anAnswerWithoutItsListingIsNoEmptyOne() throws IOException {
    save("describe-subnets.json", "{\"NextToken\": null}");

    run();

    assertThat(snapshot().network().subnets())
        .isEqualTo(Fact.unreadable("ec2:DescribeSubnets", "AWS's answer has no Subnets"));
  }

  @Test
  void pagesThatTheCliDoesNotFollowAreReadOneAfterTheOther() throws IOException {
    save(
        "options.json",
        """
        {"VpcBlockPublicAccessOptions":
          {"State": "update-complete", "InternetGatewayBlockMode": "block-ingress"}}
        """);
    save("describe-vpc-block-public-access-exclusions.json", exclusions("one", "a/b="));
    save("describe-vpc-block-public-access-exclusions/a%2Fb=.json", exclusions("two", ""));

    run();

    assertThat(snapshot().network().blockPublicAccess().ask().orElseThrow().exclusions())
        .extracting(one -> one.id())
        .containsExactly("vpcbpa-exclude-one", "vpcbpa-exclude-two");
  }

  private static String exclusions(String id, String next) {
    return """
    {"VpcBlockPublicAccessExclusions": [{"ExclusionId": "vpcbpa-exclude-%s",
      "ResourceArn": "arn:aws:ec2:eu-west-1:123456789012:vpc/vpc-1", "State": "create-complete",
      "InternetGatewayExclusionMode": "allow-egress"}]%s}
    """
        .formatted(id, next.isEmpty() ? "" : ", \"NextToken\": \"" + next + "\"");
  }

  /** The commands for what is missing name roles and the like. */
  @Test
  void anImportedSnapshotCanBeRedacted() throws IOException {
    run();
    Path redacted = folder.resolve("redacted.json");

    CommandLineRun run =
        CommandLineRun.of(
            "capture", "--redact", "--snapshot", out().toString(), "--out", redacted.toString());

    assertThat(run.exitCode()).isZero();
    assertThat(out()).content().contains("--instance-profile-name=Web ", "--vpc-id=vpc-1 ");
    assertThat(redacted)
        .content()
        .contains("run: aws iam get-instance-profile --instance-profile-name=")
        .doesNotContain("=Web ", "123456789012", "team", "i-0123456789abcdef0");
  }

  @Test
  void whatAnotherCommandPrintedIsNamed() throws IOException {
    save("describe-images.json", "{\"Images\": []}");

    assertThat(run().err())
        .contains("Not used: " + answers.resolve("describe-images.json") + ".\n");
  }

  @Test
  void twoAnswersToOneQuestionAreOneTooMany() throws IOException {
    save("others.json", instances("2026-11-01T02:00:00Z"));

    assertThat(run())
        .isEqualTo(
            new CommandLineRun(
                2,
                "",
                "session-ready: %s and %s both answer `aws ec2 describe-instances --output json`; keep one of them.\n"
                    .formatted(answers.resolve("instances.json"), answers.resolve("others.json"))));
  }

  @Test
  void aFolderThatSaysNoRegionNeedsIt() throws IOException {
    Files.delete(answers.resolve("zones.json"));

    assertThat(run().err())
        .isEqualTo(
            "session-ready: %1$s: nothing in it says the Region; name it with --region, or run: mkdir -p %1$s && aws ec2 describe-availability-zones --output json > %1$s/describe-availability-zones.json\n"
                .formatted(answers));
    assertThat(run("--region", "eu-west-1").exitCode()).isZero();
    assertThat(run("--force", "--region", "../x").err()).contains("it must be a Region such as");
  }

  @Test
  void brokenJsonIsOneSentence() throws IOException {
    save("describe-subnets.json", "{\"Subnets\": [");

    assertThat(run().err())
        .isEqualTo(
            "session-ready: %s: line 1: the text ends before its last bracket; perhaps it was cut off.\n"
                .formatted(answers.resolve("describe-subnets.json")));
  }

  @Test
  void namesAreQuotedForTheShell() throws IOException {
    save("instances.json", instances("2026-11-01T02:00:00Z").replace("team/Web", "We'b;$(x)"));

    assertThat(run().out()).contains("--instance-profile-name='We'\\''b;$(x)' --output json");
  }

  @Test
  void theScriptAsksEverythingThatIsRead() {
    CommandLineRun run = CommandLineRun.of("import", "--script");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).startsWith("#!/bin/sh\n").contains("get-bucket-$what", "list-grants");
  }

  @Test
  void whoNamesNothingIsSaidWhatToName() {
    assertThat(CommandLineRun.of("import", answers.toString()).err())
        .isEqualTo(
            "session-ready: Name the directory and the snapshot to write: import DIR --out FILE; or"
                + " --script.\n");
  }
}
