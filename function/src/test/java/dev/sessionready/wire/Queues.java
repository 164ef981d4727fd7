package dev.sessionready.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The queues of the emulated account, in the words of SQS itself: the program never speaks to SQS,
 * so it brings no client for it.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/Welcome.html">
 *     Amazon SQS API</a>
 */
public record Queues(URI account) {

  private static final JsonMapper JSON = new JsonMapper();

  /** A message as it was received. */
  public record Message(String id, String body, String receipt) {}

  /** The URL of a new queue. */
  public String make(String name) {
    return ask("CreateQueue", Map.of("QueueName", name)).path("QueueUrl").asString();
  }

  /** The URL of a new queue that gives up on a message after so many receives. */
  public String make(String name, String deadLetters, int maxReceiveCount) {
    String arn =
        ask("GetQueueAttributes", Map.of("QueueUrl", deadLetters, "AttributeNames", List.of("All")))
            .path("Attributes")
            .path("QueueArn")
            .asString();
    String redrive =
        JSON.writeValueAsString(
            Map.of("deadLetterTargetArn", arn, "maxReceiveCount", maxReceiveCount));
    return ask(
            "CreateQueue",
            Map.of("QueueName", name, "Attributes", Map.of("RedrivePolicy", redrive)))
        .path("QueueUrl")
        .asString();
  }

  public void send(String queue, String body) {
    ask("SendMessage", Map.of("QueueUrl", queue, "MessageBody", body));
  }

  /** At most ten messages, which can be received again at once. */
  public List<Message> receive(String queue) {
    return ask(
            "ReceiveMessage",
            Map.of("QueueUrl", queue, "MaxNumberOfMessages", 10, "VisibilityTimeout", 0))
        .path("Messages")
        .valueStream()
        .map(actual ->
            new Message(
                actual.path("MessageId").asString(),
                actual.path("Body").asString(),
                actual.path("ReceiptHandle").asString()))
        .toList();
  }

  public void delete(String queue, Message message) {
    ask("DeleteMessage", Map.of("QueueUrl", queue, "ReceiptHandle", message.receipt()));
  }

  private JsonNode ask(String operation, Map<String, ?> input) {
    HttpRequest request =
        HttpRequest.newBuilder(account)
            .header("X-Amz-Target", "AmazonSQS." + operation)
            .header("Content-Type", "application/x-amz-json-1.0")
            // By the scope of the signature the emulator knows service and region.
            .header(
                "Authorization",
                "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20261120/%s/sqs/aws4_request,"
                        .formatted(Moto.REGION)
                    + " SignedHeaders=host, Signature=none")
            .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(input)))
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new IllegalStateException(operation + ": " + answer.body());
      }
      return JSON.readTree(answer.body().isEmpty() ? "{}" : answer.body());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(operation + " was interrupted", interrupted);
    }
  }
}
