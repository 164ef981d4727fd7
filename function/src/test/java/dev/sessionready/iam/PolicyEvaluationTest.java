package dev.sessionready.iam;

import static dev.sessionready.iam.Policies.ACCOUNT;
import static dev.sessionready.iam.Policies.KEY;
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
import static dev.sessionready.iam.Policies.fullAccess;
import static dev.sessionready.iam.Policies.identity;
import static dev.sessionready.iam.Policies.putObject;
import static dev.sessionready.iam.Policies.request;
import static dev.sessionready.iam.Policies.statement;
import static dev.sessionready.iam.Policies.unread;
import static dev.sessionready.iam.Policies.verdict;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How the layers come together in one decision. */
class PolicyEvaluationTest {

  private static final ApplicablePolicies NOTHING = ApplicablePolicies.none();
  private static final ApplicablePolicies ALL = identity(allow("*", "*"));

  @Test
  void withoutAnyPolicyARequestIsNotAllowed() {
    assertThat(verdict(putObject(), NOTHING)).isEqualTo("not allowed by IDENTITY");
  }

  @Test
  void anAllowNamesTheStatementThatGrants() {
    ApplicablePolicies policies =
        ApplicablePolicies.of(
            List.of(
                attached("other", allow("ec2:*", "*")),
                attached(
                    "logs",
                    allow("logs:*", "*"),
                    "{'Sid': 'Put', 'Effect': 'Allow', 'Action': 's3:Put*', 'Resource': '*'}")));
    assertThat(PolicyEvaluation.evaluate(putObject(), policies))
        .isEqualTo(
            new Decision.Allowed(
                new StatementRef(PolicyType.IDENTITY, "logs", 1, "Put", Effect.ALLOW)));
  }

  @Test
  void anExplicitDenyNamesTheStatementThatDenies() {
    ApplicablePolicies policies = identity(allow("*", "*"), deny("s3:*", "*"));
    StatementRef by = new StatementRef(PolicyType.IDENTITY, "identity", 1, null, Effect.DENY);
    assertThat(PolicyEvaluation.evaluate(putObject(), policies))
        .isEqualTo(new Decision.Denied(List.of(new DenyReason.ExplicitDeny(by))));
  }

  @Test
  void aMissingAllowNamesThePoliciesThatWereSearched() {
    ApplicablePolicies policies =
        ApplicablePolicies.of(List.of(attached("a", allow("ec2:*", "*")), attached("b")));
    assertThat(PolicyEvaluation.evaluate(putObject(), policies))
        .isEqualTo(
            new Decision.Denied(
                List.of(new DenyReason.ImplicitDeny(PolicyType.IDENTITY, List.of("a", "b")))));
  }

  @Test
  void everyReasonThatSufficesIsNamedExplicitDeniesFirst() {
    ApplicablePolicies policies =
        identity(deny("s3:*", "*"))
            .withBoundary(attached("boundary", allow("ec2:*", "*")))
            .withScps(List.of(List.of(attached("scp", allow("ec2:*", "*")))));
    Decision decision = PolicyEvaluation.evaluate(putObject(), policies);
    assertThat(decision)
        .isInstanceOfSatisfying(
            Decision.Denied.class,
            denied -> {
              assertThat(denied.explicit()).isTrue();
              assertThat(denied.policyType()).isEqualTo(PolicyType.IDENTITY);
              assertThat(denied.reasons())
                  .extracting(DenyReason::policyType)
                  .containsExactly(
                      PolicyType.IDENTITY,
                      PolicyType.SCP,
                      PolicyType.IDENTITY,
                      PolicyType.BOUNDARY);
            });
  }

  @Test
  void aBoundaryMustAllowAsWell() {
    assertThat(verdict(putObject(), ALL.withBoundary(attached("b", allow("s3:*", "*")))))
        .isEqualTo("allowed by IDENTITY");
    assertThat(verdict(putObject(), ALL.withBoundary(attached("b", allow("ec2:*", "*")))))
        .isEqualTo("not allowed by BOUNDARY");
    assertThat(verdict(putObject(), ALL.withBoundary(attached("b", deny("s3:*", "*")))))
        .isEqualTo("denied by BOUNDARY");
    assertThat(verdict(putObject(), NOTHING.withBoundary(fullAccess("b"))))
        .isEqualTo("not allowed by IDENTITY");
  }

