package dev.sessionready.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TopicMessageTest {

  private static final JsonMapper JSON = new JsonMapper();

  private static final TopicMessage MESSAGE =
      new TopicMessage(
          "the text\nof the mail",
          "2 instances: road-open, sg-1",
          "the road is closed",
          List.of("`aws ec2 open-road`", "wait"),
          List.of("Session Manager", "road-open"),
          "road-open-1",
          "NON_COMPLIANT",
          List.of("sg-1", "i-1"),
          Map.of("region", "eu-west-1", "account", "123456789012"));

  @Test
  void mailAndEveryOtherProtocolGetTheText() {
    JsonNode message = JSON.readTree(MESSAGE.toJson());

    assertThat(message.propertyNames()).containsExactlyInAnyOrder("default", "email", "https");
    assertThat(message.path("default").asString()).isEqualTo("the text\nof the mail");
    assertThat(message.path("email")).isEqualTo(message.path("default"));
  }

  @Test
  void chatChannelsGetACustomNotification() {
    String chat = JSON.readTree(MESSAGE.toJson()).path("https").asString();

    assertThat(JSON.readTree(chat))
        .isEqualTo(
            JSON.readTree(
                """
                {
                  "version": "1.0",
                  "source": "custom",
                  "content": {
                    "textType": "client-markdown",
                    "title": "2 instances: road-open, sg-1",
                    "description": "the road is closed",
                    "nextSteps": ["`aws ec2 open-road`", "wait"],
                    "keywords": ["Session Manager", "road-open"]
                  },
                  "metadata": {
                    "threadId": "road-open-1",
                    "summary": "2 instances: road-open, sg-1",
                    "eventType": "NON_COMPLIANT",
                    "relatedResources": ["sg-1", "i-1"],
                    "additionalContext": {"account": "123456789012", "region": "eu-west-1"}
                  }
                }
                """));
  }
}
