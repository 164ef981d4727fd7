package dev.sessionready.aws;

import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.stubbing.Scenario.STARTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.sessionready.fact.Fact;
import dev.sessionready.rule.ComplianceType;
import dev.sessionready.rule.EvaluatedResource;
import dev.sessionready.rule.Evaluation;
import dev.sessionready.rule.EvaluationPublisher;
import dev.sessionready.rule.RecordedVerdicts;
import dev.sessionready.rule.RejectedEvaluations;
import dev.sessionready.rule.RuleDeleted;
import dev.sessionready.wire.Moto;
import dev.sessionready.wire.Stubs;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("wire")
class LiveConfigTest {

  @RegisterExtension static final Moto MOTO = Moto.emptyForEachClass();

  private static final String TOKEN = "a-token-that-nobody-else-may-see";
  private static final String LIST = "StarlingDoveService.GetComplianceDetailsByConfigRule";
  private static final String PUT = "StarlingDoveService.PutEvaluations";

  @Test
  void twoHundredAndFiftyEvaluationsGoInThreeCalls() {
    sink().publish(evaluations(250));

    assertThat(puts()).extracting(LiveConfigTest::size).containsExactlyInAnyOrder(100L, 100L, 50L);
  }

  @Test
  void anEvaluationIsPublishedInTheWordsOfAwsConfig() {
    sink()
        .publish(
            List.of(
                new Evaluation(
                    Evaluation.INSTANCE_TYPE,
                    "i-1",
                    ComplianceType.NON_COMPLIANT,
                    "no role",
                    Looks.NOW)));

    assertThat(puts())
        .singleElement()
        .extracting(LoggedRequest::getBodyAsString)
        .asString()
        .contains("\"ComplianceResourceType\":\"AWS::EC2::Instance\"")
        .contains("\"ComplianceResourceId\":\"i-1\"")
        .contains("\"ComplianceType\":\"NON_COMPLIANT\"")
        .contains("\"Annotation\":\"no role\"")
        .contains("\"ResultToken\":\"" + TOKEN + "\"")
        .doesNotContain("TestMode");
  }

  @Test
  void aTestTokenHasAwsConfigRecordNothing() {
    new LiveConfig(MOTO.clients()).putEvaluations("TESTMODE", evaluations(1));

    assertThat(puts())
        .singleElement()
        .extracting(LoggedRequest::getBodyAsString)
        .asString()
        .contains("\"TestMode\":true");
  }

  @Test
  void anEvaluationWithNothingToSayHasNoAnnotation() {
    sink().publish(List.of(Evaluation.notApplicable(Evaluation.INSTANCE_TYPE, "i-1", Looks.NOW)));

    assertThat(puts())
        .singleElement()
        .extracting(LoggedRequest::getBodyAsString)
        .asString()
        .contains("NOT_APPLICABLE")
        .doesNotContain("Annotation");
  }

  @Test
  void whatAwsConfigAnswersAsFailedIsPutAgain() {
    MOTO.wire()
        .stubFor(
            Stubs.target(PUT)
                .inScenario("one fails")
                .whenScenarioStateIs(STARTED)
                .willSetStateTo("all is well")
                .willReturn(
                    Stubs.json(
                        """
                        {"FailedEvaluations":[{"ComplianceResourceType":"AWS::EC2::Instance",
                         "ComplianceResourceId":"i-7","ComplianceType":"COMPLIANT",
                         "OrderingTimestamp":1795435200}]}
                        """)));

    sink().publish(evaluations(20));

    assertThat(puts()).extracting(LiveConfigTest::size).containsExactly(20L, 1L);
    assertThat(puts().getLast().getBodyAsString()).contains("\"i-7\"");
  }

  @Test
  void aRuleThatWasDeletedHasNoneToBePublished() {
    MOTO.wire()
        .stubFor(Stubs.target(PUT).willReturn(Stubs.jsonError(400, "NoSuchConfigRuleException")));

    assertThatExceptionOfType(RuleDeleted.class).isThrownBy(() -> sink().publish(evaluations(250)));
    assertThat(puts()).hasSize(1);
  }

  @Test
  void aDenyReasonIsThrownWithoutTheToken() {
    MOTO.wire()
        .stubFor(
            Stubs.target(PUT)
                .willReturn(
                    Stubs.json(
                            "{\"__type\":\"InvalidResultTokenException\",\"message\":\"%s\"}"
                                .formatted(TOKEN))
                        .withStatus(400)));

    assertThatThrownBy(() -> sink().publish(evaluations(3)))
        .isInstanceOf(RejectedEvaluations.class)
        .hasMessage(
            "AWS Config refused 3 of 3 evaluations, the first for AWS::EC2::Instance i-0. The"
                + " event's result token is not valid, or not any more, so 3 evaluations could not"
                + " be published; the next sweep brings a new one.")
        .extracting(LiveConfigTest::everythingItSays)
        .asString()
        .doesNotContain(TOKEN);
  }