  @Test
  void aSessionPolicyMustAllowAsWell() {
    assertThat(verdict(putObject(), ALL.withSession(attached("s", allow("s3:*", "*")))))
        .isEqualTo("allowed by IDENTITY");
    assertThat(verdict(putObject(), ALL.withSession(attached("s", allow("ec2:*", "*")))))
        .isEqualTo("not allowed by SESSION");
    assertThat(verdict(putObject(), ALL.withSession(attached("s", deny("s3:*", "*")))))
        .isEqualTo("denied by SESSION");
  }

  @Test
  void everyLevelOfServiceControlPoliciesMustAllow() {
    List<AttachedPolicy> full = List.of(fullAccess("FullAWSAccess"));
    List<AttachedPolicy> ec2 = List.of(attached("ec2 only", allow("ec2:*", "*")));
    List<AttachedPolicy> both = List.of(ec2.getFirst(), full.getFirst());
    assertThat(verdict(putObject(), ALL.withScps(List.of(full, both, full))))
        .isEqualTo("allowed by IDENTITY");
    assertThat(verdict(putObject(), ALL.withScps(List.of(full, ec2, full))))
        .isEqualTo("not allowed by SCP");
    assertThat(verdict(putObject(), ALL.withScps(List.of(full, List.of()))))
        .isEqualTo("not allowed by SCP");
    assertThat(
            verdict(
                putObject(),
                ALL.withScps(List.of(full, List.of(attached("d", deny("s3:*", "*")))))))
        .isEqualTo("denied by SCP");
    assertThat(verdict(putObject(), NOTHING.withScps(List.of(full))))
        .isEqualTo("not allowed by IDENTITY");
  }

  @Test
  void theLevelThatDoesNotAllowIsPublishedByItsPolicies() {
    ApplicablePolicies policies =
        ALL.withScps(
            List.of(List.of(fullAccess("root")), List.of(attached("ou", allow("ec2:*", "*")))));
    assertThat(PolicyEvaluation.evaluate(putObject(), policies))
        .isEqualTo(
            new Decision.Denied(
                List.of(new DenyReason.ImplicitDeny(PolicyType.SCP, List.of("ou")))));
  }

  @Test
  void resourceControlPoliciesOnlyEverDeny() {
    String deny = statement("Deny", "Principal", "'*'");
    assertThat(verdict(putObject(), ALL.withRcps(List.of(List.of(attached("rcp", deny))))))
        .isEqualTo("denied by RCP");
    assertThat(verdict(putObject(), ALL.withRcps(List.of(List.of(attached("rcp"))))))
        .isEqualTo("allowed by IDENTITY");
    assertThat(
            verdict(
                putObject(),
                NOTHING.withRcps(
                    List.of(List.of(attached("rcp", statement("Allow", "Principal", "'*'")))))))
        .isEqualTo("not allowed by IDENTITY");
  }

  @Test
  void withinAnAccountEitherSideMayAllow() {
    ApplicablePolicies bucket = NOTHING.withResource(attached("bucket", allowTo(ROLE)));
    assertThat(verdict(putObject(), bucket)).isEqualTo("allowed by RESOURCE");
    assertThat(verdict(putObject(), ALL.withResource(attached("bucket", allowTo(ROLE)))))
        .isEqualTo("allowed by IDENTITY");
    assertThat(verdict(putObject(), ALL.withResource(attached("bucket"))))
        .isEqualTo("allowed by IDENTITY");
    assertThat(
            verdict(
                putObject(),
                ALL.withResource(attached("bucket", statement("Deny", "Principal", "'*'")))))
        .isEqualTo("denied by RESOURCE");
  }

  @ParameterizedTest
  @ValueSource(strings = {ROOT, ACCOUNT})
  void aGrantToTheAccountGrantsNothingUntilTheAccountPassesItOn(String account) {
    AttachedPolicy bucket = attached("bucket", allowTo(account));
    assertThat(verdict(putObject(), NOTHING.withResource(bucket)))
        .isEqualTo("not allowed by IDENTITY");
    assertThat(verdict(putObject(), ALL.withResource(bucket))).isEqualTo("allowed by IDENTITY");
  }

  @Test
  void acrossAccountsBothSidesMustAllow() {
    Request abroad =
        new Request(
            Caller.of(SESSION),
            "s3:PutObject",
            "arn:aws:s3:::logs/x",
            "444455556666",
            Context.complete());
    for (String principal : List.of(ROLE, SESSION, ROOT, ACCOUNT, "*")) {
      AttachedPolicy bucket = attached("bucket", allowTo(principal));
      assertThat(verdict(abroad, ALL.withResource(bucket)))
          .as(principal)
          .isEqualTo("allowed by IDENTITY");
      assertThat(verdict(abroad, NOTHING.withResource(bucket)))
          .as(principal)
          .isEqualTo("not allowed by IDENTITY");
      assertThat(
              verdict(
                  abroad,
                  ALL.withResource(bucket).withBoundary(attached("b", allow("ec2:*", "*")))))
          .as(principal)
          .isEqualTo("not allowed by BOUNDARY");
    }
    assertThat(verdict(abroad, ALL)).isEqualTo("not allowed by RESOURCE");
    assertThat(
            verdict(
                abroad,
                ALL.withResource(attached("bucket", allowTo("arn:aws:iam::444455556666:root")))))
        .isEqualTo("not allowed by RESOURCE");
  }

