package dev.sessionready.alerts;

/** Where alerts are published: an SNS topic, live or in memory. */
public interface AlertTopic {

  /**
   * Publishes one message.
   *
   * @param subject ASCII in one line, fewer than 100 characters
   * @param message a JSON object with a text for each protocol, {@code default} among them
   * @throws DeliveryFailed where it was not published, or it is unknown
   * @see <a href="https://docs.aws.amazon.com/sns/latest/api/API_Publish.html">Publish</a>
   */
  void publish(String subject, String message);
}
