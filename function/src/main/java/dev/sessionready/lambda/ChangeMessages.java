package dev.sessionready.lambda;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import dev.sessionready.alerts.ChangeBatch;
import dev.sessionready.alerts.ComplianceChange;
import dev.sessionready.json.ComplianceChangeReader;
import dev.sessionready.json.StackDeploymentReader;
import dev.sessionready.rule.BadInput;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The messages of an SQS batch, each read as the change of compliance that it reports. */
final class ChangeMessages {

  private static final String RECEIVES = "ApproximateReceiveCount";

  private ChangeMessages() {}

  /** Opens the messages; those that cannot be read are set aside and delay no other. */
  static ChangeBatch open(SQSEvent event, String rule) {
    List<ChangeBatch.ReceivedChange> changes = new ArrayList<>();
    List<ChangeBatch.ReceivedDeployment> deployments = new ArrayList<>();
    Map<String, String> poison = new LinkedHashMap<>();
    for (SQSMessage message : messages(event)) {
      try {
        String id = message.getMessageId();
        StackDeploymentReader.find(message.getBody())
            .ifPresentOrElse(
                deployment ->
                    deployments.add(
                        new ChangeBatch.ReceivedDeployment(id, deployment, isHeld(message))),
                () -> changes.add(new ChangeBatch.ReceivedChange(id, read(message, rule))));
      } catch (BadInput bad) {
        poison.put(message.getMessageId(), String.valueOf(bad.getMessage()));
      }
    }
    return new ChangeBatch(changes, deployments, poison);
  }

  // https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html
  private static boolean isHeld(SQSMessage message) {
    Map<String, String> attributes = message.getAttributes();
    return attributes != null && !"1".equals(attributes.getOrDefault(RECEIVES, "1"));
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
