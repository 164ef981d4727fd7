package dev.sessionready.aws.recorded;

import dev.sessionready.aws.client.CallCount;
import dev.sessionready.aws.client.Clients;
import dev.sessionready.aws.client.CompleteAnswers;
import dev.sessionready.aws.client.UnexpectedValue;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.UnknownHostException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.config.ConfigClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.route53profiles.Route53ProfilesClient;
import software.amazon.awssdk.services.route53resolver.Route53ResolverClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.sts.StsClient;

/**
 * Clients of the SDK that answer from a folder, so that the readers of the live account read it. An
 * answer that is not there is none: it never means that AWS has nothing.
 */
final class RecordedClients {

  /** What the CLI says of an error that AWS answered with. */
  private static final Pattern ERROR =
      Pattern.compile("An error occurred \\(([\\w.-]+)\\) when calling the \\w+ operation");

  private static final Pattern NO_ENDPOINT =
      Pattern.compile("Could not connect to the endpoint URL|Could not resolve host");

  private final AnswerFolder folder;
  private final NavigableSet<String> missing = new ConcurrentSkipListSet<>();

  RecordedClients(AnswerFolder folder) {
    this.folder = folder;
  }

  /** The commands that would fetch what was asked for and is not there. */
  List<String> missing() {
    return List.copyOf(missing);
  }

  Clients in(String region) {
    return new Clients(
        Region.of(region),
        new CallCount(),
        client(SdkHttpClient.class),
        client(Ec2Client.class),
        client(SsmClient.class),
        client(IamClient.class),
        client(KmsClient.class),
        client(CloudWatchLogsClient.class),
        client(S3Client.class),
        client(Route53Client.class),
        client(Route53ProfilesClient.class),
        client(Route53ResolverClient.class),
        client(StsClient.class),
        client(ConfigClient.class),
        client(SnsClient.class),
        client(DynamoDbClient.class),
        _ -> {});
  }

  private <C> C client(Class<C> type) {
    InvocationHandler handler = (proxy, method, arguments) -> invoke(proxy, method, arguments);
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }

  private @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments)
      throws Throwable {
    if (arguments == null || arguments.length != 1) {
      return null;
    }
    boolean asks = arguments[0] instanceof SdkRequest && !method.getName().endsWith("Paginator");
    if (asks) {
      return answer(method, (SdkRequest) arguments[0]);
    }
    // Paginators and builders of requests end in such a call.
    if (arguments[0] instanceof SdkRequest || arguments[0] instanceof Consumer) {
      return InvocationHandler.invokeDefault(proxy, method, arguments);
    }
    return null;
  }

  private Object answer(Method method, SdkRequest request) {
    String name = method.getName();
    String api = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    CliOperation operation =
        CliOperation.ofApi(api)
            .orElseThrow(() -> new IllegalStateException(api + " is not recorded; add it"));
    CliQuestion question = question(operation, request);
    Map<String, @Nullable Object> members =
        folder.answer(question).orElseThrow(() -> noAnswer(question));
    boolean goesOn = members.get("NextToken") != null || members.get("nextToken") != null;
    if (goesOn && !operation.isPaged()) {
      throw UnexpectedValue.cutOff(question.command());
    }
    SdkPojo answer =
        SdkAnswer.of(builder(method.getReturnType()), RecordedListing.filtered(request, members));
    CompleteAnswers.requireComplete(api, answer);
    return answer;
  }

  private RuntimeException noAnswer(CliQuestion question) {
    return folder
        .error(question)
        .map(RecordedClients::failure)
        .orElseGet(() -> {
          missing.add(question.commandInto(folder.folder()));
          return UnexpectedValue.notRecorded(question.command());
        });
  }

  private static RuntimeException failure(String said) {
    Matcher error = ERROR.matcher(said);
    if (error.find()) {
      return AwsServiceException.builder()
          .awsErrorDetails(AwsErrorDetails.builder().errorCode(error.group(1)).build())
          .message(error.group())
          .build();
    }
    return NO_ENDPOINT.matcher(said).find()
        ? SdkClientException.create("no endpoint", new UnknownHostException())
        : SdkClientException.create("the AWS CLI could not ask");
  }

  private static CliQuestion question(CliOperation operation, SdkRequest request) {
    Map<String, String> given = new HashMap<>();
    for (SdkField<?> field : request.sdkFields()) {
      Object value = field.getValueOrDefault(request);
      if (value != null) {
        given.put(field.memberName(), String.valueOf(value));
      }
    }
    return new CliQuestion(
        operation,
        operation.keys().stream().map(key -> given.getOrDefault(key.member(), "")).toList());
  }

  private static SdkPojo builder(Class<?> response) {
    try {
      return (SdkPojo) response.getMethod("builder").invoke(null);
    } catch (NoSuchMethodException
        | IllegalAccessException
        | InvocationTargetException impossible) {
      throw new IllegalStateException("every answer has a builder: " + response, impossible);
    }
  }
}
