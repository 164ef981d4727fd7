package dev.sessionready.aws;

import dev.sessionready.alerts.AlertTopic;
import dev.sessionready.alerts.DeliveryFailed;
import dev.sessionready.aws.client.AwsCall;
import dev.sessionready.aws.client.Clients;
import dev.sessionready.aws.client.Permission;
import dev.sessionready.fact.Fact;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;

/** The live topic with that ARN. */
public record LiveAlertTopic(Clients clients, String arn) implements AlertTopic {

  @Override
  public void publish(String subject, String message, Map<String, String> attributes) {
    Map<String, MessageAttributeValue> values = new TreeMap<>();
    attributes.forEach((name, value) ->
        values.put(
            name, MessageAttributeValue.builder().dataType("String").stringValue(value).build()));
    try {
      clients
          .sns()
          .publish(request ->
              request
                  .topicArn(arn)
                  .subject(subject)
                  .message(message)
                  .messageStructure("json")
                  .messageAttributes(values));
    } catch (SdkException failure) {
      throw new DeliveryFailed(Permission.PUBLISH.action() + ": " + AwsCall.reason(failure));
    }
  }

  @Override
  public boolean isAwaitingConfirmation() {
    return switch (subscriptions()) {
      case Fact.Known<Map<String, String>>(var counts) ->
          "0".equals(counts.get("SubscriptionsConfirmed"))
              && !"0".equals(counts.getOrDefault("SubscriptionsPending", "0"));
      // Another account's topic may not say; then an alert that may arrive is better than none.
      case Fact.Absent<Map<String, String>>(), Fact.Unreadable<Map<String, String>> _ -> false;
    };
  }

  // https://docs.aws.amazon.com/sns/latest/api/API_GetTopicAttributes.html
  private Fact<Map<String, String>> subscriptions() {
    return new AwsCall()
        .forValue(
            Permission.GET_TOPIC_ATTRIBUTES,
            () -> clients.sns().getTopicAttributes(request -> request.topicArn(arn)).attributes());
  }
}
