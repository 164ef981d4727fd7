package dev.sessionready.rule;

/** Where people are told: an SNS topic, live or played. */
public interface Topic {

  /**
   * Publishes one message.
   *
   * @param subject ASCII in one line, fewer than 100 characters
   * @param message a JSON object with a text for each protocol, {@code default} among them
   * @throws Untold where it was not published, or nobody can say
   * @see <a href="https://docs.aws.amazon.com/sns/latest/api/API_Publish.html">Publish</a>
   */
  void publish(String subject, String message);
}
