package dev.sessionready.iam;

import dev.sessionready.iam.PrincipalMatch.Result;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The question which statements apply to a request.
 *
 * @param request the request
 * @param hasBoundary whether a permissions boundary is attached to the caller
 * @param gateway whether the request goes through a gateway endpoint
 */
record StatementMatch(Request request, boolean hasBoundary, boolean gateway) {

  /** Reads the policies of one kind, or of one level of it. */
  PolicyTypeResult read(PolicyType policyType, List<AttachedPolicy> policies) {
    return new PolicyTypeResult(
        policyType,
        policies.stream().map(AttachedPolicy::name).toList(),
        policies.stream().flatMap(policy -> results(policyType, policy)).toList(),
        policies.stream().flatMap(policy -> unread(policyType, policy)).toList());
  }

  private static Stream<MissingInformation> unread(PolicyType policyType, AttachedPolicy attached) {
    return switch (attached) {
      case AttachedPolicy.Unread(String name) ->
          Stream.of(new MissingInformation.UnreadPolicy(policyType, name));
      case AttachedPolicy.Read _ -> Stream.of();
    };
  }

  private Stream<StatementResult> results(PolicyType policyType, AttachedPolicy attached) {
    return switch (attached) {
      case AttachedPolicy.Unread _ -> Stream.of();
      case AttachedPolicy.Read(String name, Policy policy) ->
          IntStream.range(0, policy.statements().size())
              .mapToObj(index -> result(policyType, name, policy, index));
    };
  }

  private StatementResult result(PolicyType policyType, String name, Policy policy, int index) {
    Statement statement = policy.statements().get(index);
    StatementRef ref =
        new StatementRef(policyType, name, index, statement.sid(), statement.effect());
    return result(statement, ref, policy.knowsVariables());
  }

  private StatementResult result(Statement statement, StatementRef ref, boolean variables) {
    Result principal = principal(statement.principals(), ref);
    Ternary spoken =
        action(statement.actions())
            ? Ternary.all(
                Stream.of(principal.applies(), resource(statement.resources(), ref, variables)))
            : new Ternary.False();
    // Whatever the conditions say: no key is looked up for a statement about something else.
    if (spoken instanceof Ternary.False) {
      return new StatementResult(ref, principal.kind(), spoken, List.of());
    }
    Conditions conditions = new Conditions(ref, variables, request.context());
    Map<Condition, Ternary> asked = new LinkedHashMap<>();
    statement.conditions().forEach(condition -> asked.put(condition, conditions.holds(condition)));
    return new StatementResult(
        ref,
        principal.kind(),
        Ternary.all(Stream.concat(Stream.of(spoken), asked.values().stream())),
        spoken instanceof Ternary.True ? unmet(ref, asked) : List.of());
  }

  private static List<UnmetCondition> unmet(StatementRef ref, Map<Condition, Ternary> asked) {
    return asked.entrySet().stream()
        .filter(one -> one.getValue() instanceof Ternary.False)
        .map(one -> new UnmetCondition(ref, one.getKey()))
        .toList();
  }

  private Result principal(Principals principals, StatementRef ref) {
    return switch (ref.policyType()) {
      // These speak of whomever they are attached to; IAM does not let them name anyone.
      case IDENTITY, BOUNDARY, SESSION, SCP ->
          new Result(PrincipalMatchKind.CALLER, new Ternary.True());
      case RESOURCE, RCP ->
          new PrincipalMatch(request.caller(), hasBoundary, false).of(principals, ref);
      case ENDPOINT ->
          new PrincipalMatch(request.caller(), hasBoundary, gateway).of(principals, ref);
    };
  }

  private boolean action(Actions actions) {
    return switch (actions) {
      case Actions.Only(var patterns) -> anyMatchesAction(patterns);
      case Actions.AllBut(var patterns) -> !anyMatchesAction(patterns);
    };
  }

  private boolean anyMatchesAction(List<String> patterns) {
    return patterns.stream()
        .anyMatch(pattern -> Glob.pattern(pattern).matchesIgnoringCase(request.action()));
  }

  private Ternary resource(Resources resources, StatementRef ref, boolean variables) {
    return switch (resources) {
      case Resources.Unstated() -> new Ternary.True();
      case Resources.Only(var patterns) -> anyMatchesResource(patterns, ref, variables);
      case Resources.AllBut(var patterns) -> anyMatchesResource(patterns, ref, variables).not();
    };
  }

  private Ternary anyMatchesResource(List<String> patterns, StatementRef ref, boolean variables) {
    return Ternary.any(patterns.stream().map(pattern -> matches(pattern, ref, variables)));
  }

  private Ternary matches(String pattern, StatementRef ref, boolean variables) {
    VariableExpansion expansion =
        variables
            ? VariableExpansion.ofResource(pattern, request.context())
            : VariableExpansion.verbatim(pattern, true);
    return switch (expansion) {
      case VariableExpansion.Filled(Glob glob) -> Ternary.of(isResource(glob));
      case VariableExpansion.Empty() -> new Ternary.False();
      case VariableExpansion.Open(Glob widest, var keys) ->
          isResource(widest)
              ? Ternary.unknown(
                  keys.stream()
                      .map(key -> new MissingInformation.UnknownVariable(ref, key, pattern)))
              : new Ternary.False();
    };
  }

  private boolean isResource(Glob pattern) {
    return OpenValue.holds(new Likeness(pattern, request.resource(), false));
  }
}
