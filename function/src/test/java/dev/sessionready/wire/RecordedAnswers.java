package dev.sessionready.wire;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
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
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.retries.api.BackoffStrategy;

/**
 * What an emulated account answered once, given again as often as it is asked, so that thousands of
 * runs cost no network. One operation at a time may be made to fail, or be asked of the account
 * again.
 */
public final class RecordedAnswers implements SdkHttpClient, ExecutionInterceptor {

  /** What was asked and answered, with 0 for the status where the connection broke. */
  public record Exchange(String operation, String request, int status, String answer) {}

  private record Answer(SdkHttpResponse head, SdkBytes body) {}

  /**
   * A fault and the operation that it befalls, such as {@code Ec2:DescribeSubnets}.
   *
   * @param instanceId the instance that vanishes, where that is the fault
   */
  public record Befallen(String operation, Fault fault, String instanceId) {

    public Befallen(String operation, Fault fault) {
      this(operation, fault, "");
    }

    private boolean isOf(String asked) {
      return operation.equals(asked);
    }
  }

  private static final String OPERATION = "x-operation";

  private static final ExecutionAttribute<Boolean> INVENTED =
      new ExecutionAttribute<>("session-ready.invented-page");

  private final SdkHttpClient account = UrlConnectionHttpClient.create();
  private final Map<String, Answer> answers = new ConcurrentHashMap<>();
  private final Map<String, SdkResponse> whole = new ConcurrentHashMap<>();
  private final List<Exchange> exchanges = new ArrayList<>();
  private volatile @Nullable Befallen befallen;
  private volatile @Nullable VanishedInstance gone;
  private volatile Set<String> anew = Set.of();

  /** Makes a client ask here, without waiting before it asks again. */
  public void attach(AwsClientBuilder<?, ?> builder) {
    ((AwsSyncClientBuilder<?, ?>) builder).httpClient(this);
    builder.overrideConfiguration(
        builder.overrideConfiguration().toBuilder()
            .retryStrategy(
                AwsRetryStrategy.standardRetryStrategy().toBuilder()
                    .backoffStrategy(BackoffStrategy.retryImmediately())
                    .throttlingBackoffStrategy(BackoffStrategy.retryImmediately())
                    .circuitBreakerEnabled(false)
                    .build())
            .addExecutionInterceptor(this)
            .build());
  }

  /** Every operation that was ever asked for, with the first answer to it, by name. */
  public SortedMap<String, SdkResponse> operations() {
    return new TreeMap<>(whole);
  }

  /** From now on only that operation fails, or none. */
  public void fail(@Nullable Befallen befallen) {
    this.befallen = befallen;
    this.gone = null;
    synchronized (exchanges) {
      exchanges.clear();
    }
  }

  /** From now on the account itself answers what needs that action, such as {@code iam:GetRole}. */
  public void askAnew(String action) {
    askAnew(Set.of(action));
  }

  /** The same for what needs any of several actions. */
  public void askAnew(Set<String> actions) {
    anew = Set.copyOf(actions);
  }

  /** What was asked since the last change, in order. */
  public List<Exchange> exchanges() {
    synchronized (exchanges) {
      return List.copyOf(exchanges);
    }
  }

  @Override
  public SdkHttpRequest modifyHttpRequest(
      Context.ModifyHttpRequest context, ExecutionAttributes attributes) {
    return context.httpRequest().toBuilder().putHeader(OPERATION, operation(attributes)).build();
  }

