package dev.sessionready.subject;

import dev.sessionready.fact.Fact;
import dev.sessionready.fact.Ignorance;
import dev.sessionready.iam.Actions;
import dev.sessionready.iam.ApplicablePolicies;
import dev.sessionready.iam.AttachedPolicy;
import dev.sessionready.iam.Context;
import dev.sessionready.iam.Decision;
import dev.sessionready.iam.Effect;
import dev.sessionready.iam.MissingInformation;
import dev.sessionready.iam.Policy;
import dev.sessionready.iam.Principal;
import dev.sessionready.iam.Principals;
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
    return decision(action, resource, subject.place().account(), policies.applicable(), more);
  }

  /** The same where a policy on the resource, such as a key policy, has a say as well. */
  public Decision decide(
      String action, String resource, AttachedPolicy onResource, UnaryOperator<Context> more) {
    return decide(action, resource, subject.place().account(), onResource, more);
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
    return decision(action, resource, owner, policies.applicable().withResource(onResource), more);
  }

  /**
   * Whether the role might do it to some resource, whichever that is: false only where nothing of
   * its own policies can ever allow the action.
   */
  public boolean mightEver(String action, UnaryOperator<Context> more) {
    return !(question(
                action, "*", subject.place().account(), policies.applicable().onAnyResource(), more)
            .answer()
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
    return decision(action, resource, owner, others.apply(ANYTHING), more);
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

  private Decision decision(
      String action,
      String resource,
      String owner,
      ApplicablePolicies applicable,
      UnaryOperator<Context> more) {
    AgentRequest asked = question(action, resource, owner, applicable, more);
    Decision decision = asked.answer();
    unread(asked, decision)
        .ifPresent(ignorance -> {
          throw ignorance;
        });
    return decision;
  }

  private AgentRequest question(
      String action,
      String resource,
      String owner,
      ApplicablePolicies applicable,
      UnaryOperator<Context> more) {
    return new AgentRequest(
        subject, role, action, resource, owner, applicable, more.apply(Context.partial()).named());
  }

  // What depends on our own failed lookup is not blamed on AWS's interfaces.
  private Optional<Ignorance> unread(AgentRequest asked, Decision decision) {
    return switch (decision) {
      case Decision.Allowed _, Decision.Denied _ -> Optional.empty();
      case Decision.Depends(List<MissingInformation> doubts) ->
          doubts.stream()
              .filter(MissingInformation.UnreadPolicy.class::isInstance)
              .map(doubt ->
                  policies.unread().get(((MissingInformation.UnreadPolicy) doubt).policy()))
              .filter(Objects::nonNull)
              .findFirst()
              .or(() ->
                  new AgentRequestContext(subject, role, asked.action(), asked.resource())
                      .unseen(doubts));
    };
  }
}