  @Test
  void aKeyPolicyMustAllowWhateverTheRoleMayDo() {
    assertThat(verdict(decrypt(), ALL)).isEqualTo("not allowed by RESOURCE");
    assertThat(verdict(decrypt(), ALL.withResource(attached("key", allowTo(ROLE + "2")))))
        .isEqualTo("not allowed by RESOURCE");
    assertThat(verdict(decrypt(), ALL.withResource(attached("key", allowTo(ROOT)))))
        .isEqualTo("allowed by IDENTITY");
    assertThat(verdict(decrypt(), NOTHING.withResource(attached("key", allowTo(ROOT)))))
        .isEqualTo("not allowed by IDENTITY");
    assertThat(verdict(decrypt(), NOTHING.withResource(attached("key", allowTo(ROLE)))))
        .isEqualTo("allowed by RESOURCE");
    assertThat(verdict(request("KMS:decrypt", KEY), ALL)).isEqualTo("not allowed by RESOURCE");
  }

  @Test
  void whatIsNoKeyHasNoKeyPolicy() {
    assertThat(verdict(request("kms:ListKeys", "*"), ALL)).isEqualTo("allowed by IDENTITY");
    assertThat(verdict(request("s3:PutObject", "arn:aws:s3:::logs/a:key/b"), ALL))
        .isEqualTo("allowed by IDENTITY");
  }

  @Test
  void aTrustPolicyMustAllowAndNeedsNoResource() {
    Request assume = request("ec2.amazonaws.com", "sts:AssumeRole", ROLE, Context.complete());
    String trust =
        "{'Effect': 'Allow', 'Principal': {'Service': 'ec2.amazonaws.com'},"
            + " 'Action': 'sts:AssumeRole'}";
    assertThat(verdict(assume, NOTHING.withResource(attached("trust", trust))))
        .isEqualTo("allowed by RESOURCE");
    assertThat(
            verdict(assume, NOTHING.withResource(attached("trust", trust.replace("ec2.", "ssm.")))))
        .isEqualTo("not allowed by RESOURCE");
    assertThat(verdict(request("sts:AssumeRole", ROLE), ALL)).isEqualTo("not allowed by RESOURCE");
  }

  @Test
  void aServiceHasNoPoliciesOfItsOwn() {
    Request encrypt =
        request("logs.us-east-1.amazonaws.com", "kms:Encrypt", KEY, Context.complete());
    String allow = statement("Allow", "Principal", "{'Service': 'logs.us-east-1.amazonaws.com'}");
    ApplicablePolicies key = NOTHING.withResource(attached("key", allow));
    assertThat(verdict(encrypt, key)).isEqualTo("allowed by RESOURCE");
    assertThat(
            verdict(
                encrypt,
                identity(deny("*", "*"))
                    .withResource(attached("key", allow))
                    .withBoundary(attached("b", deny("*", "*")))
                    .withSession(attached("s", deny("*", "*")))
                    .withScps(List.of(List.of(attached("scp", deny("*", "*")))))))
        .isEqualTo("allowed by RESOURCE");
    assertThat(verdict(encrypt, ALL)).isEqualTo("not allowed by RESOURCE");
    assertThat(
            verdict(
                encrypt,
                key.withRcps(
                    List.of(List.of(attached("rcp", statement("Deny", "Principal", "'*'")))))))
        .isEqualTo("denied by RCP");
    assertThat(verdict(encrypt, key.withEndpoint(endpoint(attached("e")))))
        .isEqualTo("not allowed by ENDPOINT");
  }

