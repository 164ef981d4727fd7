// Over 200 lines: every client there is, by each kind of credentials.
package dev.sessionready.aws.client;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.AwsRegionProvider;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
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
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleCredentialsProvider;

/**
 * The SDK's clients for one region, made once and shared by every thread.
 *
 * @param region the region they ask
 * @param calls counts what they ask
 * @param shape what each client's builder was shaped by further
 */
public record Clients(
    Region region,
    CallCount calls,
    SdkHttpClient http,
    Ec2Client ec2,
    SsmClient ssm,
    IamClient iam,
    KmsClient kms,
    CloudWatchLogsClient logs,
    S3Client s3,
    Route53Client route53,
    Route53ProfilesClient route53Profiles,
    Route53ResolverClient route53Resolver,
    StsClient sts,
    ConfigClient config,
    SnsClient sns,
    DynamoDbClient dynamoDb,
    Consumer<AwsClientBuilder<?, ?>> shape)
    implements AutoCloseable {

  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration ATTEMPT = Duration.ofSeconds(20);
  private static final Duration CALL = Duration.ofSeconds(60);

  /**
   * Services that are looked at with many calls, of which AWS counts those of the whole account:
   * where it throttles one, all that follow wait too. Others throttle a table or a bucket.
   */
  private static final Set<String> LOOKED_AT =
      Set.of("ec2", "iam", "kms", "logs", "route53", "route53profiles", "route53resolver", "ssm");

  /**
   * Clients of a region, with the credentials and endpoints that the SDK finds in its environment.
   *
   * @param region such as {@code eu-west-1}; not checked against the regions that exist
   */
  public static Clients in(String region) {
    return in(region, _ -> {});
  }

  /** The same, each client's builder shaped further, as by whoever has an endpoint of his own. */
  public static Clients in(String region, Consumer<AwsClientBuilder<?, ?>> shape) {
    SdkHttpClient http =
        UrlConnectionHttpClient.builder().connectionTimeout(CONNECT).socketTimeout(ATTEMPT).build();
    Maker make = new Maker(Region.of(region), http, new CallCount(), shape);
    return new Clients(
        make.region(),
        make.calls(),
        http,
        make.client("ec2", Ec2Client.builder()),
        make.client("ssm", SsmClient.builder()),
        make.client("iam", IamClient.builder()),
        make.client("kms", KmsClient.builder()),
        make.client("logs", CloudWatchLogsClient.builder()),
        make.client("s3", anywhere(S3Client.builder())),
        make.client("route53", Route53Client.builder()),
        make.client("route53profiles", Route53ProfilesClient.builder()),
        make.client("route53resolver", Route53ResolverClient.builder()),
        make.client("sts", StsClient.builder()),
        make.client("config", ConfigClient.builder()),
        make.client("sns", SnsClient.builder()),
        make.client("dynamodb", DynamoDbClient.builder()),
        shape);
  }

  /**
   * Clients with the credentials of a profile of the AWS configuration, whatever the environment
   * holds, as {@code --profile} of the AWS CLI has it.
   *
   * @see <a href="https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-files.html">
   *     Configuration and credential file settings</a>
   */
  public static Clients ofProfile(String profile, String region) {
    return in(
        region, builder -> builder.credentialsProvider(ProfileCredentialsProvider.create(profile)));
  }

  /**
   * Clients of another region with the rights of a role, which these clients' credentials assume.
   *
   * @param externalId what the role's trust policy asks for, where it does
   * @see <a href="https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html">
   *     AssumeRole</a>
   */
  public Clients assuming(String roleArn, Optional<String> externalId, String inRegion) {
    StsAssumeRoleCredentialsProvider credentials =
        StsAssumeRoleCredentialsProvider.builder()
            .stsClient(sts)
            .refreshRequest(request -> {
              request.roleArn(roleArn).roleSessionName("session-ready");
              externalId.ifPresent(request::externalId);
            })
            .build();
    return in(
        inRegion,
        builder -> {
          shape.accept(builder);
          builder.credentialsProvider(credentials);
        });
  }

  /** A client of another service, made as these were; whoever asks for it closes it. */
  public <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> C alike(
      String service, B builder) {
    return new Maker(region, http, calls, shape).client(service, builder);
  }

  /** Whether the AWS configuration has a profile of that name. */
  public static boolean hasProfile(String profile) {
    return ProfileFile.defaultProfileFile().profile(profile).isPresent();
  }

  /** The region that the SDK's environment names, or empty where it names none. */
  public static Optional<String> regionOfEnvironment() {
    return region(new DefaultAwsRegionProviderChain());
  }

  /** The same where a profile is named: the environment goes before what the profile says. */
  public static Optional<String> regionOfProfile(String profile) {
    return region(DefaultAwsRegionProviderChain.builder().profileName(profile).build());
  }

  private static Optional<String> region(AwsRegionProvider provider) {
    try {
      return Optional.of(provider.getRegion().id());
    } catch (SdkClientException none) {
      return Optional.empty();
    }
  }

  /** The code of the region, such as {@code eu-west-1}. */
  public String regionCode() {
    return region.id();
  }

  /** Closes every client and the connections that they share. */
  @Override
  public void close() {
    ec2.close();
    ssm.close();
    iam.close();
    kms.close();
    logs.close();
    s3.close();
    route53.close();
    route53Profiles.close();
    route53Resolver.close();
    sts.close();
    config.close();
    sns.close();
    dynamoDb.close();
    http.close();
  }

  // A session bucket may lie in another region, which the regional endpoint answers by redirecting.
  private static S3ClientBuilder anywhere(S3ClientBuilder builder) {
    return builder.crossRegionAccessEnabled(true);
  }

  /** What all clients have in common. */
  private record Maker(
      Region region, SdkHttpClient http, CallCount calls, Consumer<AwsClientBuilder<?, ?>> shape) {

    <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> C client(
        String service, B builder) {
      builder.region(region).httpClient(http).overrideConfiguration(configuration(service));
      shape.accept(builder);
      return builder.build();
    }

    private ClientOverrideConfiguration configuration(String service) {
      return ClientOverrideConfiguration.builder()
          .retryStrategy(LOOKED_AT.contains(service) ? RetryMode.ADAPTIVE_V2 : RetryMode.STANDARD)
          .apiCallAttemptTimeout(ATTEMPT)
          .apiCallTimeout(CALL)
          .addExecutionInterceptor(calls.counting(service))
          .addExecutionInterceptor(new CompleteAnswers())
          .build();
    }
  }
}
