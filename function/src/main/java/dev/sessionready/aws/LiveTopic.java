package dev.sessionready.aws;

import dev.sessionready.rule.Topic;
import dev.sessionready.rule.Untold;
import software.amazon.awssdk.core.exception.SdkException;

/** The live topic with that ARN. */
public record LiveTopic(Clients clients, String arn) implements Topic {

  @Override
  public void publish(String subject, String message) {
    try {
      clients
          .sns()
          .publish(request ->
              request.topicArn(arn).subject(subject).message(message).messageStructure("json"));
    } catch (SdkException failure) {
      throw new Untold(Permission.PUBLISH.action() + ": " + Ask.reason(failure));
    }
  }
}
