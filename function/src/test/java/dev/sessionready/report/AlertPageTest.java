package dev.sessionready.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionready.alerts.AlertContent;
import dev.sessionready.check.Cause;
import dev.sessionready.check.Severity;
import dev.sessionready.check.Symptom;
import dev.sessionready.check.Text;
import dev.sessionready.check.Verdict;
import dev.sessionready.model.AccountRegion;
import dev.sessionready.model.Instance;
import dev.sessionready.rule.Assessments;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AlertPageTest {

  private static final AlertPage PAGE = page(Locale.ENGLISH, "eu-west-1");

  @Test
  void aMailSaysWhatWhereWhoWhatUsersSeeAndWhatFixesIt() {
    assertThat(PAGE.of(AlertContent.of(cause(instances(1), "sg-1")), null).text())
        .isEqualTo(
            """
            road-open: no network path could be determined

            Account 123456789012, region eu-west-1:

            i-0  web-0
              https://console.aws.amazon.com/config/home?region=eu-west-1#/resources/timeline?resourceType=AWS::EC2::Instance&resourceId=i-0

            What users see: %s

            How to fix it:
            $ aws ec2 open-road
            # wait

            The rule: https://console.aws.amazon.com/config/home?region=eu-west-1#/rules/details?configRuleName=session-manager-ready
            """
                .formatted(Messages.english().say(Symptom.NOT_CONNECTED.text())));
  }

  @Test
  void aSubjectNamesTheOnlyInstanceOrCountsThem() {
    assertThat(subject(cause(instances(1), "vpce-1", "sg-1")))
        .isEqualTo("i-0: road-open, sg-1, vpce-1");
    assertThat(subject(cause(instances(12), "vpce-1", "sg-1")))
        .isEqualTo("12 instances: road-open, sg-1, vpce-1");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 20, 60, 70, 75, 80, 90, 100, 200})
  void aSubjectIsShortEnoughForSnsAndPartsNoId(int length) {
    String id = "r".repeat(length);

    assertThat(subject(cause(instances(12), id, "vpce-0123456789abcdef0")))
        .hasSizeLessThan(100)
        .matches(
            "12 instances: road-open(, r{%d})?(, vpce-0123456789abcdef0)?(, \\.\\.\\.)?"
                .formatted(length));
  }

  @Test
  void aSubjectIsAsciiInOneLine() {
    String subject = subject(cause(instances(1), "ロググルプ\n\n2"));

    assertThat(StandardCharsets.US_ASCII.newEncoder().canEncode(subject)).isTrue();
    assertThat(subject).doesNotContain("\n").isEqualTo("i-0: road-open, ???????2");
  }

  @Test
  void aMailNamesFiftyInstancesAndCountsTheOthers() {
    assertThat(PAGE.of(AlertContent.of(cause(instances(52), "sg-1")), null).text())
        .contains("i-49  web-49\n")
        .contains("\nand 2 more\n")
        .doesNotContain("i-50");
  }

  @Test
  void aChatMessageNamesTenInstancesAndItsStepsAreMarkdown() {
    AlertText text = PAGE.of(AlertContent.of(cause(instances(11), "sg-1")), null);

    assertThat(text.description())
        .startsWith("road-open: no network path could be determined")
        .contains("* i-9  web-9\nand 1 more\n")
        .doesNotContain("i-10", "aws ec2");
    assertThat(text.steps()).containsExactly("`aws ec2 open-road`", "wait");
  }

  @Test
  void aRepeatSaysSinceWhenAndOfHowMany() {
    AlertText text =
        PAGE.of(
            AlertContent.of(cause(instances(12), "sg-1")),
            new AlertPage.Before(
                Instant.parse("2026-11-18T03:00:00Z"), Instant.parse("2026-11-19T03:00:00Z"), 40));

    assertThat(text.text())
        .contains(
            "Sent before, first at 2026-11-18T03:00:00Z and last at 2026-11-19T03:00:00Z;"
                + " 40 instances in all since then.");
    assertThat(text.description()).contains("40 instances in all");
  }

  @Test
  void instancesThatCouldNotBeLookedAtArePublishedWithWhatTheRuleSaid() {
    AlertText text =
        PAGE.of(
            AlertContent.unjudged(
                "road-open",
                new TreeMap<>(Map.of("i-1", "road-open: closed", "i-2", "road-open: shut"))),
            null);

    assertThat(text.subject()).isEqualTo("2 instances: road-open");
    assertThat(text.text())
        .startsWith("These instances became NON_COMPLIANT and could not be looked at just now.")
        .contains("i-1  road-open: closed\n", "i-2  road-open: shut\n");
    assertThat(text.steps()).isEmpty();
  }

  @Test
  void instancesThatAreReadyAgainAreCounted() {
    AlertText text = PAGE.of(AlertContent.recovered(instances(3)), null);

    assertThat(text.subject()).isEqualTo("3 instances recovered");
    assertThat(text.text())
        .startsWith("These instances are ready for Session Manager again.")
        .contains("i-2  web-2");
  }

  @ParameterizedTest
  @CsvSource({
    "eu-west-1,      https://console.aws.amazon.com/config/home?region=eu-west-1#",
    "cn-north-1,     https://console.amazonaws.cn/config/home?region=cn-north-1#",
    "us-gov-west-1,  https://console.amazonaws-us-gov.com/config/home?region=us-gov-west-1#",
    "eusc-de-east-1, https://console.amazonaws-eusc.eu/config/home?region=eusc-de-east-1#",
  })
  void linksLeadToTheConsoleOfThePartition(String region, String console) {
    assertThat(
            page(Locale.ENGLISH, region)
                .of(AlertContent.of(cause(instances(1), "sg-1")), null)
                .text())
        .contains(console + "/resources/timeline", console + "/rules/details");
  }

  @Test
  void whereTheConsoleIsNotPublicThereIsNoLink() {
    assertThat(
            page(Locale.ENGLISH, "us-iso-east-1")
                .of(AlertContent.of(cause(instances(1), "sg-1")), null)
                .text())
        .doesNotContain("https://");
  }

  @Test
  void aAlertIsPublishedInTheLanguageOfTheRuleButForItsSubject() {
    AlertText text =
        page(Locale.JAPANESE, "ap-northeast-1")
            .of(AlertContent.of(cause(instances(1), "sg-1")), null);

    assertThat(text.subject()).isEqualTo("i-0: road-open, sg-1");
    assertThat(text.text()).contains("アカウント 123456789012", "直し方:");
  }

  @Test
  void theReportOfTheLastSweepIsLinkedToWhereThereIsOne() {
    AlertPage page =
        new AlertPage(
            new Messages(Locale.ENGLISH),
            new AccountRegion("123456789012", "eu-west-1"),
            "session-manager-ready",
            "s3://reports/session-ready.html");

    AlertText text = page.of(AlertContent.of(cause(instances(1), "sg-1")), null);

    assertThat(text.text())
        .endsWith("The report of the last sweep: s3://reports/session-ready.html\n");
    assertThat(text.description())
        .endsWith("The report of the last sweep: s3://reports/session-ready.html");
  }

  private static AlertPage page(Locale language, String region) {
    return new AlertPage(
        new Messages(language),
        new AccountRegion("123456789012", region),
        "session-manager-ready",
        null);
  }

  private static String subject(Cause cause) {
    return PAGE.of(AlertContent.of(cause), null).subject();
  }

  private static Cause cause(List<Instance> instances, String... resources) {
    return new Cause(
        new Cause.Key("road-open", Severity.CRITICAL, List.of(resources)),
        Verdict.fail(Severity.CRITICAL, Symptom.NOT_CONNECTED, "endpoint-present.no-component")
            .withRemediation(Text.word("aws ec2 open-road"), Text.word("# wait")),
        instances);
  }

  private static List<Instance> instances(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> Assessments.instance("i-" + i, "running", Map.of("Name", "web-" + i)))
        .toList();
  }
}
