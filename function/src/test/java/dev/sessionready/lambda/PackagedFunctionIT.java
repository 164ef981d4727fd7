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
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
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

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir private static Path unpacked;

  private static final WireMockServer AWS =
      new WireMockServer(WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"));
  private static RuntimeApi runtime;
  private static Process function;

  @BeforeAll
  static void start() throws IOException {
    AWS.start();
    AWS.stubFor(
        post(anyUrl())
            .withHeader("X-Amz-Target", equalTo("StarlingDoveService.PutEvaluations"))
            .willReturn(okJson("{\"FailedEvaluations\": []}")));
    unzip(Path.of("target", "session-ready.zip"), unpacked);
    runtime = new RuntimeApi();
    function = launch();
  }

  @AfterAll
  static void stop() {
    function.destroyForcibly();
    runtime.close();
    AWS.stop();
  }

  @BeforeEach
  void forgetWhatAwsWasAsked() {
    AWS.resetRequests();
  }

  @Test
  void dismissesTheVerdictOfADeletedInstance() throws Exception {
    RuntimeApi.Answer answer = runtime.invoke(deleted().json(), PATIENCE);

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
    assertThat(log())
        .containsPattern("\"message\":\"received\",\"requestId\":\"[^\"]+\",\"kind\":\"Gone\"")
        .doesNotContain("TESTMODE");
  }

  @Test
  void answersOneEventAfterAnother() throws Exception {
    runtime.invoke(deleted().json(), PATIENCE);
    runtime.invoke(deleted().json(), PATIENCE);

    AWS.verify(2, postRequestedFor(anyUrl()));
  }

  @Test
  void failsTheInvocationWhereAwsAnswersNothing() throws Exception {
    String event = SampleEvent.of("config-scheduled.json").withoutParameters().json();

    RuntimeApi.Answer answer = runtime.invoke(event, PATIENCE);

    assertThat(answer.succeeded()).isFalse();
    assertThat(answer.body()).contains("ec2:DescribeInstances");
    assertThat(answer.body() + log()).doesNotContain("TESTMODE");
  }

  @Test
  void failsTheInvocationOnAnUnknownRuleParameter() throws Exception {
    String event = SampleEvent.of("config-change-deleted.json").json();

    RuntimeApi.Answer answer = runtime.invoke(event, PATIENCE);

    assertThat(answer.succeeded()).isFalse();
    assertThat(answer.body())
        .contains("Unknown rule parameter 'requireSessionLogging'; valid are sessionDocument,");
    AWS.verify(0, postRequestedFor(anyUrl()));
  }

  private static SampleEvent deleted() {
    return SampleEvent.of("config-change-deleted.json").withoutParameters();
  }

  private static Process launch() throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            unpacked.resolve("lib") + File.separator + "*" + File.pathSeparator + runtimeClient(),
            "com.amazonaws.services.lambda.runtime.api.client.AWSLambda",
            "dev.sessionready.lambda.ConfigRuleHandler::handleRequest");
    builder
        .environment()
        .putAll(
            Map.of(
                "AWS_LAMBDA_RUNTIME_API", runtime.address(),
                "AWS_LAMBDA_FUNCTION_NAME", "session-ready",
                "AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "2048",
                "AWS_LAMBDA_FUNCTION_VERSION", "1",
                "AWS_REGION", "ap-northeast-1",
                "AWS_ACCESS_KEY_ID", "test",
                "AWS_SECRET_ACCESS_KEY", "test",
                "AWS_ENDPOINT_URL", AWS.baseUrl(),
                "AWS_LAMBDA_LOG_FORMAT", "JSON"));
    return builder.redirectErrorStream(true).redirectOutput(logFile().toFile()).start();
  }

  private static Path logFile() {
    return unpacked.resolve("function.log");
  }

  private static String log() throws IOException {
    return Files.readString(logFile());
  }

  private static String runtimeClient() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .filter(entry -> entry.contains("aws-lambda-java-"))
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static void unzip(Path zip, Path into) throws IOException {
    try (InputStream in = Files.newInputStream(zip);
        ZipInputStream entries = new ZipInputStream(in, StandardCharsets.UTF_8)) {
      for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
        Path target = into.resolve(entry.getName());
        if (entry.isDirectory()) {
          Files.createDirectories(target);
        } else {
          Files.createDirectories(target.getParent());
          Files.copy(entries, target);
        }
      }
    }
  }
}
