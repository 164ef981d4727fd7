package dev.sessionready.alerts;

import dev.sessionready.check.Assessment;
import dev.sessionready.check.Cause;
import dev.sessionready.check.Severity;
import dev.sessionready.model.Instance;
import dev.sessionready.rule.ComplianceType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * An alert to be sent: what it is about, and the name of its cause.
 *
 * @param name the same for the same cause at all times
 * @param compliance what the instances became
 */
public record PendingAlert(String name, ComplianceType compliance, AlertContent content) {

  private static final String RECOVERY = "recovery";

  /** The alerts of a batch, after a second look: one for each cause. */
  public static List<PendingAlert> of(ChangeBatch inbox, SecondLook look, Severity failAt) {
    List<PendingAlert> alerts = new ArrayList<>();
    Cause.of(stillNonCompliant(inbox, look), failAt).forEach(cause -> alerts.add(of(cause)));
    alerts.addAll(unjudged(inbox, look));
    alerts.addAll(recovered(inbox, look));
    return alerts;
  }

  /** The alerts on all that is wrong where nobody was alerted before: one for each cause. */
  public static List<PendingAlert> standing(SecondLook look, Severity failAt) {
    return Cause.of(look.nonCompliant(), failAt).stream().map(PendingAlert::of).toList();
  }

  /** The alert that says that alerts arrive. */
  public static PendingAlert heartbeat() {
    return new PendingAlert("heartbeat", ComplianceType.COMPLIANT, AlertContent.heartbeat());
  }

  private static PendingAlert of(Cause cause) {
    return new PendingAlert(cause.name(), ComplianceType.NON_COMPLIANT, AlertContent.of(cause));
  }

  public Set<String> instanceIds() {
    return content.members().stream().map(AlertContent.Member::id).collect(Collectors.toSet());
  }

  /** Whether it is about a cause, which may be sent again; a recovery happens once. */
  public boolean isRepeatable() {
    return compliance == ComplianceType.NON_COMPLIANT;
  }

  private static List<Assessment> stillNonCompliant(ChangeBatch inbox, SecondLook look) {
    Set<String> actual = changedTo(inbox, ComplianceType.NON_COMPLIANT);
    return look.nonCompliant().stream()
        .filter(assessment -> actual.contains(assessment.instance().id()))
        .toList();
  }

  private static List<PendingAlert> unjudged(ChangeBatch inbox, SecondLook look) {
    TreeMap<String, TreeMap<String, String>> byCheck = new TreeMap<>();
    inbox
        .of(ComplianceType.NON_COMPLIANT)
        .map(ChangeBatch.ReceivedChange::change)
        .filter(change -> look.unjudged().contains(change.instanceId()))
        .forEach(change ->
            byCheck
                .computeIfAbsent(check(change), _ -> new TreeMap<>())
                .put(change.instanceId(), annotation(change)));
    return byCheck.entrySet().stream()
        .map(group ->
            new PendingAlert(
                group.getKey() + "-unjudged",
                ComplianceType.NON_COMPLIANT,
                AlertContent.unjudged(group.getKey(), group.getValue())))
        .toList();
  }

  private static List<PendingAlert> recovered(ChangeBatch inbox, SecondLook look) {
    Set<String> actual = changedTo(inbox, ComplianceType.COMPLIANT);
    List<Instance> ready =
        look.ready().stream()
            .filter(instance -> actual.contains(instance.id()))
            .sorted(Comparator.comparing(Instance::id))
            .toList();
    return ready.isEmpty()
        ? List.of()
        : List.of(
            new PendingAlert(RECOVERY, ComplianceType.COMPLIANT, AlertContent.recovered(ready)));
  }

  private static Set<String> changedTo(ChangeBatch inbox, ComplianceType compliance) {
    return inbox
        .of(compliance)
        .map(change -> change.change().instanceId())
        .collect(Collectors.toSet());
  }

  // The annotation begins with the id of the check that failed first.
  private static String check(ComplianceChange change) {
    String annotation = annotation(change);
    int colon = annotation.indexOf(':');
    String head = colon < 0 ? "" : annotation.substring(0, colon);
    return head.matches("[a-z0-9-]{1,64}") ? head : "unknown";
  }

  private static String annotation(ComplianceChange change) {
    return change.annotation() == null ? "" : change.annotation();
  }
}
