package dev.sessionready.alerts;

import dev.sessionready.model.AccountRegion;
import dev.sessionready.rule.ComplianceType;
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
 * @param changes those that say of the rule
 * @param poison why each other message cannot be worked with, by message id
 */
public record ChangeBatch(List<ReceivedChange> changes, Map<String, String> poison) {

  /** A message and the change that it says of. */
  public record ReceivedChange(String messageId, ComplianceChange change) {}

  /** The changes by the account and region that they come from. */
  public Map<AccountRegion, ChangeBatch> byPlace() {
    return changes.stream()
        .collect(
            Collectors.groupingBy(
                change -> change.change().place(),
                LinkedHashMap::new,
                Collectors.collectingAndThen(
                    Collectors.toList(), some -> new ChangeBatch(some, Map.of()))));
  }

  /** The ids of all messages that say of the rule. */
  public List<String> messageIds() {
    return changes.stream().map(ReceivedChange::messageId).toList();
  }

  /** The ids of all instances that changed. */
  public Set<String> instanceIds() {
    return changes.stream()
        .map(change -> change.change().instanceId())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** What was reported to have become so. */
  Stream<ReceivedChange> of(ComplianceType compliance) {
    return changes.stream().filter(change -> change.change().compliance() == compliance);
  }

  /** The ids of the messages that said those instances to have become so. */
  public List<String> messages(ComplianceType compliance, Collection<String> instanceIds) {
    return of(compliance)
        .filter(change -> instanceIds.contains(change.change().instanceId()))
        .map(ReceivedChange::messageId)
        .toList();
  }
}
