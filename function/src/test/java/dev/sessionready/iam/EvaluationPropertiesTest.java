package dev.sessionready.iam;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionready.iam.IamCorpus.Case;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * What holds for every request whatever its policies say, tried on the corpus and on random changes
 * of it. The system property {@code iam.seed} repeats a run, {@code tries} prolongs it.
 */
class EvaluationPropertiesTest {

  private static final long SEED = Long.getLong("iam.seed", 20_261_123L);
  private static final int ROUNDS = 4 * Integer.getInteger("tries", 1);

  private static final List<Case> CASES = IamCorpus.read();
  private static final List<Statement> STATEMENTS =
      CASES.stream()
          .flatMap(one -> policies(one.layers()))
          .flatMap(policy -> policy.statements().stream())
          .toList();

  private final Random random = new Random(SEED);

  @Test
  void addingADenyNeverBringsARequestNearerToAnAllow() {
    forEveryCase(one -> {
      ApplicablePolicies more = withStatement(one.layers(), Effect.DENY);
      assertThat(rank(one.request(), more))
          .as(text(one))
          .isLessThanOrEqualTo(rank(one.request(), one.layers()));
    });
  }

  @Test
  void addingAnAllowNeverBringsARequestNearerToADenial() {
    forEveryCase(one -> {
      ApplicablePolicies more = withStatement(one.layers(), Effect.ALLOW);
      assertThat(rank(one.request(), more))
          .as(text(one))
          .isGreaterThanOrEqualTo(rank(one.request(), one.layers()));
    });
  }

  @Test
  void theOrderOfStatementsAndPoliciesNeverMatters() {
    forEveryCase(one ->
        assertThat(gist(one.request(), shuffled(one.layers())))
            .as(text(one))
            .isEqualTo(gist(one.request(), one.layers())));
  }

  @Test
  void knowingLessNeverTurnsOneVerdictIntoTheOther() {
    forEveryCase(one -> {
      int before = rank(one.request(), one.layers());
      int after = rank(one.request().in(forgetting(one)), one.layers());
      assertThat(after).as(text(one)).isIn(before, DEPENDS);
    });
  }

  @Test
  void withoutAnyKnownKeyNoVerdictTurnsIntoTheOther() {
    for (Case one : CASES) {
      int before = rank(one.request(), one.layers());
      int after = rank(one.request().in(Context.partial()), one.layers());
      assertThat(after).as(text(one)).isIn(before, DEPENDS);
    }
  }

  @Test
  void readingFewerPoliciesNeverTurnsOneVerdictIntoTheOther() {
    forEveryCase(one -> {
      int before = rank(one.request(), one.layers());
      int after =
          rank(
              one.request(),
              each(
                  one.layers(),
                  policy ->
                      random.nextInt(3) == 0 ? new AttachedPolicy.Unread(policy.name()) : policy));
      assertThat(after).as(text(one)).isIn(before, DEPENDS);
    });
  }

  private static final int DEPENDS = 1;

  /** Denied, depends, allowed: 0, 1, 2. */
  private static int rank(Request request, ApplicablePolicies policies) {
    return switch (PolicyEvaluation.evaluate(request, policies)) {
      case Decision.Denied _ -> 0;
      case Decision.Depends _ -> DEPENDS;
      case Decision.Allowed _ -> 2;
    };
  }

  /** A decision without the places of statements, which a change of order moves. */
  private static Set<String> gist(Request request, ApplicablePolicies policies) {
    return switch (PolicyEvaluation.evaluate(request, policies)) {
      case Decision.Allowed(StatementRef by) -> Set.of("allowed " + by.policyType());
      case Decision.Denied denied ->
          denied.reasons().stream()
              .map(denyReason -> denyReason.getClass().getSimpleName() + denyReason.policyType())
              .collect(Collectors.toSet());
      case Decision.Depends depends ->
          depends.doubts().stream()
              .map(doubt -> doubt.getClass().getSimpleName() + doubt.policyType())
              .collect(Collectors.toSet());
    };
  }

