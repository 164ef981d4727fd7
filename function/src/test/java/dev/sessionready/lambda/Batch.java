package dev.sessionready.lambda;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import dev.sessionready.rule.ComplianceType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A batch of messages as SQS hands it over; each message has the id of what it is about. */
record Batch(List<SQSMessage> messages) {

  static final String RULE = "session-manager-ready";

  static Batch empty() {
    return new Batch(List.of());
  }

  /** With one more change for each instance, all by the same check. */
  Batch and(ComplianceType compliance, String check, Collection<String> instanceIds) {
    List<SQSMessage> all = new ArrayList<>(messages);
    for (String id : instanceIds) {
      all.add(message(id, change(id, compliance, check)));
    }
    return new Batch(all);
  }

  /** With one more message of any text. */
  Batch and(String messageId, @Nullable String body) {
    List<SQSMessage> all = new ArrayList<>(messages);
    all.add(message(messageId, body));
    return new Batch(all);
  }

  SQSEvent event() {
    SQSEvent event = new SQSEvent();
    event.setRecords(messages);
    return event;
  }

  /** The ids of the messages that SQS shall deliver again. */
  static List<String> failed(SQSBatchResponse response) {
    return response.getBatchItemFailures().stream()
        .map(SQSBatchResponse.BatchItemFailure::getItemIdentifier)
        .toList();
  }

  /** What EventBridge puts into the queue when CloudFormation has deployed the stack. */
  static String deployment(String status) {
    return """
    {
      "version": "0",
      "source": "aws.cloudformation",
      "account": "111122223333",
      "detail-type": "CloudFormation Stack Status Change",
      "region": "ap-northeast-1",
      "detail": {
        "stack-id": "arn:aws:cloudformation:ap-northeast-1:111122223333:stack/SessionReady/1",
        "status-details": {"status": "%s", "status-reason": ""}
      }
    }
    """
        .formatted(status);
  }

  private static SQSMessage message(String id, @Nullable String body) {
    SQSMessage message = new SQSMessage();
    message.setMessageId(id);
    message.setBody(body);
    return message;
  }

  private static String change(String id, ComplianceType compliance, String check) {
    return """
    {
      "detail-type": "Config Rules Compliance Change",
      "source": "aws.config",
      "account": "111122223333",
      "region": "ap-northeast-1",
      "detail": {
        "resourceType": "AWS::EC2::Instance",
        "resourceId": "%s",
        "configRuleName": "%s",
        "newEvaluationResult": {"complianceType": "%s", "annotation": "%s: told by the rule"}
      }
    }
    """
        .formatted(id, RULE, compliance, check);
  }
}
