package dev.sessionready.wire;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static java.util.Objects.requireNonNull;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import dev.sessionready.aws.client.Clients;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.sts.model.Credentials;

/**
 * An AWS account for tests: {@code moto_server} behind a WireMock that answers what moto lacks,
 * keeps a journal of what was asked, and can be made to misbehave. Where there is no moto_server,
 * its tests are skipped, or fail where the environment says {@code CI=true}.
 */
public final class Moto implements BeforeAllCallback, BeforeEachCallback, AfterAllCallback {

  /** The account that moto plays. */
  public static final String ACCOUNT = "123456789012";

  /** The region that its clients ask. */
  public static final String REGION = "eu-west-1";

  private static final AwsCredentials KEYS = AwsBasicCredentials.create("AKIDEXAMPLE", "secret");
  private static final Namespace HERE = Namespace.create(Moto.class);
  private static final int WHAT_MOTO_LACKS = 5;
  private static final int EVERYTHING_ELSE = 10;
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final SdkHttpClient PATIENT =
      UrlConnectionHttpClient.builder().socketTimeout(PATIENCE).build();

  private final boolean keepsAccount;
  private final List<Clients> handedOut = new ArrayList<>();
  private @Nullable WireMockServer wire;
  private @Nullable Emulator emulator;
  private @Nullable Clients administrator;

  private Moto(boolean keepsAccount) {
    this.keepsAccount = keepsAccount;
  }

  /** An account that is empty at the start of every test. */
  public static Moto emptyForEachTest() {
    return new Moto(false);
  }

  /** An account that is empty at the start of the class: its tests only read. */
  public static Moto emptyForEachClass() {
    return new Moto(true);
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    emulator =
        context
            .getRoot()
            .getStore(HERE)
            .getOrComputeIfAbsent(Emulator.class, _ -> start(program()), Emulator.class);
    // The host is part of what callers sign, so it must arrive as it was sent.
    wire =
        new WireMockServer(
            options()
                .dynamicPort()
                .bindAddress("127.0.0.1")
                .preserveHostHeader(true)
                .httpClientFactory(new Forwarding()));
    wire.start();
    emulator.reset();
    resetWire();
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    if (!keepsAccount) {
      requireNonNull(emulator).reset();
    }
    resetWire();
  }

  @Override
  public void afterAll(ExtensionContext context) {
    handedOut.forEach(Clients::close);
    if (wire != null) {
      wire.stop();
    }
  }

  /** The wire between clients and account: its journal, and stubs that go before the account. */
  public WireMockServer wire() {
    return requireNonNull(wire, "asked before the tests began");
  }

  /** Where the wire listens: an address and no name, before which S3 would put the bucket's. */
  public URI address() {
    return URI.create("http://127.0.0.1:" + wire().port());
  }

  /** New clients that ask the account through the wire, their count of calls at zero. */
  public Clients clients() {
    return clients(KEYS, _ -> {});
  }

  /**
   * Clients of whoever furnishes the account. They wait long and never ask twice: a creation that
   * was carried out and answered late would fail, or make two of one.
   */
  public Clients administrator() {
    Clients made = administrator;
    if (made == null) {
      made = clients(KEYS, Moto::patient);
      administrator = made;
    }
    return made;
  }

  /** The same, each client's builder shaped further. */
  public Clients clients(Consumer<AwsClientBuilder<?, ?>> shape) {
    return clients(KEYS, shape);
  }

  /** The same, asking as whoever has assumed that role. */
  public Clients clients(DeployedRole role) {
    return clients(assumed(role), _ -> {});
  }

  /** The keys of whoever has assumed that role. */
  public AwsCredentials assumed(DeployedRole role) {
    String name = "assumed-" + UUID.randomUUID();
    Clients giver = administrator();
    String arn =
        giver
            .iam()
            .createRole(r -> r.roleName(name).assumeRolePolicyDocument(role.trust().toString()))
            .role()
            .arn();
    giver
        .iam()
        .putRolePolicy(r -> r.roleName(name).policyName("deployed").policyDocument(role.policy()));
    Credentials session =
        giver
            .sts()
            .assumeRole(request -> request.roleArn(arn).roleSessionName("function"))
            .credentials();
    return AwsSessionCredentials.create(
        session.accessKeyId(), session.secretAccessKey(), session.sessionToken());
  }

  /**
   * Has the account ask every caller for a signature and for a grant, until it is closed.
   *
   * @return what ends it when it is closed
   */
  public Enforcement enforce() {
    Emulator account = requireNonNull(emulator);
    account.enforce(true);
    return () -> account.enforce(false);
  }

  /** A time in which callers need a grant for what they ask. */
  public interface Enforcement extends AutoCloseable {
    @Override
    void close();
  }

  private Clients clients(AwsCredentials credentials, Consumer<AwsClientBuilder<?, ?>> shape) {
    Clients clients =
        Clients.in(
            REGION,
            builder -> {
              aim(builder, credentials);
              shape.accept(builder);
            });
    handedOut.add(clients);
    return clients;
  }

  /** Has a client ask the account through the wire. */
  public void aim(AwsClientBuilder<?, ?> builder) {
    aim(builder, KEYS);
  }

  private void aim(AwsClientBuilder<?, ?> builder, AwsCredentials credentials) {
    builder
        .endpointOverride(address())
        .credentialsProvider(StaticCredentialsProvider.create(credentials));
  }

  private static void patient(AwsClientBuilder<?, ?> builder) {
    ((AwsSyncClientBuilder<?, ?>) builder).httpClient(PATIENT);
    builder.overrideConfiguration(configuration ->
        configuration
            .retryStrategy(DefaultRetryStrategy.doNotRetry())
            .apiCallAttemptTimeout(PATIENCE)
            .apiCallTimeout(PATIENCE));
  }

  private void resetWire() {
    wire().resetAll();
    Stubs.whatMotoLacks().forEach(stub -> stub(stub.atPriority(WHAT_MOTO_LACKS)));
    stub(
        any(anyUrl())
            .atPriority(EVERYTHING_ELSE)
            .willReturn(aResponse().proxiedFrom(requireNonNull(emulator).address().toString())));
  }

  private void stub(MappingBuilder mapping) {
    wire().stubFor(mapping);
  }

  private static Path program() {
    return InstalledProgram.required(
        "moto_server is not on the PATH: pip install 'moto[server]==5.2.1'", "moto_server");
  }

  private Emulator start(Path program) {
    try {
      return Emulator.start(program);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
