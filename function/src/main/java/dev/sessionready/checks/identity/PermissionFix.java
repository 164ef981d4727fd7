package dev.sessionready.checks.identity;

import dev.sessionready.check.Command;
import dev.sessionready.check.CommandJson;
import dev.sessionready.check.FixStep;
import dev.sessionready.check.Text;
import dev.sessionready.iam.Decision;
import dev.sessionready.iam.DenyReason;
import dev.sessionready.iam.PolicyType;
import dev.sessionready.iam.StatementRef;
import dev.sessionready.iam.UnmetCondition;
import dev.sessionready.model.Role;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The steps after which the refused is allowed, each policy changed once: what the role's own
 * policies lack is added in a policy of its own, everything else is changed where it stands. Every
 * reason for which AWS refuses is dealt with, since each of them suffices.
 *
 * @param purpose what the added policy is for; with the region it makes the policy's name, since
 *     IAM is one for all regions and a policy of the same name is replaced
 */
record PermissionFix(Role role, String region, String purpose, List<RequestedAction> refused) {

  private static final int LONGEST_NAME = 128;
  private static final String TAG = "aws:PrincipalTag/";

  List<FixStep> steps() {
    List<FixStep> steps = new ArrayList<>();
    List<RequestedAction> missing = refused.stream().filter(this::isMissingInRole).toList();
    if (!missing.isEmpty()) {
      steps.add(FixStep.fix(putRolePolicy(missing).toString()));
    }
    Map<PolicyEdit, Set<FixStep>> changes = new LinkedHashMap<>();
    for (RequestedAction want : refused) {
      denyReasons(want).forEach(denyReason -> collect(want, denyReason, steps, changes));
    }
    changes.forEach((policy, remarks) -> {
      policy.get().ifPresent(steps::add);
      steps.addAll(remarks);
      policy.put().ifPresent(steps::add);
    });
    return steps.stream().distinct().toList();
  }

  private void collect(
      RequestedAction want,
      DenyReason denyReason,
      List<FixStep> steps,
      Map<PolicyEdit, Set<FixStep>> changes) {
    switch (denyReason) {
      case DenyReason.ExplicitDeny(StatementRef statement) -> {
        PolicyEdit policy = edit(statement.policyType(), statement.policy(), want);
        Set<FixStep> remarks = changes.computeIfAbsent(policy, _ -> new LinkedHashSet<>());
        if (!policy.isOfAws()) {
          remarks.add(
              FixStep.fix(
                  Text.message("fix.narrow-statement", statement.name(), statement.policy())));
        }
      }
      case DenyReason.ImplicitDeny(var policyType, var policies, var unmet) -> {
        if (!unmet.isEmpty()) {
          unmet.forEach(condition -> meet(condition, want, steps, changes));
        } else if (policyType != PolicyType.IDENTITY) {
          policies.forEach(policy ->
              remarks(changes, policyType, policy, want)
                  .add(
                      FixStep.fix(
                          Text.message("fix.add-to-policy", policy, statement(policyType, want)))));
        }
      }
    }
  }

  // A condition is somebody's intent: where it is known how, it is met, or else shown to the
  // operator.
  private void meet(
      UnmetCondition unmet,
      RequestedAction want,
      List<FixStep> steps,
      Map<PolicyEdit, Set<FixStep>> changes) {
    String key = unmet.condition().key();
    String value = unmet.onlyValue();
    if (value != null && key.regionMatches(true, 0, TAG, 0, TAG.length())) {
      steps.add(
          FixStep.fix(
              Command.aws("iam", "tag-role", "--role-name", role.name())
                  .with("--tags", tag(key.substring(TAG.length()), value))
                  .toString()));
      return;
    }
    StatementRef statement = unmet.statement();
    remarks(changes, statement.policyType(), statement.policy(), want)
        .add(
            FixStep.fix(
                Text.message(
                    "fix.meet-condition", unmet.toText(), statement.name(), statement.policy())));
  }

  private static String tag(String key, String value) {
    Map<String, String> tag = new LinkedHashMap<>();
    tag.put("Key", key);
    tag.put("Value", value);
    return CommandJson.of(List.of(tag));
  }

  private Set<FixStep> remarks(
      Map<PolicyEdit, Set<FixStep>> changes,
      PolicyType policyType,
      String policy,
      RequestedAction want) {
    return changes.computeIfAbsent(edit(policyType, policy, want), _ -> new LinkedHashSet<>());
  }

  private PolicyEdit edit(PolicyType policyType, String policy, RequestedAction want) {
    String service = want.action().substring(0, want.action().indexOf(':') + 1);
    return new PolicyEdit(role, policyType, policy, service);
  }

  private boolean isMissingInRole(RequestedAction want) {
    return denyReasons(want)
        .anyMatch(denyReason ->
            denyReason instanceof DenyReason.ImplicitDeny(var policyType, _, var unmet)
                && policyType == PolicyType.IDENTITY
                && unmet.isEmpty());
  }

  // Within one account a policy on the resource that names the role is enough.
  private Stream<DenyReason> denyReasons(RequestedAction want) {
    List<DenyReason> all = ((Decision.Denied) want.answer()).reasons();
    String owner = PolicyEdit.account(want.resource());
    boolean onResource =
        all.stream()
            .anyMatch(denyReason ->
                denyReason instanceof DenyReason.ImplicitDeny
                    && denyReason.policyType() == PolicyType.RESOURCE);
    boolean settles = onResource && owner.equals(PolicyEdit.account(role.arn()));
    return all.stream()
        .filter(denyReason ->
            !(settles
                && denyReason instanceof DenyReason.ImplicitDeny
                && denyReason.policyType() == PolicyType.IDENTITY));
  }

  private String statement(PolicyType policyType, RequestedAction want) {
    PolicyStatement statement =
        new PolicyStatement(role.arn(), List.of(want.action()), want.resource());
    return CommandJson.of(
        switch (policyType) {
          case ENDPOINT -> statement.ofEndpoint();
          case RESOURCE, RCP -> statement.ofResource();
          case IDENTITY, BOUNDARY, SESSION, SCP -> statement.ofRole();
        });
  }

  private Command putRolePolicy(List<RequestedAction> missing) {
    List<Map<String, Object>> statements =
        missing.stream()
            .collect(
                Collectors.groupingBy(RequestedAction::resource, TreeMap::new, Collectors.toList()))
            .entrySet()
            .stream()
            .map(entry ->
                new PolicyStatement(role.arn(), actions(entry.getValue()), entry.getKey()).ofRole())
            .toList();
    return Command.aws("iam", "put-role-policy", "--role-name", role.name())
        .with("--policy-name", policyName(missing))
        .with("--policy-document", PolicyStatement.policy(statements));
  }

  private static List<String> actions(List<RequestedAction> wants) {
    return wants.stream().map(RequestedAction::action).distinct().toList();
  }

  /** Named after its purpose, region and actions, since a policy of one name is replaced whole. */
  private String policyName(List<RequestedAction> missing) {
    String operations =
        missing.stream()
            .map(want -> want.action().substring(want.action().indexOf(':') + 1))
            .distinct()
            .collect(Collectors.joining("-"));
    String whole = purpose + "-" + region + "-" + operations;
    return whole.length() <= LONGEST_NAME
        ? whole
        : whole.substring(0, LONGEST_NAME - 9) + "-%08x".formatted(whole.hashCode());
  }
}
