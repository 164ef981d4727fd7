package dev.sessionready.lambda;

import dev.sessionready.assess.Assessment;
import dev.sessionready.assess.Cause;
import dev.sessionready.check.Severity;
import dev.sessionready.model.Instance;
import dev.sessionready.report.Matter;
import dev.sessionready.rule.ComplianceChange;
import dev.sessionready.rule.ComplianceType;
import dev.sessionready.rule.SecondLook;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * One message to be: what it is about, and what it is known by.
 *
 * @param name the same for the same cause at all times
 * @param compliance what the instances became
 */
record Story(String name, ComplianceType compliance, Matter matter) {

  private static final String RECOVERY = "recovery";

  /** What there is to tell of a batch, after a second look: a story for each cause. */
  static List<Story> of(Inbox inbox, SecondLook look, Severity failAt) {
    List<Story> stories = new ArrayList<>();
    Cause.of(stillNonCompliant(inbox, look), failAt)
        .forEach(cause ->
            stories.add(new Story(cause.name(), ComplianceType.NON_COMPLIANT, Matter.of(cause))));
    stories.addAll(unjudged(inbox, look));
    stories.addAll(recovered(inbox, look));
    return stories;
  }

  Set<String> instanceIds() {
    return matter.members().stream().map(Matter.Member::id).collect(Collectors.toSet());
  }

  /** Whether it is of a cause, which may be told again; a recovery happens once. */
  boolean isRepeatable() {
    return compliance == ComplianceType.NON_COMPLIANT;
  }

  private static List<Assessment> stillNonCompliant(Inbox inbox, SecondLook look) {
    Set<String> told = changedTo(inbox, ComplianceType.NON_COMPLIANT);
    return look.nonCompliant().stream()
        .filter(assessment -> told.contains(assessment.instance().id()))
        .toList();
  }

  private static List<Story> unjudged(Inbox inbox, SecondLook look) {
    TreeMap<String, TreeMap<String, String>> byCheck = new TreeMap<>();
    inbox
        .of(ComplianceType.NON_COMPLIANT)
        .map(Inbox.Letter::change)
        .filter(change -> look.unjudged().contains(change.instanceId()))
        .forEach(change ->
            byCheck
                .computeIfAbsent(check(change), _ -> new TreeMap<>())
                .put(change.instanceId(), annotation(change)));
    return byCheck.entrySet().stream()
        .map(group ->
            new Story(
                group.getKey() + "-unjudged",
                ComplianceType.NON_COMPLIANT,
                Matter.unjudged(group.getKey(), group.getValue())))
        .toList();
  }

  private static List<Story> recovered(Inbox inbox, SecondLook look) {
    Set<String> told = changedTo(inbox, ComplianceType.COMPLIANT);
    List<Instance> ready =
        look.ready().stream()
            .filter(instance -> told.contains(instance.id()))
            .sorted(Comparator.comparing(Instance::id))
            .toList();
    return ready.isEmpty()
        ? List.of()
        : List.of(new Story(RECOVERY, ComplianceType.COMPLIANT, Matter.recovered(ready)));
  }

  private static Set<String> changedTo(Inbox inbox, ComplianceType compliance) {
    return inbox
        .of(compliance)
        .map(letter -> letter.change().instanceId())
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
