package dev.sessionready.aws;

import dev.sessionready.alerts.AlertTopic;
import dev.sessionready.alerts.DeliveryFailed;
import dev.sessionready.aws.client.AwsCall;
import dev.sessionready.aws.client.Clients;
import dev.sessionready.aws.client.Permission;
import software.amazon.awssdk.core.exception.SdkException;

/** The live topic with that ARN. */
public record LiveAlertTopic(Clients clients, String arn) implements AlertTopic {

  @Override
  public void publish(String subject, String message) {
    try {
      clients
          .sns()
          .publish(request ->
              request.topicArn(arn).subject(subject).message(message).messageStructure("json"));
    } catch (SdkException failure) {
      throw new DeliveryFailed(Permission.PUBLISH.action() + ": " + AwsCall.reason(failure));
    }
  }
}
