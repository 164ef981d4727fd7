package dev.sessionready.aws;

import dev.sessionready.model.Place;
import dev.sessionready.rule.BadInput;
import software.amazon.awssdk.core.exception.SdkException;

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
    try {
      String account = clients.sts().getCallerIdentity(_ -> {}).account();
      return new Place(account, clients.region().id());
    } catch (SdkException failure) {
      throw new BadInput(
          "AWS did not say whose account this is (%s); check the credentials and the region %s."
              .formatted(Ask.reason(failure), clients.region().id()),
          failure);
    }
  }
}
