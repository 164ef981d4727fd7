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
 * @param changes those that are about the rule
 * @param deployments those that say that the stack has been deployed
 * @param poison why each other message cannot be used, by message id
 */
public record ChangeBatch(
    List<ReceivedChange> changes,
    List<ReceivedDeployment> deployments,
    Map<String, String> poison) {

  /** A batch of nothing but changes. */
  private ChangeBatch(List<ReceivedChange> changes) {
    this(changes, List.of(), Map.of());
  }

  /**
   * A message and the deployment that it reports.
   *
   * @param held whether it was given back before
   */
  public record ReceivedDeployment(String messageId, StackDeployment deployment, boolean held) {}

  /** A message and the change that it reports. */
  public record ReceivedChange(String messageId, ComplianceChange change) {}

  /** The changes by the account and region that they come from. */
  public Map<AccountRegion, ChangeBatch> byPlace() {
    return changes.stream()
        .collect(
            Collectors.groupingBy(
                change -> change.change().place(),
                LinkedHashMap::new,
                Collectors.collectingAndThen(Collectors.toList(), ChangeBatch::new)));
  }

  /** The ids of all messages that are about the rule. */
  public List<String> messageIds() {
    return changes.stream().map(ReceivedChange::messageId).toList();
  }

  /** The ids of all instances that are to be looked at again. */
  public Set<String> instanceIds(boolean recoveries) {
    return changes.stream()
        .map(ReceivedChange::change)
        .filter(change ->
            switch (change.compliance()) {
              case NON_COMPLIANT -> true;
              case COMPLIANT -> recoveries;
              case NOT_APPLICABLE -> false;
            })
        .map(ComplianceChange::instanceId)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The changes to anything but non-compliant. */
  public ChangeBatch recoveries() {
    return new ChangeBatch(
        changes.stream()
            .filter(change -> change.change().compliance() != ComplianceType.NON_COMPLIANT)
            .toList());
  }

  /** The ids of all instances that changed. */
  public Set<String> changedIds() {
    return changes.stream()
        .map(change -> change.change().instanceId())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The changes to that compliance. */
  Stream<ReceivedChange> of(ComplianceType compliance) {
    return changes.stream().filter(change -> change.change().compliance() == compliance);
  }

  /** The ids of the messages that reported those instances to have become so. */
  public List<String> messages(ComplianceType compliance, Collection<String> instanceIds) {
    return of(compliance)
        .filter(change -> instanceIds.contains(change.change().instanceId()))
        .map(ReceivedChange::messageId)
        .toList();
  }
}
