package dev.sessionready.iam;

import static dev.sessionready.iam.Policies.SESSION;
import static dev.sessionready.iam.Policies.attached;
import static dev.sessionready.iam.Policies.identity;
import static dev.sessionready.iam.Policies.request;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of a request that no statement allows, or of which something is unknown. */
class DenyReasonTest {

  private static final Context BLUE = Context.complete().with("aws:PrincipalTag/Team", "blue");

  private static List<UnmetCondition> unmet(Context context, String... statements) {
    var decision =
        PolicyEvaluation.evaluate(
            request(SESSION, "s3:PutObject", "arn:aws:s3:::logs/x", context), identity(statements));
    assertThat(decision).isInstanceOf(Decision.Denied.class);
    return ((Decision.Denied) decision)
        .reasons().stream()
            .filter(DenyReason.ImplicitDeny.class::isInstance)
            .map(DenyReason.ImplicitDeny.class::cast)
            .flatMap(reason -> reason.unmet().stream())
            .toList();
  }

  private static String statement(String effect, String action, String condition) {
    return "{'Effect': '%s', 'Action': '%s', 'Resource': '*', 'Condition': %s}"
        .formatted(effect, action, condition);
  }

  private static @Nullable String onlyValue(String operator, String... values) {
    var condition = new Condition(Operator.named(operator).orElseThrow(), "aws:k", List.of(values));
    return new UnmetCondition(ref(null, 0), condition).onlyValue();
  }

  private static StatementRef ref(@Nullable String sid, int index) {
    return new StatementRef(PolicyType.IDENTITY, "app", index, sid, Effect.ALLOW);
  }

  @Test
  void anAllowThatOnlyAConditionKeepsFromAllowingIsNamedWithIt() {
    var named =
        unmet(
            BLUE,
            statement(
                "Allow",
                "s3:*",
                "{'StringEquals': {'aws:PrincipalTag/Team': ['web', 'ops']},"
                    + " 'Null': {'aws:PrincipalTag/Team': 'false'}}"));
    assertThat(named)
        .extracting(UnmetCondition::toText)
        .containsExactly("StringEquals aws:PrincipalTag/Team web, ops");
    assertThat(named).extracting(one -> one.statement().name()).containsExactly("#1");
  }

  @Test
  void aStatementAboutSomethingElseOrThatDeniesLacksNoCondition() {
    var web = "{'StringEquals': {'aws:PrincipalTag/Team': 'web'}}";
    assertThat(unmet(BLUE, statement("Allow", "kms:*", web), statement("Deny", "s3:*", web)))
        .isEmpty();
  }

  @Test
  void oneValueAskedForWordForWordIsTheOnlyOne() {
    assertThat(onlyValue("StringEquals", "web")).isEqualTo("web");
    assertThat(onlyValue("StringEquals", "web", "ops")).isNull();
    assertThat(onlyValue("StringEquals", "${aws:username}")).isNull();
    assertThat(onlyValue("StringNotEquals", "web")).isNull();
    assertThat(onlyValue("StringLike", "web")).isNull();
    assertThat(onlyValue("ForAnyValue:StringEquals", "web")).isNull();
    assertThat(onlyValue("Null", "true")).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "none",
      value = {"none, 0, #1", "none, 2, #3", "'', 1, #2", "' ', 1, #2", "Logs, 1, Logs"})
  void aStatementIsCalledByItsNameOrItsNumber(@Nullable String sid, int index, String name) {
    assertThat(ref(sid, index).name()).isEqualTo(name);
  }

  @Test
  void whatWouldHaveToBeKnownIsNamedOnce() {
    var ref = ref("Logs", 0);
    var condition = new Condition(Operator.named("StringEquals").orElseThrow(), "aws:e", List.of());
    assertThat(
            new Decision.Depends(
                    List.of(
                        new MissingInformation.UnknownKey(ref, "aws:a", condition),
                        new MissingInformation.UnknownVariable(ref, "aws:b", "${aws:b}"),
                        new MissingInformation.UnreadPolicy(PolicyType.SCP, "guard"),
                        new MissingInformation.UnsettledPrincipal(ref),
                        new MissingInformation.UnsettledCondition(ref, condition),
                        new MissingInformation.UnknownKey(ref, "aws:a", condition)))
                .unknowns())
        .containsExactly("aws:a", "aws:b", "guard", "app", "aws:e");
  }

  @Test
  void onAnyResourceOnlyTheAllowsAreLeftAndSpeakOfEveryResource() {
    var allow = "{'Sid': 'A', 'Effect': 'Allow', 'Action': 's3:*', 'Resource': 'arn:aws:s3:::a/*'}";
    var deny = Policies.deny("*", "*");
    var policies =
        ApplicablePolicies.of(List.of(attached("app", deny, allow.replace("s3:*", "*"))))
            .withBoundary(attached("boundary", deny, allow))
            .withSession(attached("session", allow))
            .withScps(List.of(List.of(attached("scp", deny))))
            .withRcps(List.of(List.of(attached("rcp", deny))))
            .withResource(attached("bucket", deny))
            .onAnyResource();
    assertThat(policies.scps()).isEmpty();
    assertThat(policies.rcps()).isEmpty();
    assertThat(policies.resource()).isNull();
    assertThat(Policies.verdict(request("s3:PutObject", "arn:aws:s3:::b/x"), policies))
        .isEqualTo("allowed by IDENTITY");
    assertThat(Policies.verdict(request("ssm:GetParameter", "*"), policies.withSession(null)))
        .isEqualTo("not allowed by BOUNDARY");
  }

  @Test
  void aPolicyThatCouldNotBeReadStaysUnreadOnAnyResource() {
    var unread = List.of(Policies.unread("other"));
    assertThat(ApplicablePolicies.of(unread).onAnyResource().identity()).isEqualTo(unread);
  }

  @Test
  void withoutABoundaryOrASessionPolicyThereIsNoneOnAnyResourceEither() {
    var policies = identity(Policies.allow("s3:*", "arn:aws:s3:::a/*")).onAnyResource();
    assertThat(policies.boundary()).isNull();
    assertThat(policies.session()).isNull();
  }
}
