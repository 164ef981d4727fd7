package dev.sessionready.aws.client;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullResponse;
import software.amazon.awssdk.http.SdkHttpRequest;

/**
 * An AWS without a network: it answers each operation with what an example account answered once,
 * whatever was asked, and with 404 what that was never asked. The whole of the SDK is at work all
 * the same, down to the connection.
 */
public final class ExampleAnswers implements SdkHttpClient, ExecutionInterceptor {

  /** The account whose answers they are. */
  public static final String ACCOUNT = "123456789012";

  /** The Region that they are of. */
  public static final String REGION = "eu-west-1";

  /** What one operation is asked for more than once, each time for another. */
  private static final Pattern ATTRIBUTE = Pattern.compile("(?:^|&)Attribute=(\\w+)");

  private static final String OPERATION = "x-operation";
  private static final StaticCredentialsProvider NOBODY =
      StaticCredentialsProvider.create(AwsBasicCredentials.create("example", "example"));

  /** Makes a client ask here, in nobody's name. */
  public void attach(AwsClientBuilder<?, ?> builder) {
    ((AwsSyncClientBuilder<?, ?>) builder).httpClient(this);
    builder
        .credentialsProvider(NOBODY)
        .overrideConfiguration(
            builder.overrideConfiguration().toBuilder().addExecutionInterceptor(this).build());
  }

  /**
   * The resource that holds an answer, such as {@code Ec2.DescribeVpcs}.
   *
   * @param operation the service and the operation, as {@code Ec2:DescribeVpcs}
   * @param request the body that was sent
   */
  public static String resource(String operation, String request) {
    Matcher attribute = ATTRIBUTE.matcher(request);
    return "answers/"
        + operation.replace(" ", "").replace(':', '.')
        + (attribute.find() ? "." + attribute.group(1) : "");
  }

  @Override
  public SdkHttpRequest modifyHttpRequest(
      Context.ModifyHttpRequest context, ExecutionAttributes attributes) {
    return context.httpRequest().toBuilder()
        .putHeader(
            OPERATION,
            attributes.getAttribute(SdkExecutionAttribute.SERVICE_NAME)
                + ":"
                + attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME))
        .build();
  }

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    return new ExecutableHttpRequest() {
      @Override
      public HttpExecuteResponse call() throws IOException {
        return answer(
            resource(
                request.httpRequest().firstMatchingHeader(OPERATION).orElseThrow(),
                body(request.contentStreamProvider())));
      }

      @Override
      public void abort() {}
    };
  }

  private static String body(Optional<ContentStreamProvider> content) throws IOException {
    if (content.isEmpty()) {
      return "";
    }
    try (InputStream open = content.get().newStream()) {
      return new String(open.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static HttpExecuteResponse answer(String resource) throws IOException {
    try (InputStream answer = ExampleAnswers.class.getResourceAsStream(resource)) {
      InputStream body =
          answer == null
              ? InputStream.nullInputStream()
              : new ByteArrayInputStream(answer.readAllBytes());
      return HttpExecuteResponse.builder()
          .response(SdkHttpFullResponse.builder().statusCode(answer == null ? 404 : 200).build())
          .responseBody(AbortableInputStream.create(body))
          .build();
    }
  }

  @Override
  public String clientName() {
    return "Example";
  }

  @Override
  public void close() {
    // Nothing is open.
  }
}
