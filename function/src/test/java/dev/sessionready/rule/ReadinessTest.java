package dev.sessionready.rule;

import static dev.sessionready.rule.Evaluation.INSTANCE_TYPE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.sessionready.check.Assessor;
import dev.sessionready.check.Catalogue;
import dev.sessionready.fact.Fact;
import dev.sessionready.fact.Ignorance;
import dev.sessionready.json.JsonDocuments;
import dev.sessionready.model.Snapshot;
import dev.sessionready.world.World;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.groups.Tuple;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/**
 * The pipeline over stored accounts, with an annotator that says little and a sink that listens.
 */
class ReadinessTest {

  private static final Instant AT = Instant.parse("2026-11-20T02:14:05.331Z");

  private static final String UNASKED = "{'systemsManager': {'connectionStatus': {'i-web': null}}}";

  private final List<WatchedResource> changes = new ArrayList<>();
  private final List<Scope> looked = new ArrayList<>();
  private final List<Set<String>> asked = new ArrayList<>();
  private final List<List<Evaluation>> published = new ArrayList<>();
  private final List<Integer> looksWhenListed = new ArrayList<>();
  private Fact<Set<EvaluatedResource>> recorded = Fact.known(Set.of());
  private @Nullable RejectedEvaluations denyReason;

  @Test
  void aChangedInstanceIsJudgedAsItIsNowAndPublishedAtTheTimeOfItsChange() {
    RunResult outcome =
        over(World.healthy()).answer(changed(INSTANCE_TYPE, "i-web"), RuleParameters.DEFAULTS);

    assertThat(looked).containsExactly(new Scope.Only(Set.of("i-web")));
    assertPublished(
        outcome,
        new Evaluation(INSTANCE_TYPE, "i-web", ComplianceType.COMPLIANT, "i-web at HIGH", AT));
    assertThat(outcome.decisions()).hasSize(1);
  }

  @Test
  void onlyTheChangedInstanceIsJudgedThoughTheSourceHoldsMore() {
    RunResult outcome =
        over(demo()).answer(changed(INSTANCE_TYPE, "i-0b2e8d1b6f3c58101"), RuleParameters.DEFAULTS);

    assertPublished(
        outcome,
        new Evaluation(
            INSTANCE_TYPE,
            "i-0b2e8d1b6f3c58101",
            ComplianceType.NON_COMPLIANT,
            "i-0b2e8d1b6f3c58101 at HIGH",
            AT));
  }

  @Test
  void aGoneInstanceIsDismissedWithoutALook() {
    RunResult outcome =
        over(World.healthy())
            .answer(new InvokingEvent.Gone(INSTANCE_TYPE, "i-web", AT), RuleParameters.DEFAULTS);

    assertThat(looked).isEmpty();
    assertPublished(outcome, Evaluation.notApplicable(INSTANCE_TYPE, "i-web", AT));
    assertThat(outcome.decisions()).isEmpty();
  }

  @Test
  void aResourceThatNoInstanceDependsOnIsDismissedInItsOwnNameWithoutALook() {
    RunResult outcome =
        over(World.healthy()).answer(changed("AWS::EC2::Volume", "vol-1"), RuleParameters.DEFAULTS);

    assertThat(looked).isEmpty();
    assertPublished(outcome, Evaluation.notApplicable("AWS::EC2::Volume", "vol-1", AT));
  }

  @Test
  void aChangedDependencyGetsNoVerdictAndTheInstancesItAffectsDo() {
    Scope affected = new Scope.Only(Set.of("i-web"));

    RunResult outcome =
        over(affecting(affected))
            .answer(changed("AWS::EC2::SecurityGroup", "sg-1"), RuleParameters.DEFAULTS);

    assertThat(changes)
        .containsExactly(
            new WatchedResource(
                WatchedResource.Type.SECURITY_GROUP, "sg-1", ChangeDetails.none(true)));
    assertThat(looked).containsExactly(affected);
    assertPublished(
        outcome,
        new Evaluation(INSTANCE_TYPE, "i-web", ComplianceType.COMPLIANT, "i-web at HIGH", AT));
  }

  @Test
  void aDeletedDependencyIsAskedForLikeAChangedOne() {
    over(affecting(new Scope.Everything()))
        .answer(
            new InvokingEvent.Gone("AWS::EC2::VPCEndpoint", "vpce-1", AT), RuleParameters.DEFAULTS);

    assertThat(changes)
        .containsExactly(
            new WatchedResource(
                WatchedResource.Type.VPC_ENDPOINT, "vpce-1", ChangeDetails.none(false)));
    assertThat(looked).containsExactly(new Scope.Everything());
  }

