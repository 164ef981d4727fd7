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
          new Place(caller.account(), clients.region().id()), Wire.orEmpty(caller.arn()));
    } catch (SdkException failure) {
      throw new BadInput(
          "AWS did not say whose account this is (%s); check the credentials and the region %s."
              .formatted(Ask.reason(failure), clients.region().id()),
          failure);
    }
  }
}