  @Override
  public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
    if (!Pages.isInvented(context.request())) {
      return context.request();
    }
    attributes.putAttribute(INVENTED, true);
    return Pages.withoutInventedToken(context.request());
  }

  @Override
  public SdkResponse modifyResponse(
      Context.ModifyResponse context, ExecutionAttributes attributes) {
    whole.putIfAbsent(operation(attributes), context.response());
    VanishedInstance vanished = gone;
    SdkResponse shown =
        vanished == null ? context.response() : vanished.leftOut(context.response());
    Befallen now = befallen;
    return now != null && now.isOf(operation(attributes))
        ? now.fault().spoil(shown, attributes.getAttribute(INVENTED) != null)
        : shown;
  }

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    return new ExecutableHttpRequest() {
      @Override
      public HttpExecuteResponse call() throws IOException {
        return answer(request);
      }

      @Override
      public void abort() {}
    };
  }

  private HttpExecuteResponse answer(HttpExecuteRequest request) throws IOException {
    SdkHttpRequest head = request.httpRequest();
    String operation = head.firstMatchingHeader(OPERATION).orElseThrow();
    byte[] body = body(request);
    Answer given = isAnew(operation) ? ask(request) : recorded(request, body);
    Befallen now = befallen;
    try {
      if (now != null && now.isOf(operation)) {
        if (now.fault() == Fault.INSTANCE_VANISHED) {
          gone = new VanishedInstance(now.instanceId());
        }
        given = sent(now.fault().onTheWire(operation, given.body().asByteArray()), given);
      }
      VanishedInstance vanished = gone;
      if (vanished != null) {
        byte[] whole = given.body().asByteArray();
        given = sent(vanished.onTheWire(operation, text(body), whole), given);
      }
      note(
          new Exchange(
              operation, text(body), given.head().statusCode(), given.body().asUtf8String()));
    } catch (IOException broken) {
      note(new Exchange(operation, text(body), 0, ""));
      throw broken;
    }
    return HttpExecuteResponse.builder()
        .response(given.head())
        .responseBody(AbortableInputStream.create(given.body().asInputStream()))
        .build();
  }

  private boolean isAnew(String operation) {
    return anew.stream().anyMatch(action -> OperationActions.needs(operation, action));
  }

  /**
   * The operations that requests on the wire were made for, such as {@code Ec2:DescribeSubnets}.
   */
  public static Stream<String> operations(Stream<LoggedRequest> requests) {
    return requests.map(request -> request.getHeader(OPERATION)).filter(Objects::nonNull);
  }

  private Answer recorded(HttpExecuteRequest request, byte[] body) throws IOException {
    String key = key(request.httpRequest(), body);
    Answer given = answers.get(key);
    if (given == null) {
      given = ask(request);
      answers.put(key, given);
    }
    return given;
  }

  private void note(Exchange exchange) {
    synchronized (exchanges) {
      exchanges.add(exchange);
    }
  }

  private static Answer sent(Fault.Wire wire, Answer given) {
    return new Answer(
        wire.status() == 0
            ? given.head()
            : SdkHttpFullResponse.builder().statusCode(wire.status()).build(),
        wire.body());
  }

  private Answer ask(HttpExecuteRequest request) throws IOException {
    HttpExecuteResponse response = account.prepareRequest(request).call();
    byte[] body = new byte[0];
    Optional<AbortableInputStream> stream = response.responseBody();
    if (stream.isPresent()) {
      try (InputStream open = stream.get()) {
        body = open.readAllBytes();
      }
    }
    return new Answer(response.httpResponse(), SdkBytes.fromByteArray(body));
  }

  private static String key(SdkHttpRequest head, byte[] body) {
    return String.join(
        "\n",
        head.firstMatchingHeader(OPERATION).orElse(""),
        head.method().name(),
        head.encodedPath(),
        new HashMap<>(head.rawQueryParameters()).toString(),
        text(body));
  }

  private static byte[] body(HttpExecuteRequest request) throws IOException {
    Optional<ContentStreamProvider> content = request.contentStreamProvider();
    if (content.isEmpty()) {
      return new byte[0];
    }
    try (InputStream open = content.get().newStream()) {
      return open.readAllBytes();
    }
  }

  private static String text(byte[] body) {
    return new String(body, StandardCharsets.UTF_8);
  }

  private static String operation(ExecutionAttributes attributes) {
    return attributes.getAttribute(SdkExecutionAttribute.SERVICE_NAME)
        + ":"
        + attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME);
  }

  @Override
  public void close() {
    // Shared by the clients of all runs, each of which closes what it was given.
  }

  @Override
  public String clientName() {
    return "Recorded";
  }
}