  @Test
  void aChangeThatAffectsNoneIsNeitherLookedAtNorPublished() {
    RunResult outcome =
        over(affecting(new Scope.Nobody()))
            .answer(changed("AWS::KMS::Key", "key-1"), RuleParameters.DEFAULTS);

    assertThat(looked).isEmpty();
    assertThat(published).isEmpty();
    assertThat(outcome.evaluations()).isEmpty();
  }

  @Test
  void aSourceThatIsNotLiveJudgesEverythingWhateverChanged() {
    RunResult outcome =
        over(demo()).answer(changed("AWS::EC2::VPC", "vpc-1"), RuleParameters.DEFAULTS);

    assertThat(looked).containsExactly(new Scope.Everything());
    assertThat(outcome.evaluations()).hasSize(6);
  }

  @Test
  void aChangedInstanceThatIsNotThereAnyMoreIsDismissed() {
    RunResult outcome =
        over(World.healthy()).answer(changed(INSTANCE_TYPE, "i-lost"), RuleParameters.DEFAULTS);

    assertPublished(outcome, Evaluation.notApplicable(INSTANCE_TYPE, "i-lost", AT));
  }

  @Test
  void aSweepJudgesEveryInstanceAtTheTimeOfTheNotification() {
    RunResult outcome = over(demo()).answer(new InvokingEvent.Sweep(AT), RuleParameters.DEFAULTS);

    assertThat(looked).containsExactly(new Scope.Everything());
    assertThat(published).containsExactly(outcome.evaluations());
    assertThat(outcome.evaluations())
        .hasSize(6)
        .allMatch(evaluation -> evaluation.orderingTimestamp().equals(AT))
        .extracting(Evaluation::resourceId)
        .isSorted();
    assertThat(outcome.evaluations())
        .filteredOn(evaluation -> evaluation.complianceType() == ComplianceType.COMPLIANT)
        .extracting(Evaluation::resourceId)
        .containsExactly("i-0a1d9f0c5e2b47101");
  }

  @Test
  void aStoppedInstanceIsPublishedAsNotApplicableAndNotAnnotated() {
    World stopped = healthyBut("{'instances': {'known': {'i-web': {'state': 'stopped'}}}}");

    RunResult outcome = over(stopped).answer(new InvokingEvent.Sweep(AT), RuleParameters.DEFAULTS);

    assertPublished(outcome, Evaluation.notApplicable(INSTANCE_TYPE, "i-web", AT));
  }

  @Test
  void anInstanceThatCouldNotBeJudgedIsNotPublished() {
    RunResult outcome = over(blind()).answer(new InvokingEvent.Sweep(AT), RuleParameters.DEFAULTS);

    assertPublished(outcome);
    assertThat(outcome.undetermined())
        .extracting(undetermined -> undetermined.assessment().instance().id())
        .containsExactly("i-web");
    assertThat(outcome.blindness())
        .containsExactly("ssm:DescribeInstanceInformation: access denied");
  }

  @Test
  void whereTheInstancesCannotBeListedNothingIsPublished() {
    Readiness blind =
        over(
            healthyBut(
                """
                {'instances': {'known': null, 'unreadable':
                    {'action': 'ec2:DescribeInstances', 'reason': 'access denied'}}}
                """));

    assertThatExceptionOfType(Ignorance.class)
        .isThrownBy(() -> blind.answer(new InvokingEvent.Sweep(AT), RuleParameters.DEFAULTS))
        .withMessage("ec2:DescribeInstances: access denied");
    assertThat(published).isEmpty();
  }

  @Test
  void aSweepTakesBackTheVerdictsOfWhatItDidNotSee() {
    recorded =
        Fact.known(
            Set.of(
                EvaluatedResource.instance("i-web"),
                EvaluatedResource.instance("i-gone"),
                new EvaluatedResource("AWS::EC2::VPC", "i-web")));

    RunResult outcome =
        over(World.healthy()).answer(new InvokingEvent.Sweep(AT), RuleParameters.DEFAULTS);

    assertPublished(
        outcome,
        new Evaluation(INSTANCE_TYPE, "i-web", ComplianceType.COMPLIANT, "i-web at HIGH", AT),
        Evaluation.notApplicable(INSTANCE_TYPE, "i-gone", AT),
        Evaluation.notApplicable("AWS::EC2::VPC", "i-web", AT));
    assertThat(outcome.isWhole()).isTrue();
  }

  @Test
  void anInstanceThatCouldNotBeJudgedKeepsItsVerdict() {
    recorded = Fact.known(Set.of(EvaluatedResource.instance("i-web")));

    RunResult outcome = over(blind()).answer(new InvokingEvent.Sweep(AT), RuleParameters.DEFAULTS);

    assertPublished(outcome);
    assertThat(outcome.isWhole()).isFalse();
  }