  @Test
  void aUserIsGrantedWhatIsGrantedToItsArn() {
    String user = "arn:aws:iam::111122223333:user/bob";
    Request put = request(user, "s3:PutObject", "arn:aws:s3:::logs/x", Context.complete());
    ApplicablePolicies policies =
        NOTHING
            .withResource(attached("bucket", allowTo(user)))
            .withBoundary(attached("b", allow("ec2:*", "*")));
    assertThat(verdict(put, policies)).isEqualTo("allowed by RESOURCE");
    assertThat(verdict(put, policies.withResource(attached("bucket", allowTo(ROOT)))))
        .isEqualTo("not allowed by IDENTITY");
    assertThat(verdict(put, ALL)).isEqualTo("allowed by IDENTITY");
    assertThat(verdict(put, NOTHING.withResource(attached("bucket", allowTo(user + "by")))))
        .isEqualTo("not allowed by IDENTITY");
  }

  @Test
  void theEndpointOnThePathMustAllow() {
    assertThat(verdict(putObject(), ALL.withEndpoint(endpoint(attached("e", allowTo("*"))))))
        .isEqualTo("allowed by IDENTITY");
    assertThat(verdict(putObject(), ALL.withEndpoint(endpoint(attached("e")))))
        .isEqualTo("not allowed by ENDPOINT");
    assertThat(
            verdict(
                putObject(),
                ALL.withEndpoint(endpoint(attached("e", statement("Deny", "Principal", "'*'"))))))
        .isEqualTo("denied by ENDPOINT");
    assertThat(verdict(putObject(), NOTHING.withEndpoint(endpoint(fullAccess("e")))))
        .isEqualTo("not allowed by ENDPOINT");
  }

  @Test
  void anUnknownKeyOfAnAllowLeavesItOpenWithWhatItWouldHaveToBe() {
    ApplicablePolicies policies = identity(allowIf("{'StringEquals': {'aws:SourceVpc': 'vpc-1'}}"));
    Condition condition =
        new Condition(
            Operator.named("StringEquals").orElseThrow(), "aws:SourceVpc", List.of("vpc-1"));
    StatementRef statement =
        new StatementRef(PolicyType.IDENTITY, "identity", 0, null, Effect.ALLOW);
    assertThat(PolicyEvaluation.evaluate(putObject().in(Context.partial()), policies))
        .isEqualTo(
            new Decision.Depends(
                List.of(new MissingInformation.UnknownKey(statement, "aws:SourceVpc", condition))));
  }

  @Test
  void anUnknownKeyDoesNotContentWhereAnotherStatementAllows() {
    ApplicablePolicies policies =
        identity(allowIf("{'StringEquals': {'aws:SourceVpc': 'vpc-1'}}"), allow("s3:*", "*"));
    assertThat(verdict(putObject().in(Context.partial()), policies))
        .isEqualTo("allowed by IDENTITY");
  }

  @Test
  void anUnknownKeyDoesNotContentWhereAnotherPolicyTypeRefuses() {
    ApplicablePolicies policies =
        identity(allowIf("{'StringEquals': {'aws:SourceVpc': 'vpc-1'}}"))
            .withBoundary(attached("b", allow("ec2:*", "*")));
    assertThat(verdict(putObject().in(Context.partial()), policies))
        .isEqualTo("not allowed by BOUNDARY");
  }

  @Test
  void anUnknownKeyDoesNotContentWhereTheStatementFailsAnyway() {
    String twofold =
        "{'StringEquals': {'aws:SourceVpc': 'vpc-1', 'aws:RequestedRegion': 'us-east-1'}}";
    Context context = Context.partial().with("aws:RequestedRegion", "eu-west-1");
    assertThat(verdict(putObject().in(context), identity(allowIf(twofold))))
        .isEqualTo("not allowed by IDENTITY");
  }

  @Test
  void anUnknownKeyOfADenyLeavesAnAllowOpen() {
    ApplicablePolicies policies =
        identity(allow("*", "*"), denyIf("{'StringNotEquals': {'aws:SourceVpc': 'vpc-1'}}"));
    assertThat(verdict(putObject().in(Context.partial()), policies)).isEqualTo("depends");
    assertThat(verdict(putObject(), policies)).isEqualTo("denied by IDENTITY");
    assertThat(verdict(putObject().in(Context.partial().with("aws:SourceVpc", "vpc-1")), policies))
        .isEqualTo("allowed by IDENTITY");
  }

  @Test
  void anUnknownVariableOfAResourceIsPublishedWithItsPattern() {
    String pattern = "arn:aws:s3:::logs/${aws:PrincipalTag/team}";
    StatementRef statement =
        new StatementRef(PolicyType.IDENTITY, "identity", 0, null, Effect.ALLOW);
    Decision depends =
        new Decision.Depends(
            List.of(
                new MissingInformation.UnknownVariable(
                    statement, "aws:PrincipalTag/team", pattern)));
    Request partial = putObject().in(Context.partial());
    assertThat(PolicyEvaluation.evaluate(partial, identity(allow("s3:*", pattern))))
        .isEqualTo(depends);
    assertThat(depends)
        .isInstanceOfSatisfying(
            Decision.Depends.class,
            open ->
                assertThat(open.doubts().getFirst().policyType()).isEqualTo(PolicyType.IDENTITY));
    assertThat(verdict(partial, identity(allow("s3:*", pattern.replace("logs", "other")))))
        .isEqualTo("not allowed by IDENTITY");
    assertThat(verdict(putObject(), identity(allow("s3:*", pattern))))
        .isEqualTo("not allowed by IDENTITY");
  }