  @Test
  void aDeniedCallIsNotTriedAgain() {
    MOTO.wire()
        .stubFor(Stubs.target(PUT).willReturn(Stubs.jsonError(400, "AccessDeniedException")));

    assertThatThrownBy(() -> sink().publish(evaluations(3)))
        .isInstanceOf(RejectedEvaluations.class)
        .hasMessageEndingWith(
            "3 evaluations were not published: config:PutEvaluations: access denied.");
    assertThat(puts()).hasSize(1);
  }

  @Test
  void everyPageOfTheVerdictsThatStandIsRead() {
    MOTO.wire()
        .stubFor(
            Stubs.target(LIST)
                .withRequestBody(
                    equalToJson(
                        """
                        {"ConfigRuleName": "the-rule", "Limit": 100,
                         "ComplianceTypes": ["COMPLIANT", "NON_COMPLIANT"]}
                        """))
                .willReturn(Stubs.json(verdicts("AWS::EC2::Instance", "i-1", "\"2\""))));
    MOTO.wire()
        .stubFor(
            Stubs.target(LIST)
                .withRequestBody(matchingJsonPath("$.NextToken", equalTo("2")))
                .willReturn(
                    Stubs.json(
                        verdicts("AWS::EC2::VPC", "vpc-1", "null")
                            .replace(
                                "\"vpc-1\"}", "\"vpc-1\"},\"OrderingTimestamp\":1795143600"))));

    assertThat(sink().recorded(null, 1_000))
        .isEqualTo(
            Fact.known(
                new RecordedVerdicts(
                    Map.of(
                        EvaluatedResource.instance("i-1"),
                        Instant.EPOCH,
                        new EvaluatedResource("AWS::EC2::VPC", "vpc-1"),
                        Instant.parse("2026-11-20T03:00:00Z")),
                    null)));
  }

  @Test
  void theVerdictsThatStandAreReadInPartsEachFromWhereTheLastOneEnded() {
    MOTO.wire()
        .stubFor(
            Stubs.target(LIST)
                .willReturn(Stubs.json(verdicts("AWS::EC2::Instance", "i-1", "\"2\""))));
    MOTO.wire()
        .stubFor(
            Stubs.target(LIST)
                .withRequestBody(matchingJsonPath("$.NextToken", equalTo("2")))
                .willReturn(Stubs.json(verdicts("AWS::EC2::Instance", "i-2", "null"))));

    assertThat(sink().recorded(null, 1))
        .isEqualTo(
            Fact.known(
                new RecordedVerdicts(
                    Map.of(EvaluatedResource.instance("i-1"), Instant.EPOCH), "2")));
    assertThat(sink().recorded("2", 1))
        .isEqualTo(
            Fact.known(
                new RecordedVerdicts(
                    Map.of(EvaluatedResource.instance("i-2"), Instant.EPOCH), null)));
  }

  @Test
  void verdictsThatMayNotBeListedAreUnreadableAndThoseOfADeletedRuleAbsent() {
    MOTO.wire()
        .stubFor(Stubs.target(LIST).willReturn(Stubs.jsonError(400, "AccessDeniedException")));
    assertThat(sink().recorded(null, 1_000))
        .isEqualTo(Fact.unreadable("config:GetComplianceDetailsByConfigRule", "access denied"));

    MOTO.wire()
        .stubFor(Stubs.target(LIST).willReturn(Stubs.jsonError(400, "NoSuchConfigRuleException")));
    assertThat(sink().recorded(null, 1_000)).isEqualTo(Fact.absent());
  }

  private static String verdicts(String type, String id, String next) {
    return """
    {"EvaluationResults":[{"ComplianceType":"COMPLIANT","EvaluationResultIdentifier":{
      "EvaluationResultQualifier":{"ConfigRuleName":"the-rule","ResourceType":"%s",
        "ResourceId":"%s"}}}],"NextToken":%s}
    """
        .formatted(type, id, next);
  }

  private static String everythingItSays(Throwable thrown) {
    StringWriter text = new StringWriter();
    thrown.printStackTrace(new PrintWriter(text));
    return text.toString();
  }

  private static EvaluationPublisher sink() {
    return new EvaluationPublisher(new LiveConfig(MOTO.clients()), "the-rule", TOKEN, _ -> {});
  }

  private static List<Evaluation> evaluations(int count) {
    return IntStream.range(0, count)
        .mapToObj(i ->
            new Evaluation(
                Evaluation.INSTANCE_TYPE, "i-" + i, ComplianceType.COMPLIANT, null, Looks.NOW))
        .toList();
  }

  private static List<LoggedRequest> puts() {
    return MOTO.wire().findAll(postRequestedFor(anyUrl()).withHeader("X-Amz-Target", equalTo(PUT)));
  }

  private static long size(LoggedRequest put) {
    return Pattern.compile("ComplianceResourceId").matcher(put.getBodyAsString()).results().count();
  }
}
