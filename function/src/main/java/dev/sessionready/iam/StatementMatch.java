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
  Reading read(Layer layer, List<AttachedPolicy> policies) {
    return new Reading(
        layer,
        policies.stream().map(AttachedPolicy::name).toList(),
        policies.stream().flatMap(policy -> bearings(layer, policy)).toList(),
        policies.stream().flatMap(policy -> unread(layer, policy)).toList());
  }

  private static Stream<Doubt> unread(Layer layer, AttachedPolicy attached) {
    return switch (attached) {
      case AttachedPolicy.Unread(String name) -> Stream.of(new Doubt.UnreadPolicy(layer, name));
      case AttachedPolicy.Read _ -> Stream.of();
    };
  }

  private Stream<Bearing> bearings(Layer layer, AttachedPolicy attached) {
    return switch (attached) {
      case AttachedPolicy.Unread _ -> Stream.of();
      case AttachedPolicy.Read(String name, Policy policy) ->
          IntStream.range(0, policy.statements().size())
              .mapToObj(index -> bearing(layer, name, policy, index));
    };
  }

  private Bearing bearing(Layer layer, String name, Policy policy, int index) {
    Statement statement = policy.statements().get(index);
    StatementRef ref = new StatementRef(layer, name, index, statement.sid(), statement.effect());
    return bearing(statement, ref, policy.knowsVariables());
  }

  private Bearing bearing(Statement statement, StatementRef ref, boolean variables) {
    Result principal = principal(statement.principals(), ref);
    Conditions conditions = new Conditions(ref, variables, request.context());
    Truth spoken =
        Truth.all(
            Stream.of(
                principal.applies(),
                Truth.of(action(statement.actions())),
                resource(statement.resources(), ref, variables)));
    Map<Condition, Truth> asked = new LinkedHashMap<>();
    statement.conditions().forEach(condition -> asked.put(condition, conditions.holds(condition)));
    return new Bearing(
        ref,
        principal.standing(),
        Truth.all(Stream.concat(Stream.of(spoken), asked.values().stream())),
        spoken instanceof Truth.True ? unmet(ref, asked) : List.of());
  }

  private static List<UnmetCondition> unmet(StatementRef ref, Map<Condition, Truth> asked) {
    return asked.entrySet().stream()
        .filter(one -> one.getValue() instanceof Truth.False)
        .map(one -> new UnmetCondition(ref, one.getKey()))
        .toList();
  }

  private Result principal(Principals principals, StatementRef ref) {
    return switch (ref.layer()) {
      // These speak of whomever they are attached to; IAM does not let them name anyone.
      case IDENTITY, BOUNDARY, SESSION, SCP -> new Result(Standing.CALLER, new Truth.True());
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

  private Truth resource(Resources resources, StatementRef ref, boolean variables) {
    return switch (resources) {
      case Resources.Unstated() -> new Truth.True();
      case Resources.Only(var patterns) -> anyMatchesResource(patterns, ref, variables);
      case Resources.AllBut(var patterns) -> anyMatchesResource(patterns, ref, variables).not();
    };
  }

  private Truth anyMatchesResource(List<String> patterns, StatementRef ref, boolean variables) {
    return Truth.any(patterns.stream().map(pattern -> matches(pattern, ref, variables)));
  }

  private Truth matches(String pattern, StatementRef ref, boolean variables) {
    Expansion expansion =
        variables
            ? Expansion.ofResource(pattern, request.context())
            : Expansion.verbatim(pattern, true);
    return switch (expansion) {
      case Expansion.Filled(Glob glob) -> Truth.of(glob.matches(request.resource()));
      case Expansion.Empty() -> new Truth.False();
      case Expansion.Open(Glob widest, var keys) ->
          widest.matches(request.resource())
              ? Truth.unknown(
                  keys.stream().map(key -> new Doubt.UnknownVariable(ref, key, pattern)))
              : new Truth.False();
    };
  }
}
