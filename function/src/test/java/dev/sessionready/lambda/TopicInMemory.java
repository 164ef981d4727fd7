package dev.sessionready.lambda;

import dev.sessionready.rule.Topic;
import dev.sessionready.rule.Untold;
import java.util.ArrayList;
import java.util.List;

/** A topic that keeps what is published, and refuses some subjects. */
final class TopicInMemory implements Topic {

  final List<String> subjects = new ArrayList<>();
  final List<String> messages = new ArrayList<>();

  /** No subject that contains it is published. */
  String refused = "nothing is refused";

  @Override
  public void publish(String subject, String message) {
    if (subject.contains(refused)) {
      throw new Untold("sns:Publish: denied");
    }
    subjects.add(subject);
    messages.add(message);
  }
}
