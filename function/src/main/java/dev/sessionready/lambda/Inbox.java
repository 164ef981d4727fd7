package dev.sessionready.lambda;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import dev.sessionready.json.ComplianceChangeReader;
import dev.sessionready.model.Place;
import dev.sessionready.rule.BadInput;
import dev.sessionready.rule.ComplianceChange;
import dev.sessionready.rule.ComplianceType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The messages of a batch, opened.
 *
 * @param letters those that tell of the rule
 * @param poison why each other message cannot be worked with, by message id
 */
record Inbox(List<Letter> letters, Map<String, String> poison) {

  /** A message and the change that it tells of. */
  record Letter(String messageId, ComplianceChange change) {}

  /** Opens the messages; those that nobody can read are set aside and keep nobody waiting. */
  static Inbox open(SQSEvent event, String rule) {
    List<Letter> letters = new ArrayList<>();
    Map<String, String> poison = new LinkedHashMap<>();
    for (SQSMessage message : messages(event)) {
      try {
        letters.add(new Letter(message.getMessageId(), read(message, rule)));
      } catch (BadInput bad) {
        poison.put(message.getMessageId(), String.valueOf(bad.getMessage()));
      }
    }
    return new Inbox(letters, poison);
  }

  // The runtime makes an event without records of whatever it is given.
  private static List<SQSMessage> messages(SQSEvent event) {
    if (event.getRecords() == null) {
      throw new BadInput("The event has no Records; SQS sends them with every batch.");
    }
    return event.getRecords();
  }

  private static ComplianceChange read(SQSMessage message, String rule) {
    ComplianceChange change = ComplianceChangeReader.read(message.getBody());
    if (!change.rule().equals(rule)) {
      throw new BadInput(
          "message: it is about the rule %s, not %s.".formatted(change.rule(), rule));
    }
    return change;
  }

  /** The letters by the account and region that they come from. */
  Map<Place, Inbox> byPlace() {
    return letters.stream()
        .collect(
            Collectors.groupingBy(
                letter -> letter.change().place(),
                LinkedHashMap::new,
                Collectors.collectingAndThen(
                    Collectors.toList(), some -> new Inbox(some, Map.of()))));
  }

  /** The ids of all messages that tell of the rule. */
  List<String> messageIds() {
    return letters.stream().map(Letter::messageId).toList();
  }

  /** The ids of all instances that changed. */
  Set<String> instanceIds() {
    return letters.stream()
        .map(letter -> letter.change().instanceId())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** What was told to have become so. */
  Stream<Letter> of(ComplianceType compliance) {
    return letters.stream().filter(letter -> letter.change().compliance() == compliance);
  }

  /** The ids of the messages that told those instances to have become so. */
  List<String> messages(ComplianceType compliance, Collection<String> instanceIds) {
    return of(compliance)
        .filter(letter -> instanceIds.contains(letter.change().instanceId()))
        .map(Letter::messageId)
        .toList();
  }
}