  @Test
  void whereOldVerdictsCannotBeListedAllIsPublishedAndTheRunFailsNamingTheAction() {
    recorded = Fact.unreadable("config:GetComplianceDetailsByConfigRule", "access denied");

    RunResult outcome =
        over(World.healthy()).answer(new InvokingEvent.Sweep(AT), RuleParameters.DEFAULTS);

    assertPublished(
        outcome,
        new Evaluation(INSTANCE_TYPE, "i-web", ComplianceType.COMPLIANT, "i-web at HIGH", AT));
    assertThat(outcome.isWhole()).isFalse();
    assertThat(outcome.unreadable())
        .containsExactly(Map.entry("config:GetComplianceDetailsByConfigRule", 1L));
    assertThatExceptionOfType(IncompleteRun.class)
        .isThrownBy(outcome::orThrow)
        .withMessage(
            "Verdicts of instances that are gone may still stand:"
                + " config:GetComplianceDetailsByConfigRule: access denied.");
  }

  @Test
  void oldVerdictsAreListedBeforeTheLookSoThatNoNewInstancePassesForGone() {
    over(World.healthy()).answer(new InvokingEvent.Sweep(AT), RuleParameters.DEFAULTS);

    assertThat(looksWhenListed).containsExactly(0);
  }

  @Test
  void aRunOverSomeInstancesTakesNothingElseBack() {
    recorded = Fact.known(Set.of(EvaluatedResource.instance("i-gone")));

    over(World.healthy()).answer(changed(INSTANCE_TYPE, "i-web"), RuleParameters.DEFAULTS);

    assertThat(published.getFirst()).extracting(Evaluation::resourceId).containsExactly("i-web");
    assertThat(looksWhenListed).isEmpty();
  }

  @Test
  void whatWasRefusedIsNotAmongWhatWasPublished() {
    Evaluation lost = Evaluation.notApplicable(INSTANCE_TYPE, "i-gone", AT);
    recorded = Fact.known(Set.of(lost.resource()));
    denyReason = new RejectedEvaluations("Refused.", List.of(lost), PutFailed.Outlook.MAY_BE_TAKEN);

    RunResult outcome =
        over(World.healthy()).answer(new InvokingEvent.Sweep(AT), RuleParameters.DEFAULTS);

    assertThat(outcome.evaluations()).extracting(Evaluation::resourceId).containsExactly("i-web");
    assertThat(outcome.isWhole()).isFalse();
    assertThatExceptionOfType(RejectedEvaluations.class).isThrownBy(outcome::orThrow);
  }

  @Test
  void theParametersReachabilityTheChecksAndTheAnnotation() {
    assertThat(swept(Map.of("failAt", "LOW")))
        .containsExactly(tuple(ComplianceType.COMPLIANT, "i-web at LOW"));
    assertThat(swept(Map.of("failAt", "LOW", "minAgentVersion", "9.0.0.0")))
        .containsExactly(tuple(ComplianceType.NON_COMPLIANT, "i-web at LOW"));
    assertThat(swept(Map.of("failAt", "CRITICAL", "minAgentVersion", "9.0.0.0")))
        .containsExactly(tuple(ComplianceType.COMPLIANT, "i-web at CRITICAL"));
  }

  @Test
  void ofAnInstanceInDoubtTheSourceIsAskedAndItsAnswerJoinsTheSnapshot() {
    Map<String, Fact<String>> open = Map.of("i-web", Fact.known("connected"));

    Snapshot seen =
        over(answering(agentAway(), open)).capture(new Scope.Everything(), RuleParameters.DEFAULTS);

    assertThat(asked).containsExactly(Set.of("i-web"));
    assertThat(seen).isEqualTo(agentAway().snapshot().withConnectionStatus(open));
  }

  @Test
  void ofAnInstanceInNoDoubtTheSourceIsNotAsked() {
    World unasked = healthyBut(UNASKED);

    Snapshot seen =
        over(answering(unasked, Map.of())).capture(new Scope.Everything(), RuleParameters.DEFAULTS);

    assertThat(asked).isEmpty();
    assertThat(seen).isEqualTo(unasked.snapshot());
  }

  @Test
  void howOftenTheSourceIsAskedIsARuleParameter() {
    Source source = answering(healthyBut(UNASKED), Map.of());
    Scope sweep = new Scope.Everything();

    over(source).capture(sweep, RuleParameters.parse(Map.of("liveStatus", "always")));
    assertThat(asked).containsExactly(Set.of("i-web"));

    over(source).capture(sweep, RuleParameters.parse(Map.of("liveStatus", "never")));
    assertThat(asked).hasSize(1);
  }

  @Test
  void whatTheSourceAnswersSettlesTheVerdict() {
    assertThat(sweptOnceAsked(Fact.known("connected")))
        .extracting(Evaluation::complianceType)
        .containsExactly(ComplianceType.COMPLIANT);
    assertThat(sweptOnceAsked(Fact.known("notconnected")))
        .extracting(Evaluation::complianceType)
        .containsExactly(ComplianceType.NON_COMPLIANT);
    assertThat(sweptOnceAsked(Fact.unreadable("ssm:GetConnectionStatus", "throttled"))).isEmpty();
  }

