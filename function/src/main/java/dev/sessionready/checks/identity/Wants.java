package dev.sessionready.checks.identity;

import dev.sessionready.check.Text;
import dev.sessionready.iam.Decision;
import dev.sessionready.iam.Layer;
import dev.sessionready.iam.Refusal;
import dev.sessionready.iam.StatementRef;
import dev.sessionready.model.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Everything that one feature asks of the role, and how to tell and mend what is refused. */
record Wants(Role role, List<Want> all) {

  List<Want> refused() {
    return all.stream().filter(Want::isRefused).toList();
  }

  /** The same and one more. */
  Wants and(Want more) {
    return new Wants(role, Stream.concat(all.stream(), Stream.of(more)).toList());
  }

  List<Want> doubtful() {
    return all.stream().filter(Want::isDoubtful).toList();
  }

  boolean refuses(String action) {
    return refused().stream().anyMatch(want -> want.action().equals(action));
  }

  List<String> refusedActions() {
    return refused().stream().map(Want::action).distinct().toList();
  }

  /** The condition keys and policies on which the doubtful ones depend, each once. */
  List<String> unknowns() {
    return doubtful().stream()
        .flatMap(want -> ((Decision.Depends) want.answer()).unknowns().stream())
        .distinct()
        .toList();
  }

  /** Why the first of the refused is refused. */
  Text why() {
    return switch (refusal(refused().getFirst())) {
      case Refusal.ExplicitDeny(StatementRef statement) ->
          Text.message("refusal.explicit", statement.name(), statement.policy());
      case Refusal.NoAllow(var layer, _) ->
          Text.message("refusal.no-allow." + layer.name().toLowerCase(Locale.ROOT));
    };
  }

  /** The smallest changes that allow all that is refused, then the commands that make them. */
  List<Text> fix(String policyName) {
    List<Want> missing = refused().stream().filter(Wants::isMissingInRole).toList();
    List<Want> others = refused().stream().filter(want -> !isMissingInRole(want)).toList();
    List<Text> fixes = new ArrayList<>();
    if (!missing.isEmpty()) {
      fixes.add(Text.word(putRolePolicy(policyName, missing)));
    }
    others.stream().map(this::change).forEach(fixes::add);
    others.stream().flatMap(Wants::puts).map(Text::word).forEach(fixes::add);
    return fixes.stream().distinct().toList();
  }

  private static boolean isMissingInRole(Want want) {
    return refusal(want) instanceof Refusal.NoAllow(Layer layer, _) && layer == Layer.IDENTITY;
  }

  private Text change(Want want) {
    return switch (refusal(want)) {
      case Refusal.ExplicitDeny(StatementRef statement) ->
          Text.message("fix.narrow-statement", statement.name(), statement.policy());
      case Refusal.NoAllow(Layer layer, var policies) ->
          Text.message("fix.add-to-policy", policies, statement(layer, want));
    };
  }

  private static Stream<String> puts(Want want) {
    Refusal refusal = refusal(want);
    List<String> policies =
        switch (refusal) {
          case Refusal.ExplicitDeny(StatementRef statement) -> List.of(statement.policy());
          case Refusal.NoAllow(_, var searched) -> searched;
        };
    return policies.stream().flatMap(policy -> put(refusal.layer(), policy, want).stream());
  }

  // Policies on resources are replaced as a whole; those of the role are several, each its own way.
  private static Optional<String> put(Layer layer, String policy, Want want) {
    return switch (layer) {
      case ENDPOINT ->
          Optional.of(
              "aws ec2 modify-vpc-endpoint --vpc-endpoint-id %s --policy-document file://policy.json"
                  .formatted(policy));
      case RESOURCE ->
          Optional.of(
              want.action().startsWith("kms:")
                  ? "aws kms put-key-policy --key-id %s --policy-name default --policy file://policy.json"
                      .formatted(policy)
                  : "aws s3api put-bucket-policy --bucket %s --policy file://policy.json"
                      .formatted(policy));
      case IDENTITY, BOUNDARY, SESSION, SCP, RCP -> Optional.empty();
    };
  }

  private String statement(Layer layer, Want want) {
    return switch (layer) {
      // The policy of a gateway endpoint knows everyone only, and tells them apart by conditions.
      case ENDPOINT ->
          "{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"%s\",\"Resource\":\"%s\",\"Condition\":{\"ArnEquals\":{\"aws:PrincipalArn\":\"%s\"}}}"
              .formatted(want.action(), want.resource(), role.arn());
      case RESOURCE, RCP ->
          "{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"%s\"},\"Action\":\"%s\",\"Resource\":\"%s\"}"
              .formatted(role.arn(), want.action(), want.resource());
      case IDENTITY, BOUNDARY, SESSION, SCP -> statement(want.resource(), List.of(want));
    };
  }

  // Named after its actions, since a policy of the same name is replaced as a whole.
  private String putRolePolicy(String policyName, List<Want> missing) {
    String statements =
        missing.stream()
            .collect(Collectors.groupingBy(Want::resource, TreeMap::new, Collectors.toList()))
            .entrySet()
            .stream()
            .map(entry -> statement(entry.getKey(), entry.getValue()))
            .collect(Collectors.joining(","));
    return "aws iam put-role-policy --role-name %s --policy-name %s --policy-document '{\"Version\":\"2012-10-17\",\"Statement\":[%s]}'"
        .formatted(role.name(), policyName + "-" + names(missing), statements);
  }

  private static String names(List<Want> wants) {
    return wants.stream()
        .map(want -> want.action().substring(want.action().indexOf(':') + 1))
        .distinct()
        .collect(Collectors.joining("-"));
  }

  private static String statement(String resource, List<Want> wants) {
    return "{\"Effect\":\"Allow\",\"Action\":[%s],\"Resource\":\"%s\"}"
        .formatted(
            wants.stream()
                .map(want -> '"' + want.action() + '"')
                .distinct()
                .collect(Collectors.joining(",")),
            resource);
  }

  private static Refusal refusal(Want want) {
    return ((Decision.Denied) want.answer()).first();
  }
}
