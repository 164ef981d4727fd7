package dev.sessionready.aws;

import dev.sessionready.model.Place;
import dev.sessionready.rule.BadInput;
import dev.sessionready.rule.preflight.CallerIdentity;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;

/** Whoever's credentials the SDK found. */
public final class Caller {

  private Caller() {}

  /**
   * The account of the credentials, and the clients' region. It needs <a
   * href="https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html">no
   * permission</a>.
   *
   * @throws BadInput where there are no credentials, or AWS takes them for invalid
   */
  public static Place place(Clients clients) {
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
          new Place(Wire.required(caller.account(), "Account"), clients.region().id()),
          Wire.orEmpty(caller.arn()));
    } catch (Unforeseen strange) {
      throw unknown(String.valueOf(strange.getMessage()), clients, strange);
    } catch (SdkException failure) {
      throw unknown(Ask.reason(failure), clients, failure);
    }
  }

  private static BadInput unknown(String reason, Clients clients, RuntimeException cause) {
    return new BadInput(
        "AWS did not say whose account this is (%s); check the credentials and the region %s."
            .formatted(reason, clients.region().id()),
        cause);
  }
}