  @Test
  void whereNamesLeadNoneCanPublishAndASweepSaysWhatALookAtTheInstanceAloneDoes() {
    Source source = answering(anotherResolverAndNoLogs(), Map.of("i-web", Fact.known("connected")));
    RuleParameters strict = RuleParameters.parse(Map.of("unverifiable", "NON_COMPLIANT"));

    List<Evaluation> swept = over(source).answer(new InvokingEvent.Sweep(AT), strict).evaluations();
    List<Evaluation> alone =
        over(source).answer(changed(INSTANCE_TYPE, "i-web"), strict).evaluations();

    assertThat(swept)
        .isEqualTo(alone)
        .extracting(Evaluation::complianceType)
        .containsExactly(ComplianceType.COMPLIANT);
  }

  private List<Evaluation> sweptOnceAsked(Fact<String> answer) {
    return over(answering(agentAway(), Map.of("i-web", answer)))
        .answer(new InvokingEvent.Sweep(AT), RuleParameters.DEFAULTS)
        .evaluations();
  }

  private List<Tuple> swept(Map<String, String> parameters) {
    return over(World.healthy())
        .answer(new InvokingEvent.Sweep(AT), RuleParameters.parse(parameters))
        .evaluations()
        .stream()
        .map(evaluation -> tuple(evaluation.complianceType(), evaluation.annotation()))
        .toList();
  }

  private Readiness over(World world) {
    return over(answering(world, Map.of()));
  }

  private Readiness over(Source source) {
    return new Readiness(
        source,
        new JsonDocuments(),
        new Assessor(Catalogue.load()),
        (assessment, failAt) -> assessment.instance().id() + " at " + failAt,
        listening());
  }

  private Sink listening() {
    return new Sink() {
      @Override
      public void publish(List<Evaluation> evaluations) {
        published.add(evaluations);
        if (denyReason != null) {
          throw denyReason;
        }
      }

      @Override
      public Fact<RecordedVerdicts> recorded(@Nullable String from, int atMost) {
        looksWhenListed.add(looked.size());
        return ConfigInMemory.allOf(recorded);
      }
    };
  }

  /** A healthy account where every change affects the same instances. */
  private Source affecting(Scope scope) {
    Source source = answering(World.healthy(), Map.of());
    return new Source() {
      @Override
      public Snapshot look(Scope of, RuleParameters parameters) {
        return source.look(of, parameters);
      }

      @Override
      public AffectedInstances affectedBy(WatchedResource changed, RuleParameters parameters) {
        changes.add(changed);
        return AffectedInstances.exactly(scope);
      }
    };
  }

  /** The account of a world, where Session Manager answers so of its control channels. */
  private Source answering(World world, Map<String, Fact<String>> channels) {
    return new Source() {
      @Override
      public Snapshot look(Scope scope, RuleParameters parameters) {
        looked.add(scope);
        return world.snapshot();
      }

      @Override
      public Map<String, Fact<String>> connectionStatus(Set<String> instanceIds) {
        asked.add(instanceIds);
        return channels;
      }
    };
  }

  private void assertPublished(RunResult outcome, Evaluation... expected) {
    assertThat(outcome.evaluations()).containsExactly(expected);
    assertThat(published).containsExactly(List.of(expected));
  }

  private static InvokingEvent changed(String type, String id) {
    return new InvokingEvent.Changed(type, id, AT);
  }

  private static World demo() {
    return World.all().stream()
        .filter(world -> world.name().endsWith("demo.json"))
        .findFirst()
        .orElseThrow();
  }

  private static World agentAway() {
    return healthyBut(
        """
        {'systemsManager': {'connectionStatus': {'i-web': null},
            'managedInstances': {'known': {'i-web': null}}}}
        """);
  }

  private static World blind() {
    return healthyBut(
        """
        {'systemsManager': {'managedInstances': {'known': null, 'unreadable':
            {'action': 'ssm:DescribeInstanceInformation', 'reason': 'access denied'}}}}
        """);
  }

  private static World anotherResolverAndNoLogs() {
    return healthyBut(
        """
        {'systemsManager': {'connectionStatus': {'i-web': null},
            'sessionDocuments': {'SSM-SessionManagerRunShell': {'known': null, 'absent': true}}},
         'network': {'dhcpOptions': {'known': {'dopt-app': {'nameServers': ['192.168.1.53']}}}}}
        """);
  }

  private static World healthyBut(String patch) {
    return World.healthy(new JsonMapper().readTree(patch.replace('\'', '"')));
  }
}
