package dev.sessionready.json;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A message to an SNS topic: plain text for people who read mail, and for chat channels, which
 * subscribe by HTTPS, the form that Amazon Q Developer shows there.
 *
 * @param text for e-mail, and wherever nothing else is said
 * @param title the chat message's heading, which also sums up its thread
 * @param description its body
 * @param nextSteps each a line of Markdown
 * @param threadId what messages about the same thing share, so that a channel can thread them
 * @param resources the ids it is about
 * @param context further names and values
 * @see <a href="https://docs.aws.amazon.com/sns/latest/api/API_Publish.html">Publish</a>, {@code
 *     MessageStructure}
 * @see <a href="https://docs.aws.amazon.com/chatbot/latest/adminguide/custom-notifs.html">Custom
 *     notifications</a>
 */
public record TopicMessage(
    String text,
    String title,
    String description,
    List<String> nextSteps,
    List<String> keywords,
    String threadId,
    String eventType,
    List<String> resources,
    Map<String, String> context) {

  public TopicMessage {
    nextSteps = List.copyOf(nextSteps);
    keywords = List.copyOf(keywords);
    resources = List.copyOf(resources);
    context = Map.copyOf(context);
  }

  /** The JSON object that SNS takes apart by protocol. */
  public String toJson() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("default", text)
        .put("email", text)
        .put("https", chat().toString())
        .toString();
  }

  private ObjectNode chat() {
    ObjectNode chat =
        JsonNodeFactory.instance.objectNode().put("version", "1.0").put("source", "custom");
    ObjectNode content =
        chat.putObject("content")
            .put("textType", "client-markdown")
            .put("title", title)
            .put("description", description);
    add(content.putArray("nextSteps"), nextSteps);
    add(content.putArray("keywords"), keywords);
    ObjectNode metadata =
        chat.putObject("metadata")
            .put("threadId", threadId)
            .put("summary", title)
            .put("eventType", eventType);
    add(metadata.putArray("relatedResources"), resources);
    ObjectNode more = metadata.putObject("additionalContext");
    new TreeMap<>(context).forEach(more::put);
    return chat;
  }

  private static void add(ArrayNode array, List<String> texts) {
    texts.forEach(array::add);
  }
}
