package dev.sessionready.subject;

import dev.sessionready.fact.Fact;
import dev.sessionready.fact.Ignorance;
import dev.sessionready.iam.Actions;
import dev.sessionready.iam.ApplicablePolicies;
import dev.sessionready.iam.AttachedPolicy;
import dev.sessionready.iam.Caller;
import dev.sessionready.iam.Context;
import dev.sessionready.iam.Decision;
import dev.sessionready.iam.Effect;
import dev.sessionready.iam.MissingInformation;
import dev.sessionready.iam.Policy;
import dev.sessionready.iam.PolicyEvaluation;
import dev.sessionready.iam.Principal;
import dev.sessionready.iam.Principals;
import dev.sessionready.iam.Request;
import dev.sessionready.iam.Resources;
import dev.sessionready.iam.Statement;
import dev.sessionready.model.Role;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What the agent on one instance may do with the permissions of a role. */
public final class AgentPermissions {

  /** Policies of a caller who may do anything, so that only what stands elsewhere decides. */
  private static final ApplicablePolicies ANYTHING =
      ApplicablePolicies.of(
          List.of(
              new AttachedPolicy.Read(
                  "*",
                  new Policy(
                      Policy.VERSION_2012,
                      List.of(
                          new Statement(
                              null,
                              Effect.ALLOW,
                              new Principals.Unstated(),
                              new Actions.Only(List.of("*")),
                              new Resources.Only(List.of("*")),
                              List.of()))))));

  private final Subject subject;
  private final Role role;
  private final RolePolicies policies;

  /** A key policy that leaves it to the account's IAM policies, as AWS writes it by default. */
  public AttachedPolicy delegatingKeyPolicy() {
    return new AttachedPolicy.Read(
        "default",
        new Policy(
            Policy.VERSION_2012,
            List.of(
                new Statement(
                    null,
                    Effect.ALLOW,
                    new Principals.Only(List.of(new Principal.Aws(subject.place().account()))),
                    new Actions.Only(List.of("kms:*")),
                    new Resources.Only(List.of("*")),
                    List.of()))));
  }

  AgentPermissions(Subject subject, Role role, RolePolicies policies) {
    this.subject = subject;
    this.role = role;
    this.policies = policies;
  }

  /**
   * AWS's answer by the policies of the role alone.
   *
   * @throws Ignorance where the answer depends on something that could not be read
   */
  public Decision decide(String action, String resource) {
    return decide(action, resource, UnaryOperator.identity());
  }

  /** The same where more of the request's context is known. */
  public Decision decide(String action, String resource, UnaryOperator<Context> more) {
    return evaluate(
        request(action, resource, subject.place().account(), more), policies.applicable());
  }

  /** The same where a policy on the resource, such as a key policy, has a say as well. */
  public Decision decide(
      String action, String resource, AttachedPolicy onResource, UnaryOperator<Context> more) {
    return evaluate(
        request(action, resource, subject.place().account(), more),
        policies.applicable().withResource(onResource));
  }

  /**
   * The same for a resource of any account, across which both sides have to allow.
   *
   * @param owner the account that owns the resource
   */
  public Decision decide(
      String action,
      String resource,
      String owner,
      AttachedPolicy onResource,
      UnaryOperator<Context> more) {
    return evaluate(
        request(action, resource, owner, more), policies.applicable().withResource(onResource));
  }

  /**
   * Whether the role might do it to some resource, whichever that is: false only where nothing of
   * its own policies can ever allow the action.
   */
  public boolean mightEver(String action, UnaryOperator<Context> more) {
    Request request = request(action, "*", subject.place().account(), more);
    return !(PolicyEvaluation.evaluate(request, policies.applicable().onAnyResource())
        instanceof Decision.Denied);
  }

  /**
   * AWS's answer if the role's own policies allowed everything: by what else has a say alone.
   *
   * @param owner the account that owns the resource
   * @param others adds the policies that have a say
   */
  public Decision withOthersOnly(
      String action, String resource, String owner, UnaryOperator<ApplicablePolicies> others) {
    return withOthersOnly(action, resource, owner, others, UnaryOperator.identity());
  }

  /** The same where more of the request's context is known. */
  public Decision withOthersOnly(
      String action,
      String resource,
      String owner,
      UnaryOperator<ApplicablePolicies> others,
      UnaryOperator<Context> more) {
    return evaluate(request(action, resource, owner, more), others.apply(ANYTHING));
  }

  /**
   * A policy that stands on a resource, as it reads.
   *
   * @param name what to call it
   * @param action the IAM action that returns it
   * @throws Ignorance where it could not be read or parsed
   */
  public Optional<AttachedPolicy> onResource(String name, Fact<String> text, String action) {
    return text.ask().map(json -> subject.account().policy(name, json, action));
  }

  private Request request(
      String action, String resource, String owner, UnaryOperator<Context> more) {
    Caller caller =
        new Caller.RoleSession(
            subject.place().partition().id(),
            subject.place().account(),
            role.name(),
            subject.instance().id());
    Context context = new AgentRequestContext(subject, role).of(action, resource);
    return new Request(caller, action, resource, owner, more.apply(context));
  }

  private Decision evaluate(Request request, ApplicablePolicies policies) {
    Decision decision = PolicyEvaluation.evaluate(request, policies);
    unread(request, decision)
        .ifPresent(ignorance -> {
          throw ignorance;
        });
    return decision;
  }

  // What depends on our own failed lookup is not blamed on AWS's interfaces.
  private Optional<Ignorance> unread(Request request, Decision decision) {
    return switch (decision) {
      case Decision.Allowed _, Decision.Denied _ -> Optional.empty();
      case Decision.Depends(List<MissingInformation> doubts) ->
          doubts.stream()
              .filter(MissingInformation.UnreadPolicy.class::isInstance)
              .map(doubt ->
                  policies.unread().get(((MissingInformation.UnreadPolicy) doubt).policy()))
              .filter(Objects::nonNull)
              .findFirst()
              .or(() -> new AgentRequestContext(subject, role).unseen(request, doubts));
    };
  }
}
