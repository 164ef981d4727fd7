package dev.sessionready.subject;

import dev.sessionready.iam.ApplicablePolicies;
import dev.sessionready.iam.AttachedPolicy;
import dev.sessionready.iam.Caller;
import dev.sessionready.iam.Context;
import dev.sessionready.iam.Decision;
import dev.sessionready.iam.PolicyEvaluation;
import dev.sessionready.iam.Request;
import dev.sessionready.model.AccountRegion;
import dev.sessionready.model.Role;
import java.util.List;

/**
 * A role's trust policy: who may assume the role.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_update-role-trust-policy.html">
 *     Role trust policies</a>
 */
public record TrustPolicy(AccountRegion place, Role role, AttachedPolicy text) {

  private static final String ASSUME = "sts:AssumeRole";

  /**
   * Whether a service may assume the role: the best of the answers to its names.
   *
   * @param service the service's prefix, such as {@code ec2}
   */
  public Decision assumableBy(String service) {
    List<Decision> answers =
        place.partition().servicePrincipals(service).stream().map(this::ask).toList();
    return answers.stream()
        .filter(Decision.Allowed.class::isInstance)
        .findFirst()
        .or(() -> answers.stream().filter(Decision.Depends.class::isInstance).findFirst())
        .orElse(answers.getFirst());
  }

  private Decision ask(String principal) {
    Context context =
        Context.partial()
            .with("aws:PrincipalIsAWSService", "true")
            .with("aws:SourceAccount", place.account())
            .with("aws:SecureTransport", "true")
            .with("aws:RequestedRegion", place.region());
    return PolicyEvaluation.evaluate(
        new Request(new Caller.Service(principal), ASSUME, role.arn(), place.account(), context),
        ApplicablePolicies.none().withResource(text));
  }
}
