package dev.sessionready.infra;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.services.events.EventPattern;
import software.amazon.awscdk.services.events.Rule;
import software.amazon.awscdk.services.events.targets.SqsQueue;
import software.amazon.awscdk.services.sqs.Queue;
import software.constructs.Construct;
import software.constructs.IConstruct;

/**
 * What EventBridge puts into the alert function's queues: what became of verdicts, and that the
 * stack was deployed. They name the rule by its name and not by reference, so that they can be
 * there before it.
 *
 * @param scope beneath which the rules of EventBridge stand
 */
record AlertEvents(Construct scope, String ruleName, AlertFunction notifier) {

  private static final String NON_COMPLIANT = "NON_COMPLIANT";

  /** Makes the rules of EventBridge, in their order. */
  List<IConstruct> all() {
    List<IConstruct> rules = new ArrayList<>();
    rules.add(
        changes(
            "NonCompliant",
            "Sends alerts for instances that are not ready for Session Manager",
            Map.of("newEvaluationResult", complianceTypes(NON_COMPLIANT))));
    rules.add(
        changes(
            "Recovered",
            "Notes which instances are ready for Session Manager again",
            Map.of(
                "oldEvaluationResult",
                complianceTypes(NON_COMPLIANT),
                "newEvaluationResult",
                complianceTypes("COMPLIANT", "NOT_APPLICABLE"))));
    rules.add(deployed());
    return rules;
  }

  private Rule changes(String id, String description, Map<String, ?> verdicts) {
    Map<String, Object> detail = new TreeMap<>(verdicts);
    detail.put("configRuleName", List.of(ruleName));
    return Rule.Builder.create(scope, id)
        .description(description)
        .eventPattern(
            EventPattern.builder()
                .source(List.of("aws.config"))
                .detailType(List.of("Config Rules Compliance Change"))
                .detail(detail)
                .build())
        .targets(List.of(into(notifier.changes())))
        .build();
  }

  private Rule deployed() {
    return Rule.Builder.create(scope, "Deployed")
        .description("Has Session Ready say that its alerts arrive, once it was deployed")
        .eventPattern(
            EventPattern.builder()
                .source(List.of("aws.cloudformation"))
                .detailType(List.of("CloudFormation Stack Status Change"))
                .detail(
                    new TreeMap<>(
                        Map.of(
                            "stack-id",
                            List.of(Aws.STACK_ID),
                            "status-details",
                            Map.of("status", List.of("CREATE_COMPLETE", "UPDATE_COMPLETE")))))
                .build())
        .targets(List.of(into(notifier.deployments())))
        .build();
  }

  // What cannot be delivered waits with what could not be sent, and raises the same alarm.
  private SqsQueue into(Queue queue) {
    return SqsQueue.Builder.create(queue).deadLetterQueue(notifier.deadLetters()).build();
  }

  private static Map<String, Object> complianceTypes(String... types) {
    return Map.of("complianceType", List.of(types));
  }
}