  @Test
  void oneDoubtIsPublishedOnce() {
    ApplicablePolicies policies = NOTHING.withResource(unread("bucket policy"));
    assertThat(PolicyEvaluation.evaluate(putObject(), policies))
        .isEqualTo(
            new Decision.Depends(
                List.of(
                    new MissingInformation.UnreadPolicy(PolicyType.RESOURCE, "bucket policy"))));
  }

  @Test
  void anUnreadPolicyLeavesOpenWhatNothingElseDecides() {
    assertThat(verdict(putObject(), ApplicablePolicies.of(List.of(unread("p")))))
        .isEqualTo("depends");
    assertThat(verdict(putObject(), ApplicablePolicies.of(List.of(fullAccess("f"), unread("p")))))
        .isEqualTo("depends");
    assertThat(verdict(putObject(), ALL.withBoundary(unread("b")))).isEqualTo("depends");
    assertThat(verdict(putObject(), ALL.withSession(unread("s")))).isEqualTo("depends");
    assertThat(verdict(putObject(), ALL.withScps(List.of(List.of(unread("scps"))))))
        .isEqualTo("depends");
    assertThat(verdict(putObject(), ALL.withRcps(List.of(List.of(unread("rcps"))))))
        .isEqualTo("depends");
    assertThat(verdict(putObject(), ALL.withResource(unread("r")))).isEqualTo("depends");
    assertThat(verdict(putObject(), ALL.withEndpoint(endpoint(unread("e"))))).isEqualTo("depends");
    assertThat(
            verdict(
                putObject(),
                ApplicablePolicies.of(List.of(unread("p"), attached("d", deny("*", "*"))))))
        .isEqualTo("denied by IDENTITY");
  }

  @Test
  void doubtsOfSeveralPoliciesAreAllPublished() {
    ApplicablePolicies policies =
        ApplicablePolicies.of(List.of(unread("p")))
            .withBoundary(unread("b"))
            .withEndpoint(endpoint(unread("e")));
    assertThat(PolicyEvaluation.evaluate(putObject(), policies))
        .isInstanceOfSatisfying(
            Decision.Depends.class,
            depends ->
                assertThat(depends.doubts())
                    .extracting(MissingInformation::policyType)
                    .containsExactlyInAnyOrder(
                        PolicyType.IDENTITY, PolicyType.BOUNDARY, PolicyType.ENDPOINT));
  }

  @Test
  void everyDoubtKnowsItsPolicyType() {
    StatementRef statement = new StatementRef(PolicyType.SCP, "p", 0, null, Effect.DENY);
    Condition condition = new Condition(new Operator.Null(), "k", List.of("true"));
    assertThat(
            List.<MissingInformation>of(
                new MissingInformation.UnknownKey(statement, "k", condition),
                new MissingInformation.UnknownVariable(statement, "k", "${k}"),
                new MissingInformation.UnreadPolicy(PolicyType.SCP, "p"),
                new MissingInformation.UnsettledPrincipal(statement),
                new MissingInformation.UnsettledCondition(statement, condition)))
        .extracting(MissingInformation::policyType)
        .containsOnly(PolicyType.SCP);
  }

  @Test
  void aPolicyOfTheCallersOwnSpeaksOfTheCallerWhateverItNames() {
    assertThat(verdict(putObject(), identity(allowTo("arn:aws:iam::444455556666:root"))))
        .isEqualTo("allowed by IDENTITY");
  }

  @Test
  void aResourcePolicyThatNamesNoneSpeaksOfNone() {
    assertThat(verdict(putObject(), NOTHING.withResource(fullAccess("bucket"))))
        .isEqualTo("not allowed by IDENTITY");
    assertThat(verdict(putObject(), ALL.withResource(attached("bucket", deny("*", "*")))))
        .isEqualTo("allowed by IDENTITY");
  }

  private static EndpointPolicy endpoint(AttachedPolicy policy) {
    return new EndpointPolicy(EndpointPolicy.Kind.INTERFACE, policy);
  }
}
