package dev.sessionready.iam;

import static dev.sessionready.iam.Policies.ROLE;
import static dev.sessionready.iam.Policies.ROOT;
import static dev.sessionready.iam.Policies.SESSION;
import static dev.sessionready.iam.Policies.allow;
import static dev.sessionready.iam.Policies.allowIf;
import static dev.sessionready.iam.Policies.allowTo;
import static dev.sessionready.iam.Policies.attached;
import static dev.sessionready.iam.Policies.decrypt;
import static dev.sessionready.iam.Policies.deny;
import static dev.sessionready.iam.Policies.denyIf;
import static dev.sessionready.iam.Policies.identity;
import static dev.sessionready.iam.Policies.named;
import static dev.sessionready.iam.Policies.putObject;
import static dev.sessionready.iam.Policies.request;
import static dev.sessionready.iam.Policies.statement;
import static dev.sessionready.iam.Policies.verdict;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules of AWS that surprise, or that simulators are known to get wrong. */
class DocumentedRulesTest {

  private static final ApplicablePolicies ALL = identity(allow("*", "*"));
  private static final String OTHER = "arn:aws:iam::111122223333:role/Other";

  /**
   * <a
   * href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html">
   * Action</a>: only {@code *} and {@code ?} are wildcards.
   */
  @Test
  void aDotInAnActionIsADot() {
    Request update = request("ssm:UpdateInstanceInformation", "*");
    assertThat(verdict(update, identity(allow("ssm:Update.nstanceInformation", "*"))))
        .isEqualTo("not allowed by IDENTITY");
    assertThat(verdict(update, identity(allow("ssm:Update?nstance*", "*"))))
        .isEqualTo("allowed by IDENTITY");
  }

  /**
   * <a
   * href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html">
   * Action</a>: prefix and name are not case-sensitive.
   */
  @Test
  void theCaseOfAnActionHasNoMeaning() {
    assertThat(verdict(request("S3:putobject", "*"), identity(allow("s3:PUTObject", "*"))))
        .isEqualTo("allowed by IDENTITY");
    assertThat(verdict(putObject(), identity(allow("s3x:*", "*"))))
        .isEqualTo("not allowed by IDENTITY");
  }

  /**
   * <a
   * href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html">
   * Resource</a>: actions without resource types are granted on {@code *} only.
   */
  @Test
  void anActionWithoutResourcesIsGrantedByAStarOnly() {
    Request open = request("ssmmessages:OpenDataChannel", "*");
    assertThat(verdict(open, identity(allow("ssmmessages:*", "arn:aws:ssm:*:*:*"))))
        .isEqualTo("not allowed by IDENTITY");
    assertThat(verdict(open, identity(allow("*", "*"), deny("*", "arn:aws:ssm:*:*:*"))))
        .isEqualTo("allowed by IDENTITY");
    assertThat(verdict(open, identity(allow("ssmmessages:*", "*"))))
        .isEqualTo("allowed by IDENTITY");
  }

  /**
   * <a
   * href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html">
   * Resource</a>: a closing wildcard reaches beyond colons.
   */
  @Test
  void aWildcardInAResourceReachesAcrossColons() {
    Request put =
        request("logs:PutLogEvents", "arn:aws:logs:r:111122223333:log-group:g:log-stream:s");
    assertThat(verdict(put, identity(allow("logs:*", "arn:aws:logs:*"))))
        .isEqualTo("allowed by IDENTITY");
    assertThat(verdict(put, identity(allow("logs:*", "arn:aws:logs:*:log-group:g:*"))))
        .isEqualTo("allowed by IDENTITY");
    assertThat(verdict(put, identity(allow("logs:*", "arn:aws:logs:*:log-group:G:*"))))
        .isEqualTo("not allowed by IDENTITY");
  }

