package dev.sessionready.lambda;

import dev.sessionready.alerts.AlertContent;
import dev.sessionready.alerts.AlertStore;
import dev.sessionready.alerts.AlertTopic;
import dev.sessionready.alerts.DeliveryFailed;
import dev.sessionready.alerts.PendingAlert;
import dev.sessionready.json.LogLine;
import dev.sessionready.json.TopicMessage;
import dev.sessionready.report.AlertPage;
import dev.sessionready.report.AlertText;
import java.io.PrintStream;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Publishes alerts to a topic, each once in the quiet period. */
record AlertSender(
    AlertPage page, AlertTopic topic, AlertStore store, InstantSource clock, PrintStream out) {

  /** The most instances that a message's metadata names. */
  private static final int RESOURCES = 50;

  /**
   * Publishes an alert, or leaves it out where it was sent recently.
   *
   * @return whether it is done; false where it has to be tried again
   */
  boolean publish(PendingAlert alert) {
    try {
      if (!alert.isRepeatable()) {
        publish(alert, null);
        return true;
      }
      return switch (store.claim(alert.name(), alert.instanceIds(), clock.instant())) {
        case AlertStore.Claim.Folded _ -> {
          out.println(line("folded", alert));
          yield true;
        }
        case AlertStore.Claim.Busy _ -> {
          out.println(line("busy", alert));
          yield false;
        }
        case AlertStore.Claim.Granted(var before) -> {
          claimed(alert, before);
          yield true;
        }
      };
    } catch (DeliveryFailed undelivered) {
      out.println(failed("untold", alert, undelivered));
      return false;
    }
  }

  private void claimed(PendingAlert alert, AlertStore.@Nullable SentAlert before) {
    try {
      publish(alert, before);
    } catch (DeliveryFailed undelivered) {
      quietly(alert, () -> store.release(alert.name()));
      throw undelivered;
    }
    quietly(alert, () -> store.published(alert.name(), alert.instanceIds(), clock.instant()));
  }

  // What was published must not be published again because the store is out of reach: the lease
  // ends by itself.
  private void quietly(PendingAlert alert, Runnable note) {
    try {
      note.run();
    } catch (DeliveryFailed undelivered) {
      out.println(failed("unnoted", alert, undelivered));
    }
  }

  private void publish(PendingAlert alert, AlertStore.@Nullable SentAlert before) {
    AlertText text = page.of(alert.content(), before == null ? null : summary(alert, before));
    topic.publish(text.subject(), message(alert, text).toJson(), attributes(alert.content()));
    out.println(line("sent", alert));
  }

  private static AlertPage.Before summary(PendingAlert alert, AlertStore.SentAlert before) {
    Set<String> all = new HashSet<>(before.instanceIds());
    all.addAll(alert.instanceIds());
    return new AlertPage.Before(before.first(), before.last(), all.size());
  }

  // https://docs.aws.amazon.com/sns/latest/dg/sns-message-filtering.html
  private Map<String, String> attributes(AlertContent content) {
    Map<String, String> attributes = new TreeMap<>();
    attributes.put("account", page.place().account());
    attributes.put("region", page.place().region());
    if (content.severity() != null) {
      attributes.put("severity", content.severity().name());
    }
    if (content.check() != null) {
      attributes.put("check", content.check());
    }
    return attributes;
  }

  private TopicMessage message(PendingAlert alert, AlertText text) {
    List<String> headline = alert.content().headline();
    return new TopicMessage(
        text.text(),
        text.subject(),
        text.description(),
        text.steps(),
        Stream.concat(Stream.of("Session Manager"), headline.stream().limit(1)).toList(),
        alert.name(),
        alert.compliance().name(),
        Stream.concat(
                headline.stream().skip(1), alert.instanceIds().stream().sorted().limit(RESOURCES))
            .toList(),
        Map.of(
            "account", page.place().account(),
            "region", page.place().region(),
            "rule", page.rule()));
  }

  private static LogLine line(String what, PendingAlert alert) {
    return LogLine.info(what)
        .with("cause", alert.name())
        .with("instances", alert.instanceIds().size());
  }

  private static LogLine failed(String what, PendingAlert alert, DeliveryFailed undelivered) {
    return LogLine.error(what)
        .with("cause", alert.name())
        .with("reason", String.valueOf(undelivered.getMessage()));
  }
}
