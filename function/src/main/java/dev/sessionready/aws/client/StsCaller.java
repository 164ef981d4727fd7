package dev.sessionready.aws.client;

import dev.sessionready.model.AccountRegion;
import dev.sessionready.preflight.CallerIdentity;
import dev.sessionready.rule.BadInput;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;

/** Whoever's credentials the SDK found. */
public final class StsCaller {

  private StsCaller() {}

  /**
   * The account of the credentials, and the clients' region. It needs <a
   * href="https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html">no
   * permission</a>.
   *
   * @throws BadInput where there are no credentials, or AWS takes them for invalid
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
    try {
      GetCallerIdentityResponse caller = clients.sts().getCallerIdentity(_ -> {});
      return new CallerIdentity(
          new AccountRegion(SdkValues.required(caller.account(), "Account"), clients.region().id()),
          SdkValues.orEmpty(caller.arn()));
    } catch (UnexpectedValue strange) {
      throw unknown(String.valueOf(strange.getMessage()), clients, strange);
    } catch (SdkException failure) {
      throw unknown(AwsCall.reason(failure), clients, failure);
    }
  }

  private static BadInput unknown(String reason, Clients clients, RuntimeException cause) {
    return new BadInput(
        "AWS did not say whose account this is (%s); check the credentials and the region %s."
            .formatted(reason, clients.region().id()),
        cause);
  }
}
