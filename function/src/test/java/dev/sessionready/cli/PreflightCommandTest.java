package dev.sessionready.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.matching.RequestPatternBuilder;
import com.github.tomakehurst.wiremock.verification.VerificationResult;
import dev.sessionready.wire.Moto;
import dev.sessionready.wire.SdkSettings;
import dev.sessionready.wire.Stubs;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.config.ConfigClient;
import software.amazon.awssdk.services.ssm.model.ParameterType;

/** The command {@code preflight} over a live account. */
@Tag("wire")
class PreflightCommandTest {

  @RegisterExtension static final Moto MOTO = Moto.emptyForEachTest();

  @RegisterExtension static final SdkSettings SETTINGS = new SdkSettings(MOTO);

  @Test
  void anUntouchedAccountIsPublishedWhatToDoFirst() {
    CommandLineRun run = preflight();

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).isEmpty();
    assertThat(run.out().lines())
        .filteredOn(line -> !line.startsWith("    "))
        .extracting(line -> line.split(":", 2)[0])
        .containsExactly(
            "✓ credentials",
            "✗ recorder",
            "✗ CDK bootstrap",
            "✓ rule name",
            "✓ rule quota",
            "✓ cost",
            "Something must be done first.");
    assertThat(run.out())
        .contains("    $ npx -y aws-cdk@2.1148.1 bootstrap aws://123456789012/eu-west-1\n");
  }

  @Test
  void aPreparedAccountIsReady() {
    prepare();

    CommandLineRun run = preflight("--sweep-every", "One_Hour");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .contains("sweeps a day: 24")
        .doesNotContain("✗", "?")
        .endsWith("Ready to deploy.\n");
  }

  @Test
  void whatCouldNotBeLookedAtIsNeitherReadyNorMissing() {
    prepare();
    MOTO.wire()
        .stubFor(
            Stubs.target("AmazonSSM.GetParameter")
                .willReturn(Stubs.jsonError(400, "AccessDeniedException")));

    CommandLineRun run = preflight();

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out())
        .contains("? CDK bootstrap: could not look, ssm:GetParameter: access denied\n")
        .endsWith("Could not look at everything that decides.\n");
  }

  @Test
  void itIsPublishedInJapaneseToo() {
    assertThat(preflight("--lang", "ja").out())
        .contains("✗ 設定レコーダー: eu-west-1 の AWS Config に設定レコーダーがないため");
  }

  @Test
  void invalidCredentialsAreOneSentence() {
    MOTO.wire()
        .stubFor(
            Stubs.action("GetCallerIdentity")
                .willReturn(Stubs.queryError(403, "InvalidClientTokenId")));

    CommandLineRun run = preflight();

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("check the credentials and the region eu-west-1.");
  }

  @ParameterizedTest
  @CsvSource({
    "--rule-name, two words, '--rule-name is \"two words\"; it must be 1 to 128 letters, digits,'",
    "--rule-name, '', '--rule-name is \"\"; it must be 1 to 128 letters, digits,'",
    "--region, eu-wset-1, 'The region is \"eu-wset-1\"; it must be a region of AWS'",
    "--region, aws-global, 'The region is \"aws-global\"; it must be a region of AWS'"
  })
  void whatTheStackWouldNotTakeIsRefusedBeforeAwsIsAsked(
      String option, String value, String sentence) {
    CommandLineRun run = CommandLineRun.of("preflight", option, value);

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains(sentence);
    assertThat(MOTO.wire().countRequestsMatching(RequestPatternBuilder.allRequests().build()))
        .extracting(VerificationResult::getCount)
        .isEqualTo(0);
  }

  @Test
  void anUnknownPeriodIsRefusedWithThoseThatThereAre() {
    CommandLineRun run = preflight("--sweep-every", "weekly");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .contains(
            "expected one of [One_Hour, Three_Hours, Six_Hours, Twelve_Hours, TwentyFour_Hours]"
                + " but was 'weekly'");
  }

  @Test
  void ruleParametersAreCheckedBeforeTheyAreDeployed() {
    CommandLineRun run = preflight("--parameters", "failAt=high");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("one of CRITICAL, HIGH, MEDIUM, LOW");
  }

  private static CommandLineRun preflight(String... options) {
    String[] arguments = new String[options.length + 3];
    arguments[0] = "preflight";
    arguments[1] = "--region";
    arguments[2] = Moto.REGION;
    System.arraycopy(options, 0, arguments, 3, options.length);
    return CommandLineRun.of(arguments);
  }

  private static void prepare() {
    ConfigClient config = MOTO.administrator().config();
    MOTO.administrator().s3().createBucket(bucket -> bucket.bucket("config-bucket"));
    config.putConfigurationRecorder(request ->
        request.configurationRecorder(recorder ->
            recorder
                .name("default")
                .roleARN("arn:aws:iam::123456789012:role/config")
                .recordingGroup(group -> group.allSupported(true))));
    config.putDeliveryChannel(request ->
        request.deliveryChannel(channel -> channel.name("default").s3BucketName("config-bucket")));
    config.startConfigurationRecorder(request -> request.configurationRecorderName("default"));
    MOTO.administrator()
        .ssm()
        .putParameter(parameter ->
            parameter
                .name("/cdk-bootstrap/hnb659fds/version")
                .value("29")
                .type(ParameterType.STRING));
  }
}
