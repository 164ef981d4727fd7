package dev.sessionready.lambda;

import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The zip as it is deployed, run by AWS's own runtime client: one process for all events, as Lambda
 * has it, whichever comes first.
 */
@Tag("package")
class PackagedFunctionIT {

  @TempDir private static Path unpacked;

  private static final WireMockServer AWS =
      new WireMockServer(WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"));
  private static PackagedFunction function;

  @BeforeAll
  static void start() throws IOException {
    AWS.start();
    AWS.stubFor(
        post(anyUrl())
            .withHeader("X-Amz-Target", equalTo("StarlingDoveService.PutEvaluations"))
            .willReturn(okJson("{\"FailedEvaluations\": []}")));
    PackagedFunction.unpack(unpacked);
    function = PackagedFunction.start(unpacked, "ap-northeast-1", AWS.baseUrl(), Map.of());
  }

  @AfterAll
  static void stop() {
    function.close();
    AWS.stop();
  }

  @BeforeEach
  void forgetWhatAwsWasAsked() {
    AWS.resetRequests();
  }

  @Test
  void dismissesTheVerdictOfADeletedInstance() throws Exception {
    RuntimeApi.Answer answer = function.invoke(deleted());

    assertThat(answer).isEqualTo(new RuntimeApi.Answer(true, "\"1 evaluations\""));
    AWS.verify(
        postRequestedFor(anyUrl())
            .withRequestBody(
                matchingJsonPath(
                    "$.Evaluations[0].ComplianceResourceId", equalTo("i-0a1b2c3d4e5f60718")))
            .withRequestBody(
                matchingJsonPath("$.Evaluations[0].ComplianceType", equalTo("NOT_APPLICABLE")))
            .withRequestBody(
                matchingJsonPath("$.Evaluations[0].OrderingTimestamp", equalTo("1.795248E9"))));
    assertThat(function.log())
        .containsPattern("\"message\":\"received\",\"requestId\":\"[^\"]+\",\"kind\":\"Gone\"")
        .doesNotContain("TESTMODE");
  }

  @Test
  void answersOneEventAfterAnother() throws Exception {
    function.invoke(deleted());
    function.invoke(deleted());

    AWS.verify(2, postRequestedFor(anyUrl()));
  }

  @Test
  void failsTheInvocationWhereAwsAnswersNothing() throws Exception {
    SampleEvent event = SampleEvent.of("config-scheduled.json").withoutParameters();

    RuntimeApi.Answer answer = function.invoke(event);

    assertThat(answer.succeeded()).isFalse();
    assertThat(answer.body()).contains("ec2:DescribeInstances");
    assertThat(answer.body() + function.log()).doesNotContain("TESTMODE");
  }

  @Test
  void failsTheInvocationOnAnUnknownRuleParameter() throws Exception {
    SampleEvent event = SampleEvent.of("config-change-deleted.json");

    RuntimeApi.Answer answer = function.invoke(event);

    assertThat(answer.succeeded()).isFalse();
    assertThat(answer.body())
        .contains("Unknown rule parameter 'requireSessionLogging'; valid are sessionDocument,");
    AWS.verify(0, postRequestedFor(anyUrl()));
  }

  private static SampleEvent deleted() {
    return SampleEvent.of("config-change-deleted.json").withoutParameters();
  }
}