  /**
   * <a
   * href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notresource.html">
   * NotResource</a> and <a
   * href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notaction.html">
   * NotAction</a>: all but what is listed.
   */
  @ParameterizedTest(name = "{0} {1}: {2}")
  @CsvSource({
    "NotAction, s3:*, not allowed by IDENTITY",
    "NotAction, iam:*, allowed by IDENTITY",
    "NotResource, arn:aws:s3:::logs/*, not allowed by IDENTITY",
    "NotResource, arn:aws:s3:::other/*, allowed by IDENTITY",
    "NotResource, 'arn:aws:s3:::${aws:none}/*', allowed by IDENTITY",
  })
  void aNotElementSpeaksOfAllButWhatItLists(String element, String pattern, String verdict) {
    String other = element.equals("NotAction") ? "Resource" : "Action";
    String statement =
        "{'Effect': 'Allow', '%s': '%s', '%s': '*'}".formatted(element, pattern, other);
    assertThat(verdict(putObject(), identity(statement))).isEqualTo(verdict);
  }

  /**
   * <a
   * href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_version.html">
   * Version</a>: before 2012-10-17 a variable is a text like any other.
   */
  @Test
  void beforeVersion2012ThereAreNoVariables() {
    String policy =
        """
        {"Version": "%s", "Statement": {"Effect": "Allow", "Action": "s3:*",
         "Resource": "arn:aws:s3:::logs/${aws:PrincipalTag/team}",
         "Condition": {"StringEquals": {"aws:PrincipalTag/team": "${aws:PrincipalTag/team}"}}}}
        """;
    AttachedPolicy old = named("old", policy.formatted("2008-10-17"));
    AttachedPolicy current = named("current", policy.formatted("2012-10-17"));
    Context blue = Context.complete().with("aws:PrincipalTag/team", "blue");
    Request put = request(SESSION, "s3:PutObject", "arn:aws:s3:::logs/blue", blue);
    assertThat(verdict(put, ApplicablePolicies.of(List.of(old))))
        .isEqualTo("not allowed by IDENTITY");
    assertThat(verdict(put, ApplicablePolicies.of(List.of(current))))
        .isEqualTo("allowed by IDENTITY");
    Context literal = Context.complete().with("aws:PrincipalTag/team", "${aws:PrincipalTag/team}");
    Request odd =
        request(SESSION, "s3:PutObject", "arn:aws:s3:::logs/${aws:PrincipalTag/team}", literal);
    assertThat(verdict(odd, ApplicablePolicies.of(List.of(old)))).isEqualTo("allowed by IDENTITY");
  }

  /**
   * <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html">
   * Policy variables</a>: an inverted operator matches where the variable has no value.
   */
  @Test
  void aMissingVariableSatisfiesANegatedOperator() {
    Request put = putObject().in(Context.complete().with("aws:RequestedRegion", "us-east-1"));
    String condition = "{'%s': {'aws:RequestedRegion': '${aws:PrincipalTag/region}'}}";
    assertThat(verdict(put, identity(allowIf(condition.formatted("StringNotEquals")))))
        .isEqualTo("allowed by IDENTITY");
    assertThat(
            verdict(put, identity(allow("*", "*"), denyIf(condition.formatted("StringNotEquals")))))
        .isEqualTo("denied by IDENTITY");
    assertThat(verdict(put, identity(allowIf(condition.formatted("StringEquals")))))
        .isEqualTo("not allowed by IDENTITY");
    assertThat(verdict(put, identity(allowIf(condition.formatted("ArnNotLike")))))
        .isEqualTo("allowed by IDENTITY");
  }

