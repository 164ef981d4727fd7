package dev.sessionready.preflight;

import static dev.sessionready.preflight.Answer.Sign.FIRST;
import static dev.sessionready.preflight.Answer.Sign.NOTE;
import static dev.sessionready.preflight.Answer.Sign.READY;
import static dev.sessionready.preflight.Answer.Sign.UNSEEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionready.check.Text;
import dev.sessionready.fact.Fact;
import dev.sessionready.fact.ReadFailure;
import dev.sessionready.model.AccountRegion;
import dev.sessionready.preflight.PlacedRules.PlacedRule;
import dev.sessionready.report.Messages;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PreflightTest {

  private static final DeploymentPlan PLAN =
      new DeploymentPlan("session-manager-ready", SweepSchedule.SIX_HOURS);

  private final Around around = new Around();

  @Test
  void whereEverythingStandsTheStackCanBeDeployed() {
    List<Answer> answers = around.answers();

    assertThat(answers).extracting(Answer::sign).containsOnly(READY);
    assertThat(answers).extracting(Answer::question).containsExactly(Question.values());
    assertThat(PreflightResult.of(answers)).isEqualTo(PreflightResult.READY);
  }

  @Test
  void withoutARecorderNothingElseIsAskedOfItAndEveryTypeOfTheScopeIsToBeRecorded() {
    around.recorder = Fact.absent();
    around.status = Fact.absent();
    around.delivery = Fact.absent();

    assertThat(around.answers())
        .extracting(Answer::question)
        .doesNotContain(
            Question.RECORDING, Question.INSTANCES, Question.DEPENDENCIES, Question.DELIVERY);
    assertThat(sign(Question.RECORDER)).isEqualTo(FIRST);
    assertThat(said(Question.RECORDER)).contains("NoAvailableConfigurationRecorderException");
    assertThat(steps(Question.RECORDER))
        .contains("put-configuration-recorder", "put-delivery-channel", "--region eu-west-1")
        .contains(RuleScope.INSTANCE)
        .contains(new RuleScope(false).dependencies())
        .doesNotContain("AWS::IAM");
    assertThat(result()).isEqualTo(PreflightResult.FIRST);
  }

  @Test
  void aRecorderThatIsSwitchedOffOrWithoutAStatusIsToBeStarted() {
    around.status = Fact.known(new RecorderStatus(false, ""));
    assertThat(sign(Question.RECORDING)).isEqualTo(FIRST);
    assertThat(steps(Question.RECORDING))
        .isEqualTo(
            "aws configservice start-configuration-recorder --configuration-recorder-name default"
                + " --region eu-west-1");

    around.status = Fact.absent();
    assertThat(sign(Question.RECORDING)).isEqualTo(FIRST);
  }

  @Test
  void aRecorderThatFailsIsPublishedByItsError() {
    around.status = Fact.known(new RecorderStatus(true, "AccessDenied"));

    assertThat(sign(Question.RECORDING)).isEqualTo(NOTE);
    assertThat(said(Question.RECORDING)).endsWith("failed: AccessDenied");
    assertThat(result()).isEqualTo(PreflightResult.READY);
  }

  @Test
  void instancesMustBeRecordedAndDependenciesNeedNot() {
    around.record(new RecordedTypes.Only(Set.of("AWS::EC2::VPC")), Map.of());

    assertThat(sign(Question.INSTANCES)).isEqualTo(FIRST);
    assertThat(sign(Question.DEPENDENCIES)).isEqualTo(NOTE);
    assertThat(said(Question.DEPENDENCIES))
        .contains("AWS::EC2::VPCEndpoint", "AWS::EC2::SecurityGroup")
        .doesNotContain("AWS::EC2::VPC,", "AWS::EC2::Instance");
  }

  @Test
  void whatARecorderExcludesIsNotRecorded() {
    around.record(new RecordedTypes.AllBut(Set.of("AWS::KMS::Key")), Map.of());

    assertThat(sign(Question.INSTANCES)).isEqualTo(READY);
    assertThat(said(Question.DEPENDENCIES)).endsWith(": AWS::KMS::Key");
  }

  @Test
  void whatIsRecordedDailyIsSeenLate() {
    around.record(
        new RecordedTypes.Everything(),
        Map.of(
            "AWS::EC2::Instance", RecordingFrequency.DAILY,
            "AWS::EC2::NetworkAcl", RecordingFrequency.DAILY));

    assertThat(sign(Question.INSTANCES)).isEqualTo(NOTE);
    assertThat(sign(Question.DEPENDENCIES)).isEqualTo(NOTE);
    assertThat(said(Question.DEPENDENCIES)).endsWith(": AWS::EC2::NetworkAcl");
  }

  @Test
  void aRecorderWithoutADeliveryChannelCannotRecord() {
    around.delivery = Fact.absent();

    assertThat(sign(Question.DELIVERY)).isEqualTo(FIRST);
    assertThat(steps(Question.DELIVERY)).contains("put-delivery-channel");
  }

  @ParameterizedTest
  @CsvSource({"5, FIRST", "6, READY", "29, READY"})
  void theBootstrapStackMustBeRecentEnough(int version, Answer.Sign sign) {
    around.bootstrap = Fact.known(version);

    assertThat(sign(Question.BOOTSTRAP)).isEqualTo(sign);
  }

  @Test
  void aMissingBootstrapStackIsMadeByACommandForThisAccountAndRegion() {
    around.bootstrap = Fact.absent();

    assertThat(sign(Question.BOOTSTRAP)).isEqualTo(FIRST);
    assertThat(steps(Question.BOOTSTRAP)).endsWith("bootstrap aws://123456789012/eu-west-1");
  }

  @Test
  void aRuleOfThatNameMayBeOursButNoOther() {
    around.rule("arn:aws:lambda:eu-west-1:123456789012:function:SessionReady-Code-1:live", false);
    assertThat(sign(Question.RULE_NAME)).isEqualTo(READY);

    around.rule("EC2_INSTANCE_MANAGED_BY_SSM", false);
    assertThat(sign(Question.RULE_NAME)).isEqualTo(FIRST);
    assertThat(said(Question.RULE_NAME)).endsWith("runs EC2_INSTANCE_MANAGED_BY_SSM");
  }

  @Test
  void aRuleThatIsBeingDeletedHoldsItsNameUntilItIsGone() {
    around.rule("arn:aws:lambda:eu-west-1:123456789012:function:SessionReady-Code-1:live", true);

    assertThat(sign(Question.RULE_NAME)).isEqualTo(FIRST);
    assertThat(said(Question.RULE_NAME)).contains("is being deleted", "ResourceInUseException");
    assertThat(steps(Question.RULE_NAME)).contains("describe-config-rules --config-rule-names");
  }

  @ParameterizedTest
  @CsvSource({"999, FIRST, READY", "1000, FIRST, FIRST", "1200, FIRST, FIRST"})
  void oneMoreRuleMustFitIntoTheQuotaUnlessItIsThereAlready(
      int rules, Answer.Sign taken, Answer.Sign free) {
    around.rules = Fact.known(new PlacedRules(rules, null));
    assertThat(sign(Question.RULE_QUOTA)).isEqualTo(free);
    assertThat(said(Question.RULE_QUOTA)).startsWith(rules + " of 1000 rules");

    around.rules = Fact.known(new PlacedRules(rules, new PlacedRule("OTHER", false)));
    assertThat(sign(Question.RULE_QUOTA)).isEqualTo(READY);
    assertThat(sign(Question.RULE_NAME)).isEqualTo(taken);
  }

  @Test
  void iamMustBeRecordedOnlyWhereItIsWatched() {
    around.record(new RecordedTypes.AllBut(Set.of("AWS::IAM::Role", "AWS::IAM::Policy")), Map.of());
    assertThat(sign(Question.DEPENDENCIES)).isEqualTo(READY);

    around.plan =
        new DeploymentPlan("session-manager-ready", SweepSchedule.TWENTY_FOUR_HOURS, true);
    assertThat(sign(Question.DEPENDENCIES)).isEqualTo(NOTE);
    assertThat(said(Question.DEPENDENCIES)).contains("AWS::IAM::Role", "AWS::IAM::Policy");
  }

  @Test
  void theCostIsInstancesTimesSweepsTimesDays() {
    around.instances = Fact.known(500);

    assertThat(said(Question.COST))
        .startsWith(
            "instances: 500, sweeps a day: 4, so about 60000 evaluations or 60.00 USD a month");
  }

  @ParameterizedTest
  @CsvSource({
    "arn:aws:iam::123456789012:user/team/ann, the IAM user ann, READY",
    "arn:aws:sts::123456789012:assumed-role/Admin/ann, the role Admin, READY",
    "arn:aws:sts::123456789012:federated-user/ann, the federated user ann, READY",
    "arn:aws:iam::123456789012:root, the root user, NOTE",
    "something else, something else, READY"
  })
  void theCallerIsPublishedByItsKind(String arn, String kind, Answer.Sign sign) {
    around.callerArn = arn;

    assertThat(said(Question.CREDENTIALS)).endsWith(" as " + kind);
    assertThat(sign(Question.CREDENTIALS)).isEqualTo(sign);
  }

  /** The facts, each with what is asked of it. */
  enum Looked {
    RECORDER(Question.RECORDER, true),
    STATUS(Question.RECORDING, true),
    DELIVERY(Question.DELIVERY, false),
    BOOTSTRAP(Question.BOOTSTRAP, true),
    RULE(Question.RULE_NAME, true),
    INSTANCES(Question.COST, false);

    private final Question question;
    private final boolean decides;

    Looked(Question question, boolean decides) {
      this.question = question;
      this.decides = decides;
    }
  }

  @ParameterizedTest
  @EnumSource
  void notToHaveLookedIsNeverANo(Looked at) {
    around.forget(at);

    assertThat(sign(at.question)).isEqualTo(UNSEEN);
    assertThat(said(at.question)).isEqualTo("could not look, a:B: access denied");
    assertThat(steps(at.question)).contains("allow these credentials a:B");
    assertThat(result()).isEqualTo(at.decides ? PreflightResult.UNSEEN : PreflightResult.READY);
  }

  @Test
  void notToKnowOutweighsWhatIsMissing() {
    around.bootstrap = Fact.absent();
    around.forget(Looked.RECORDER);

    assertThat(result()).isEqualTo(PreflightResult.UNSEEN);
  }

  private PreflightResult result() {
    return PreflightResult.of(around.answers());
  }

  private Answer.Sign sign(Question question) {
    return answer(question).sign();
  }

  private String said(Question question) {
    return Messages.english().say(answer(question).what());
  }

  private String steps(Question question) {
    return String.join(
        "\n",
        answer(question).steps().stream().map((Text t) -> Messages.english().say(t)).toList());
  }

  private Answer answer(Question question) {
    return around.answers().stream()
        .filter(answer -> answer.question() == question)
        .findFirst()
        .orElseThrow();
  }

  /** An account in which everything stands, to be spoilt. */
  private static final class Around {
    private String callerArn = "arn:aws:sts::123456789012:assumed-role/Admin/ann";
    private Fact<Recorder> recorder =
        Fact.known(
            new Recorder(
                "default",
                new RecordedTypes.Everything(),
                RecordingFrequency.CONTINUOUS,
                Map.of()));
    private Fact<RecorderStatus> status = Fact.known(new RecorderStatus(true, ""));
    private Fact<String> delivery = Fact.known("config-bucket");
    private Fact<Integer> bootstrap = Fact.known(29);
    private DeploymentPlan plan = PLAN;
    private Fact<PlacedRules> rules = Fact.known(new PlacedRules(0, null));
    private Fact<Integer> instances = Fact.known(2);

    void record(RecordedTypes selection, Map<String, RecordingFrequency> overrides) {
      recorder =
          Fact.known(new Recorder("default", selection, RecordingFrequency.CONTINUOUS, overrides));
    }

    void rule(String source, boolean deleting) {
      rules = Fact.known(new PlacedRules(7, new PlacedRule(source, deleting)));
    }

    void forget(Looked at) {
      switch (at) {
        case RECORDER -> recorder = denied();
        case STATUS -> status = denied();
        case DELIVERY -> delivery = denied();
        case BOOTSTRAP -> bootstrap = denied();
        case RULE -> rules = denied();
        case INSTANCES -> instances = denied();
      }
    }

    List<Answer> answers() {
      CallerIdentity caller =
          new CallerIdentity(new AccountRegion("123456789012", "eu-west-1"), callerArn);
      return new Preflight(
              new DeploymentTarget(caller, recorder, status, delivery, bootstrap, rules, instances),
              plan)
          .answers();
    }

    private static <T> Fact<T> denied() {
      return Fact.unreadable("a:B", ReadFailure.DENIED);
    }
  }
}
