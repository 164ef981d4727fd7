package dev.sessionready.aws;

import dev.sessionready.aws.client.AwsCall;
import dev.sessionready.aws.client.Clients;
import dev.sessionready.aws.client.Permission;
import dev.sessionready.json.ContinuedSweepText;
import dev.sessionready.rule.ContinuedSweep;
import dev.sessionready.rule.HandOverFailed;
import dev.sessionready.rule.SweepQueue;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * A FIFO queue of SQS: the portions of one rule's sweeps come one after the other, and one that is
 * left twice within five minutes is there once.
 *
 * <p>The client is made when something is left, which most accounts never need.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html">
 *     SendMessage</a>
 */
public record LiveSweepQueue(Clients clients, String url) implements SweepQueue {

  @Override
  public void send(ContinuedSweep rest) {
    try (SqsClient sqs = clients.alike("sqs", SqsClient.builder())) {
      sqs.sendMessage(request ->
          request
              .queueUrl(url)
              .messageGroupId(rest.request().ruleName())
              .messageDeduplicationId(rest.id())
              .messageBody(ContinuedSweepText.write(rest)));
    } catch (SdkException failure) {
      // Without its cause on purpose: AWS's message may quote the body, and so the result token.
      throw new HandOverFailed(
          "The rest of the sweep was not handed on: %s: %s."
              .formatted(Permission.SEND_MESSAGE.action(), AwsCall.reason(failure)));
    }
  }
}
