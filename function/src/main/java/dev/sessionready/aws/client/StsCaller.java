package dev.sessionready.aws.client;

import dev.sessionready.model.AccountRegion;
import dev.sessionready.preflight.CallerIdentity;
import dev.sessionready.rule.BadInput;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.profiles.ProfileFileSystemSetting;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;
import software.amazon.awssdk.services.sts.model.StsException;

/** Whoever's credentials the SDK found. */
public final class StsCaller {

  /** How long a person waits before being told that AWS cannot be reached. */
  private static final Duration SOON = Duration.ofSeconds(3);

  private static final Set<String> EXPIRED =
      Set.of("ExpiredToken", "ExpiredTokenException", "RequestExpired");

  /** What the SDK says of a profile that needs a client of its own to sign in. */
  private static final String SIGNS_IN = "must be on the class path";

  private StsCaller() {}

  /**
   * The account of the credentials, and the clients' region. It needs <a
   * href="https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html">no
   * permission</a>.
   *
   * @throws BadInput where there are no credentials, where AWS takes them for invalid or expired,
   *     or where it cannot be reached
   */
  public static AccountRegion place(Clients clients) {
    return identity(clients).place();
  }

  /**
   * The same, and who in the account it is.
   *
   * @throws BadInput as {@link #place} does
   */
  public static CallerIdentity identity(Clients clients) {
    requireCredentials(clients);
    try {
      GetCallerIdentityResponse caller =
          clients
              .sts()
              .getCallerIdentity(
                  request -> request.overrideConfiguration(call -> call.apiCallTimeout(SOON)));
      return new CallerIdentity(
          new AccountRegion(SdkValues.required(caller.account(), "Account"), clients.region().id()),
          SdkValues.orEmpty(caller.arn()));
    } catch (UnexpectedValue strange) {
      throw unknown(String.valueOf(strange.getMessage()), clients, strange);
    } catch (SdkException failure) {
      throw refused(failure, clients);
    }
  }

  // The SDK looks for credentials in many places, and says of each why it has none there.
  private static void requireCredentials(Clients clients) {
    try {
      clients.sts().serviceClientConfiguration().credentialsProvider().resolveIdentity().join();
    } catch (SdkException
        | CompletionException
        | IllegalArgumentException
        | IllegalStateException none) {
      throw new BadInput(without(none), none);
    }
  }

  private static String without(RuntimeException none) {
    String reason = String.valueOf(none.getMessage());
    if (none instanceof StsException refused) {
      return ("The role cannot be assumed (%s: %s); check its name, its trust policy and the"
              + " external id.")
          .formatted(OperatorPermission.ASSUME_ROLE.action(), AwsCall.reason(refused));
    }
    if (reason.toLowerCase(Locale.ROOT).contains("expired")) {
      return "The sign-in of the profile has expired; sign in again, by `aws sso login` or `aws"
          + " login`.";
    }
    Optional<String> profile = ProfileFileSystemSetting.AWS_PROFILE.getStringValue();
    if (profile.filter(name -> !name.equals("default")).isPresent()
        && ProfileFile.defaultProfileFile().profile(profile.get()).isEmpty()) {
      return "There is no profile %s in the AWS configuration; `aws configure list-profiles` lists"
              .formatted(profile.get())
          + " those there are.";
    }
    return reason.contains(SIGNS_IN)
        ? "The profile signs in by IAM Identity Center or the console, which only the AWS CLI can"
            + " do; first run: eval \"$(aws configure export-credentials --format env)\""
        : "There are no AWS credentials here; sign in with the AWS CLI, or name a profile with"
            + " AWS_PROFILE.";
  }

  private static BadInput refused(SdkException failure, Clients clients) {
    if (failure instanceof AwsServiceException error && EXPIRED.contains(AwsCall.code(error))) {
      return new BadInput("The AWS credentials have expired; sign in again.", failure);
    }
    if (failure instanceof ApiCallTimeoutException || isUnreachable(failure)) {
      return new BadInput(
          "AWS cannot be reached in the region %s; check the network, the proxy and the region."
              .formatted(clients.region().id()),
          failure);
    }
    return unknown(AwsCall.reason(failure), clients, failure);
  }

  private static boolean isUnreachable(Throwable failure) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
        .anyMatch(
            cause -> cause instanceof UnknownHostException || cause instanceof SocketException);
  }

  private static BadInput unknown(String reason, Clients clients, RuntimeException cause) {
    return new BadInput(
        "AWS did not say whose account this is (%s); check the credentials and the region %s."
            .formatted(reason, clients.region().id()),
        cause);
  }
}
