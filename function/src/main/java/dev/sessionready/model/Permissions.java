package dev.sessionready.model;

import dev.sessionready.fact.Ignorance;
import dev.sessionready.iam.Caller;
import dev.sessionready.iam.Context;
import dev.sessionready.iam.Decision;
import dev.sessionready.iam.Doubt;
import dev.sessionready.iam.PolicyEvaluation;
import dev.sessionready.iam.Request;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What the role of one instance may do. */
public record Permissions(Place place, Instance instance, Role role, RolePolicies policies) {

  /**
   * AWS's answer to the agent's request, by the policies of the role alone.
   *
   * @throws Ignorance where the answer hangs on a policy that could not be read
   */
  public Decision decide(String action, String resource) {
    return decide(action, resource, UnaryOperator.identity());
  }

  /** The same where more of the request's context is known. */
  public Decision decide(String action, String resource, UnaryOperator<Context> more) {
    Request request =
        new Request(caller(), action, resource, place.account(), more.apply(context()));
    Decision decision = PolicyEvaluation.evaluate(request, policies.layers());
    unread(decision).ifPresent(Permissions::raise);
    return decision;
  }

  /** The session by which the role's rights reach the agent: it is named after the instance. */
  public Caller caller() {
    return new Caller.RoleSession(place.partition(), place.account(), role.name(), instance.id());
  }

  /** What is known of every request that the agent makes. */
  public Context context() {
    String instanceArn = place.instanceArn(instance.id());
    Context context =
        Context.partial()
            .with("aws:PrincipalArn", role.arn())
            .with("aws:PrincipalAccount", place.account())
            .with("aws:PrincipalType", "AssumedRole")
            .with("aws:PrincipalIsAWSService", "false")
            .with("aws:ViaAWSService", "false")
            .with("aws:SecureTransport", "true")
            .with("aws:RequestedRegion", place.region())
            .with("ec2:SourceInstanceARN", instanceArn)
            .with("ssm:SourceInstanceARN", instanceArn)
            .without("aws:MultiFactorAuthPresent")
            .without("aws:MultiFactorAuthAge")
            .without("aws:username")
            .withoutOthersUnder("aws:PrincipalTag/");
    for (Map.Entry<String, String> tag : role.tags().entrySet()) {
      context = context.with("aws:PrincipalTag/" + tag.getKey(), tag.getValue());
    }
    return instance.vpcId() == null
        ? context
        : context.with("aws:Ec2InstanceSourceVpc", instance.vpcId());
  }

  private Optional<Ignorance> unread(Decision decision) {
    return switch (decision) {
      case Decision.Allowed _, Decision.Denied _ -> Optional.empty();
      case Decision.Depends depends ->
          depends.doubts().stream()
              .filter(Doubt.UnreadPolicy.class::isInstance)
              .map(doubt -> policies.unread().get(((Doubt.UnreadPolicy) doubt).policy()))
              .filter(Objects::nonNull)
              .findFirst();
    };
  }

  private static void raise(Ignorance ignorance) {
    throw ignorance;
  }
}
