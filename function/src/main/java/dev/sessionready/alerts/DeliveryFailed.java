package dev.sessionready.alerts;

/** Something could not be published, or not be noted as sent; it is to be tried again. */
public final class DeliveryFailed extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public DeliveryFailed(String message) {
    super(message);
  }
}
