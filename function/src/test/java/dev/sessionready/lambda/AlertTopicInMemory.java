package dev.sessionready.lambda;

import dev.sessionready.alerts.AlertTopic;
import dev.sessionready.alerts.DeliveryFailed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A topic that keeps what is published, and refuses some subjects. */
final class AlertTopicInMemory implements AlertTopic {

  final List<String> subjects = new ArrayList<>();
  final List<String> messages = new ArrayList<>();

  /** No subject that contains it is published. */
  String refused = "nothing is refused";

  /** What came with each. */
  final List<Map<String, String>> attributes = new ArrayList<>();

  /** Whether nobody has confirmed a subscription. */
  boolean awaiting;

  @Override
  public boolean isAwaitingConfirmation() {
    return awaiting;
  }

  @Override
  public void publish(String subject, String message, Map<String, String> attributes) {
    if (subject.contains(refused)) {
      throw new DeliveryFailed("sns:Publish: denied");
    }
    subjects.add(subject);
    messages.add(message);
    this.attributes.add(attributes);
  }
}
