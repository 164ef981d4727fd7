package dev.sessionready.alerts;

import java.util.Map;

/** Where alerts are published: an SNS topic, live or in memory. */
public interface AlertTopic {

  /**
   * Publishes one message.
   *
   * @param subject ASCII in one line, fewer than 100 characters
   * @param message a JSON object with a text for each protocol, {@code default} among them
   * @param attributes names and values by which subscriptions may filter; no value is empty
   * @throws DeliveryFailed where it was not published, or it is unknown
   * @see <a href="https://docs.aws.amazon.com/sns/latest/api/API_Publish.html">Publish</a>
   */
  void publish(String subject, String message, Map<String, String> attributes);

  /**
   * Whether somebody is to be alerted and nobody has confirmed that yet, so that what is published
   * reaches nobody. False where that is not known.
   */
  boolean isAwaitingConfirmation();
}