  /**
   * <a
   * href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html">
   * Principal</a>: no wildcard may stand for a part of a name.
   */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "arn:aws:iam::111122223333:role/*",
        "arn:aws:iam::111122223333:role/app/*",
        "arn:aws:iam::*:root",
        "arn:aws:sts::111122223333:assumed-role/InstanceRole/*",
        "1111222233*",
        "arn:aws-cn:iam::111122223333:role/InstanceRole",
        "arn:aws:iam::444455556666:role/InstanceRole",
        "arn:aws:iam::111122223333:user/InstanceRole",
        "arn:aws:sts::111122223333:role/InstanceRole",
        "arn:aws:iam::111122223333:role/instancerole",
        "arn:aws-cn:iam::111122223333:root",
        "AROAEXAMPLEID"
      })
  void aPrincipalIsNamedInFullOrNotAtAll(String principal) {
    ApplicablePolicies policies =
        ApplicablePolicies.none().withResource(attached("bucket", allowTo(principal)));
    assertThat(verdict(putObject(), policies)).isEqualTo("not allowed by IDENTITY");
    assertThat(
            verdict(
                putObject(),
                ALL.withResource(
                    attached(
                        "bucket",
                        statement("Deny", "Principal", "{'AWS': '%s'}".formatted(principal))))))
        .isEqualTo("allowed by IDENTITY");
  }

  /**
   * <a
   * href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html">CreateRole</a>:
   * role names are unique within the account, so a path adds nothing.
   */
  @ParameterizedTest
  @ValueSource(strings = {"InstanceRole", "app/InstanceRole", "svc/ssm/InstanceRole"})
  void aRoleIsKnownByItsNameWhateverItsPath(String role) {
    AttachedPolicy bucket = attached("bucket", allowTo("arn:aws:iam::111122223333:role/" + role));
    assertThat(verdict(putObject(), ApplicablePolicies.none().withResource(bucket)))
        .isEqualTo("allowed by RESOURCE");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'Service': 'ssm.amazonaws.com'}",
        "{'Federated': 'arn:aws:sts::111122223333:assumed-role/InstanceRole/i-0abc'}",
        "{'CanonicalUser': '111122223333'}"
      })
  void otherKindsOfPrincipalAreNotTheRole(String principal) {
    AttachedPolicy bucket = attached("bucket", statement("Allow", "Principal", principal));
    assertThat(verdict(putObject(), ALL.withResource(bucket))).isEqualTo("allowed by IDENTITY");
    assertThat(verdict(putObject(), ApplicablePolicies.none().withResource(bucket)))
        .isEqualTo("not allowed by IDENTITY");
  }

  @Test
  void aServiceIsKnownByItsOwnNameOnly() {
    String statement =
        statement("Allow", "Principal", "{'Service': 'Logs.us-east-1.amazonaws.com'}");
    ApplicablePolicies policies =
        ApplicablePolicies.none().withResource(attached("key", statement));
    assertThat(verdict(service("logs.us-east-1.amazonaws.com"), policies))
        .isEqualTo("allowed by RESOURCE");
    assertThat(verdict(service("logs.eu-west-1.amazonaws.com"), policies))
        .isEqualTo("not allowed by RESOURCE");
    assertThat(
            verdict(
                service("logs.us-east-1.amazonaws.com"),
                ApplicablePolicies.none().withResource(attached("key", allowTo("*")))))
        .isEqualTo("allowed by RESOURCE");
    assertThat(
            verdict(
                service("logs.us-east-1.amazonaws.com"),
                ApplicablePolicies.none().withResource(attached("key", allowTo(ROOT)))))
        .isEqualTo("not allowed by RESOURCE");
  }

  /**
   * <a
   * href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html">
   * How AWS enforcement code logic evaluates requests</a>: a silent boundary limits a grant to the
   * role, but not one to the session.
   */
  @Test
  void aSilentBoundaryLimitsGrantsToTheRoleButNotToTheSession() {
    ApplicablePolicies limited =
        ApplicablePolicies.none().withBoundary(attached("b", allow("ec2:*", "*")));
    assertThat(verdict(decrypt(), limited.withResource(attached("key", allowTo(ROLE)))))
        .isEqualTo("not allowed by BOUNDARY");
    assertThat(verdict(decrypt(), limited.withResource(attached("key", allowTo(SESSION)))))
        .isEqualTo("allowed by RESOURCE");
    ApplicablePolicies session =
        ApplicablePolicies.none().withSession(attached("s", allow("ec2:*", "*")));
    assertThat(verdict(putObject(), session.withResource(attached("bucket", allowTo(ROLE)))))
        .isEqualTo("not allowed by SESSION");
    assertThat(verdict(putObject(), session.withResource(attached("bucket", allowTo(SESSION)))))
        .isEqualTo("allowed by RESOURCE");
    assertThat(
            verdict(
                decrypt(),
                limited
                    .withBoundary(attached("b", deny("kms:*", "*")))
                    .withResource(attached("key", allowTo(SESSION)))))
        .isEqualTo("denied by BOUNDARY");
  }

  /**
   * <a
   * href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-roles">
   * IAM role principals</a>: boundaries do not limit what a wildcard principal is granted.
   */
  @Test
  void aSilentBoundaryDoesNotLimitGrantsToEveryone() {
    String statement =
        """
        {'Effect': 'Allow', 'Principal': '*', 'Action': '*', 'Resource': '*',
         'Condition': {'ArnEquals': {'aws:PrincipalArn': '%s'}}}
        """
            .formatted(ROLE);
    ApplicablePolicies policies =
        ApplicablePolicies.none()
            .withBoundary(attached("b", allow("ec2:*", "*")))
            .withResource(attached("bucket", statement));
    Request put = putObject().in(Context.complete().with("aws:PrincipalArn", ROLE));
    assertThat(verdict(put, policies)).isEqualTo("allowed by RESOURCE");
    assertThat(verdict(putObject(), policies)).isEqualTo("not allowed by IDENTITY");
  }

  /**
   * <a
   * href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html">
   * NotPrincipal</a>: the account beside one role spares that role, not all others.
   */
  @Test
  void aDenialOfAllButSomeSparesWhomItListsInFull() {
    assertThat(denyAllBut(OTHER)).isEqualTo("denied by RESOURCE");
    assertThat(denyAllBut(OTHER, ROOT)).isEqualTo("denied by RESOURCE");
    assertThat(denyAllBut(ROOT)).isEqualTo("denied by RESOURCE");
    assertThat(denyAllBut(ROLE, SESSION, ROOT)).isEqualTo("allowed by IDENTITY");
    assertThat(denyAllBut(OTHER, ROLE, SESSION, "111122223333")).isEqualTo("allowed by IDENTITY");
    assertThat(denyAllBut("*")).isEqualTo("allowed by IDENTITY");
  }

  /**
   * <a
   * href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html">
   * NotPrincipal</a>: of a role listed without its account AWS says that it "might" be denied.
   */
  @Test
  void whomADenialOfAllButSomeListsInPartIsLeftOpen() {
    assertThat(denyAllBut(ROLE)).isEqualTo("depends");
    assertThat(denyAllBut(ROLE, ROOT)).isEqualTo("depends");
    assertThat(denyAllBut(SESSION)).isEqualTo("depends");
    ApplicablePolicies bucket = ALL.withResource(attached("bucket", notPrincipal("Deny", ROLE)));
    StatementRef statement = new StatementRef(PolicyType.RESOURCE, "bucket", 0, null, Effect.DENY);
    assertThat(PolicyEvaluation.evaluate(putObject(), bucket))
        .isEqualTo(
            new Decision.Depends(List.of(new MissingInformation.UnsettledPrincipal(statement))));
  }

  @Test
  void usersAndServicesAreSparedWhereTheyAreListedInFull() {
    String user = "arn:aws:iam::111122223333:user/bob";
    Request put = request(user, "s3:PutObject", "arn:aws:s3:::logs/x", Context.complete());
    assertThat(verdict(put, bucket(notPrincipal("Deny", user, ROOT))))
        .isEqualTo("allowed by IDENTITY");
    assertThat(verdict(put, bucket(notPrincipal("Deny", user)))).isEqualTo("depends");
    assertThat(verdict(put, bucket(notPrincipal("Deny", ROOT)))).isEqualTo("denied by RESOURCE");
    String logs = "{'Service': 'logs.us-east-1.amazonaws.com'}";
    assertThat(
            verdict(
                service("logs.us-east-1.amazonaws.com"),
                ApplicablePolicies.none()
                    .withResource(
                        attached("key", allowTo("*"), statement("Deny", "NotPrincipal", logs)))))
        .isEqualTo("allowed by RESOURCE");
  }

  /**
   * <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html">
   * Permissions boundaries</a>: a denial of all but some hits whoever has a boundary.
   */
  @Test
  void aDenialOfAllButSomeSparesNoneWhoHasABoundary() {
    ApplicablePolicies policies =
        bucket(notPrincipal("Deny", ROLE, SESSION, ROOT))
            .withBoundary(attached("b", allow("*", "*")));
    assertThat(verdict(putObject(), policies)).isEqualTo("denied by RESOURCE");
  }

  /**
   * <a
   * href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html">
   * NotPrincipal</a>: an allow to all but some is an allow to everyone else.
   */
  @Test
  void anAllowToAllButSomeIsAnAllowToEveryoneElse() {
    assertThat(allowAllBut(OTHER)).isEqualTo("allowed by RESOURCE");
    assertThat(allowAllBut(ROLE)).isEqualTo("not allowed by IDENTITY");
    assertThat(allowAllBut(SESSION)).isEqualTo("not allowed by IDENTITY");
    assertThat(allowAllBut(ROOT)).isEqualTo("depends");
    assertThat(allowAllBut("*")).isEqualTo("not allowed by IDENTITY");
  }

  /**
   * <a
   * href="https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html#vpc-endpoint-policies-gateway">
   * Principals for gateway endpoints</a>: nobody can be named there, and an account means its root
   * user.
   */
  @Test
  void aGatewayEndpointAllowsEveryoneOrNone() {
    for (String principal : List.of(ROLE, SESSION, ROOT, "111122223333")) {
      AttachedPolicy policy = attached("e", allowTo(principal));
      assertThat(verdict(putObject(), through(EndpointPolicy.Kind.GATEWAY, policy)))
          .as(principal)
          .isEqualTo("not allowed by ENDPOINT");
      assertThat(verdict(putObject(), through(EndpointPolicy.Kind.INTERFACE, policy)))
          .as(principal)
          .isEqualTo("allowed by IDENTITY");
    }
    assertThat(
            verdict(putObject(), through(EndpointPolicy.Kind.GATEWAY, attached("e", allowTo("*")))))
        .isEqualTo("allowed by IDENTITY");
  }

  @Test
  void aGatewayEndpointDeniesEveryoneOrLeavesItOpen() {
    assertThat(verdict(putObject(), gatewayDenying("'*'"))).isEqualTo("denied by ENDPOINT");
    assertThat(verdict(putObject(), gatewayDenying("{'AWS': '%s'}".formatted(ROOT))))
        .isEqualTo("allowed by IDENTITY");
    assertThat(verdict(putObject(), gatewayDenying("{'AWS': '%s'}".formatted(ROLE))))
        .isEqualTo("depends");
    assertThat(verdict(putObject(), gatewayDenying("{'AWS': '%s'}".formatted(OTHER))))
        .isEqualTo("allowed by IDENTITY");
  }

  private static ApplicablePolicies gatewayDenying(String principal) {
    return through(
        EndpointPolicy.Kind.GATEWAY,
        attached("e", allowTo("*"), statement("Deny", "Principal", principal)));
  }

  private static ApplicablePolicies through(EndpointPolicy.Kind kind, AttachedPolicy policy) {
    return ALL.withEndpoint(new EndpointPolicy(kind, policy));
  }

  private static ApplicablePolicies bucket(String statement) {
    return ALL.withResource(attached("bucket", statement));
  }

  private static String denyAllBut(String... principals) {
    return verdict(putObject(), bucket(notPrincipal("Deny", principals)));
  }

  private static String allowAllBut(String... principals) {
    AttachedPolicy bucket = attached("bucket", notPrincipal("Allow", principals));
    return verdict(putObject(), ApplicablePolicies.none().withResource(bucket));
  }

  private static String notPrincipal(String effect, String... principals) {
    String listed = Stream.of(principals).collect(Collectors.joining("', '", "{'AWS': ['", "']}"));
    return statement(effect, "NotPrincipal", listed);
  }

  private static Request service(String name) {
    return request(name, "kms:Encrypt", Policies.KEY, Context.complete());
  }
}