  private void forEveryCase(java.util.function.Consumer<Case> property) {
    for (int round = 0; round < ROUNDS; round++) {
      for (Case one : CASES) {
        Context context = random.nextBoolean() ? one.request().context() : forgetting(one);
        property.accept(
            new Case(
                one.id(),
                one.request().in(context),
                one.layers(),
                one.keys(),
                one.expected(),
                one.blockedBy(),
                one.asJudged()));
      }
    }
  }

  private Context forgetting(Case one) {
    Context context = one.request().context();
    for (String key : one.keys()) {
      if (random.nextInt(3) == 0) {
        context = context.unknown(key);
      }
    }
    return context;
  }

  /** The layers with one more statement in one of the policies that are there. */
  private ApplicablePolicies withStatement(ApplicablePolicies policies, Effect effect) {
    int count = (int) policies(policies).count();
    if (count == 0) {
      return policies;
    }
    int chosen = random.nextInt(count);
    Statement other = STATEMENTS.get(random.nextInt(STATEMENTS.size()));
    Statement added =
        new Statement(
            null,
            effect,
            other.principals(),
            other.actions(),
            other.resources(),
            other.conditions());
    int[] next = {0};
    return each(policies, policy -> next[0]++ == chosen ? with(policy, added) : policy);
  }

  private AttachedPolicy with(AttachedPolicy attached, Statement added) {
    return changed(
        attached,
        statements -> {
          List<Statement> more = new ArrayList<>(statements);
          more.add(random.nextInt(more.size() + 1), added);
          return more;
        });
  }

  private ApplicablePolicies shuffled(ApplicablePolicies policies) {
    ApplicablePolicies inside = each(policies, policy -> changed(policy, this::shuffled));
    return new ApplicablePolicies(
        shuffled(inside.identity()),
        inside.boundary(),
        inside.session(),
        shuffled(inside.scps().stream().map(this::shuffled).toList()),
        shuffled(inside.rcps().stream().map(this::shuffled).toList()),
        inside.resource(),
        inside.endpoint());
  }

  private <T> List<T> shuffled(List<T> list) {
    List<T> copy = new ArrayList<>(list);
    Collections.shuffle(copy, random);
    return copy;
  }

  private static AttachedPolicy changed(
      AttachedPolicy attached, UnaryOperator<List<Statement>> change) {
    return switch (attached) {
      case AttachedPolicy.Unread unread -> unread;
      case AttachedPolicy.Read(String name, Policy policy) ->
          new AttachedPolicy.Read(
              name, new Policy(policy.version(), change.apply(policy.statements())));
    };
  }

  private static ApplicablePolicies each(
      ApplicablePolicies policies, UnaryOperator<AttachedPolicy> change) {
    EndpointPolicy endpoint = policies.endpoint();
    return new ApplicablePolicies(
        policies.identity().stream().map(change).toList(),
        orNull(policies.boundary(), change),
        orNull(policies.session(), change),
        policies.scps().stream().map(level -> level.stream().map(change).toList()).toList(),
        policies.rcps().stream().map(level -> level.stream().map(change).toList()).toList(),
        orNull(policies.resource(), change),
        endpoint == null
            ? null
            : new EndpointPolicy(endpoint.kind(), change.apply(endpoint.policy())));
  }

  private static @Nullable AttachedPolicy orNull(
      @Nullable AttachedPolicy policy, UnaryOperator<AttachedPolicy> change) {
    return policy == null ? null : change.apply(policy);
  }

  private static Stream<Policy> policies(ApplicablePolicies policies) {
    List<Policy> found = new ArrayList<>();
    each(
        policies,
        attached -> {
          if (attached instanceof AttachedPolicy.Read(_, Policy policy)) {
            found.add(policy);
          }
          return attached;
        });
    return found.stream();
  }

  private static String text(Case one) {
    return "%s, with -Diam.seed=%d".formatted(one.id(), SEED);
  }
}
