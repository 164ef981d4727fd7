package dev.sessionready.lambda;

import com.amazonaws.services.lambda.runtime.events.ConfigEvent;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import dev.sessionready.world.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;

/** An event as AWS Config sends it, kept in {@code src/test/resources/events}. */
record SampleEvent(String json) {

  static SampleEvent of(String file) {
    try {
      return new SampleEvent(Files.readString(World.RESOURCES.resolve("events").resolve(file)));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** The same event without rule parameters; the samples carry one that this rule does not know. */
  SampleEvent withoutParameters() {
    return new SampleEvent(
        json.replaceFirst(
            "\"ruleParameters\": \"(?:[^\"\\\\]|\\\\.)*\"", "\"ruleParameters\": \"{}\""));
  }

  /** The same event with one text of it replaced. */
  SampleEvent replacing(String text, String by) {
    if (!json.contains(text)) {
      throw new IllegalArgumentException("the event does not contain " + text);
    }
    return new SampleEvent(json.replace(text, by));
  }

  /** The event as Lambda's own deserialiser hands it to the handler. */
  ConfigEvent event() {
    return LambdaEventSerializers.serializerFor(
            ConfigEvent.class, SampleEvent.class.getClassLoader())
        .fromJson(json);
  }
}
