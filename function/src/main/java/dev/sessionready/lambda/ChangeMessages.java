package dev.sessionready.lambda;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import dev.sessionready.alerts.ChangeBatch;
import dev.sessionready.alerts.ComplianceChange;
import dev.sessionready.json.ComplianceChangeReader;
import dev.sessionready.rule.BadInput;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The messages of an SQS batch, each read as the change of compliance that it reports. */
final class ChangeMessages {

  private ChangeMessages() {}

  /** Opens the messages; those that cannot be read are set aside and delay no other. */
  static ChangeBatch open(SQSEvent event, String rule) {
    List<ChangeBatch.ReceivedChange> changes = new ArrayList<>();
    Map<String, String> poison = new LinkedHashMap<>();
    for (SQSMessage message : messages(event)) {
      try {
        changes.add(new ChangeBatch.ReceivedChange(message.getMessageId(), read(message, rule)));
      } catch (BadInput bad) {
        poison.put(message.getMessageId(), String.valueOf(bad.getMessage()));
      }
    }
    return new ChangeBatch(changes, poison);
  }

  // The runtime makes an event without records of whatever it is given.
  private static List<SQSMessage> messages(SQSEvent event) {
    if (event.getRecords() == null) {
      throw new BadInput("The event has no Records; SQS sends them with every batch.");
    }
    return event.getRecords();
  }

  private static ComplianceChange read(SQSMessage message, String rule) {
    ComplianceChange change = ComplianceChangeReader.read(message.getBody());
    if (!change.rule().equals(rule)) {
      throw new BadInput(
          "message: it is about the rule %s, not %s.".formatted(change.rule(), rule));
    }
    return change;
  }
}
