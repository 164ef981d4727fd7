package dev.sessionready.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sessionready.demo.ConfigInMemory;
import dev.sessionready.fact.Fact;
import dev.sessionready.fact.Ignorance;
import dev.sessionready.fact.ReadFailure;
import dev.sessionready.generated.PagedAccount;
import dev.sessionready.model.Snapshot;
import dev.sessionready.model.SystemsManagerFacts;
import dev.sessionready.rule.BadInput;
import dev.sessionready.rule.ComplianceType;
import dev.sessionready.rule.ConfigService;
import dev.sessionready.rule.Evaluation;
import dev.sessionready.rule.HandOverFailed;
import dev.sessionready.rule.IncompleteRun;
import dev.sessionready.rule.PutFailed;
import dev.sessionready.rule.RecordedVerdicts;
import dev.sessionready.rule.RejectedEvaluations;
import dev.sessionready.rule.ReportStore;
import dev.sessionready.rule.RuleDeleted;
import dev.sessionready.rule.RuleParameters;
import dev.sessionready.rule.Scope;
import dev.sessionready.rule.Source;
import dev.sessionready.rule.SweepPortion;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A sweep that goes on in other invocations until everything is evaluated. */
class SweepChainTest {

  private static final int COPIES = 100;
  private static final Instant YESTERDAY = Instant.parse("2026-11-19T03:00:00Z");

  private final Snapshot account = Fleet.notReady(COPIES);
  private final PagedAccount source = new PagedAccount(account);
  private final Recording config = new Recording();

  /** An AWS Config as strict as the real one, that knows all that was put, and may fail. */
  private static final class Recording implements ConfigService {

    private final ConfigInMemory config = new ConfigInMemory();
    private final List<Evaluation> puts = new ArrayList<>();
    private @Nullable Supplier<? extends RuntimeException> failure;

    @Override
    public synchronized List<Evaluation> putEvaluations(String token, List<Evaluation> batch) {
      assertThat(token).isEqualTo(SweepChain.TOKEN);
      if (failure != null) {
        throw failure.get();
      }
      puts.addAll(batch);
      return config.putEvaluations(token, batch);
    }

    @Override
    public Fact<RecordedVerdicts> shown(String ruleName, @Nullable String from, int atMost) {
      return config.shown(ruleName, from, atMost);
    }

    private void remember(Instant at, String type, List<String> ids) {
      for (String id : ids) {
        config.putEvaluations(
            "earlier", List.of(new Evaluation(type, id, ComplianceType.COMPLIANT, null, at)));
      }
    }

    private Set<String> ids(ComplianceType... types) {
      Set<String> ids = new TreeSet<>();
      puts.stream()
          .filter(put -> List.of(types).contains(put.complianceType()))
          .forEach(put -> ids.add(put.resourceId()));
      return ids;
    }
  }

  @Test
  void whatOneInvocationHasNoTimeForIsPutByOthersAndEverythingOnce() {
    SweepChain chain = SweepChain.inAHurry(source, config, 90);

    chain.begin();
    assertThat(config.puts).hasSize(90);
    chain.finish();

    assertThat(config.puts).extracting(Evaluation::resourceId).doesNotHaveDuplicates();
    assertThat(config.ids(ComplianceType.NON_COMPLIANT)).isEqualTo(instances());
    assertThat(config.puts).extracting(Evaluation::orderingTimestamp).containsOnly(SweepChain.AT);
    assertThat(source.portions()).hasSize(5).allMatch(size -> size <= 90);
  }

  @Test
  void soItIsWithThousandsOfInstancesMostOfWhichAreStopped() {
    Snapshot large = Fleet.mostlyStopped(1_000, 20);
    PagedAccount paged = new PagedAccount(large);
    SweepChain chain = SweepChain.inAHurry(paged, config, 900);

    chain.begin();
    chain.finish();

    assertThat(config.puts).hasSize(4_000);
    assertThat(config.ids(ComplianceType.NON_COMPLIANT, ComplianceType.NOT_APPLICABLE))
        .hasSize(4_000);
    assertThat(paged.portions()).containsExactly(900, 900, 900, 900, 400);
    assertThat(chain.metric("SweepsCompleted")).containsExactly(1L);
    assertThat(chain.metric("InstancesEvaluated")).containsExactly(80L);
  }

  @Test
  void theLastPortionAloneCountsTheSweepAndWithAllInstances() {
    SweepChain chain = SweepChain.inAHurry(source, config, 90);

    chain.begin();
    assertThat(chain.metric("SweepsCompleted")).isEmpty();
    chain.finish();

    assertThat(chain.metric("SweepsCompleted")).containsExactly(1L);
    assertThat(chain.metric("InstancesEvaluated")).containsExactly(4L * COPIES);
    assertThat(chain.metric("InstancesNonCompliant")).containsExactly(4L * COPIES);
    assertThat(chain.metric("InstancesNotEvaluated")).containsExactly(0L);
    assertThat(chain.metric("NonCompliant"))
        .containsExactly((long) COPIES, (long) COPIES, (long) COPIES, (long) COPIES);
    assertThat(chain.metric("Duration")).hasSize(1 + chain.sent().size());
  }

  @Test
  void theVerdictsAreThoseOfASweepThatHadTheTime() {
    SweepChain.inAHurry(source, config, 170).begin();
    SweepChain chain = SweepChain.inAHurry(source, config, 170);
    chain.begin();
    chain.finish();
    Recording atOnce = new Recording();
    new SweepChain(source, atOnce, null, 100_000, () -> Duration.ofMinutes(15)).begin();

    assertThat(config.config.shown()).isEqualTo(atOnce.config.shown());
  }

  @Test
  void aSmallAccountIsSweptInOneLookAndNothingIsLeftToOthers() {
    SweepChain chain = SweepChain.inAHurry(source, config, 4 * COPIES);

    assertThat(chain.begin()).isEqualTo(4 * COPIES + " evaluations");

    assertThat(source.portions()).containsExactly(4 * COPIES);
    assertThat(chain.sent()).isEmpty();
    assertThat(chain.metric("SweepsCompleted")).containsExactly(1L);
  }

  @Test
  void anInvocationDoesAsManyPortionsAsItHasTimeFor() {
    // Each portion takes 100 seconds, as the clock is asked before and after it.
    Deque<Integer> seconds = new ArrayDeque<>();
    SweepChain chain =
        new SweepChain(
            source,
            config,
            null,
            100,
            () -> {
              if (seconds.isEmpty()) {
                seconds.addAll(List.of(420, 320, 320, 320, 220, 220));
              }
              return Duration.ofSeconds(seconds.remove());
            });

    chain.begin();

    assertThat(source.portions()).containsExactly(100, 100);
    assertThat(chain.sent()).hasSize(1);
    seconds.clear();
    chain.finish();
    assertThat(config.ids(ComplianceType.NON_COMPLIANT)).isEqualTo(instances());
    assertThat(chain.metric("SweepsCompleted")).containsExactly(1L);
  }

  @Test
  void whatIsGoneIsTakenBackAndNothingElse() {
    List<String> gone = Fleet.copiesOf("i-gone", 150);
    config.remember(YESTERDAY, Evaluation.INSTANCE_TYPE, gone);
    config.remember(YESTERDAY, "AWS::EC2::VPC", List.of("vpc-1"));
    config.remember(SweepChain.AT.plusSeconds(60), Evaluation.INSTANCE_TYPE, List.of("i-new"));
    SweepChain chain = SweepChain.inAHurry(source, config, 90);

    chain.begin();
    chain.finish();

    Set<String> dismissed = new TreeSet<>(gone);
    dismissed.add("vpc-1");
    assertThat(config.ids(ComplianceType.NOT_APPLICABLE)).isEqualTo(dismissed);
    assertThat(config.puts).extracting(Evaluation::resourceId).doesNotHaveDuplicates();
    assertThat(chain.metric("SweepsCompleted")).containsExactly(1L);
  }

  @Test
  void whereMoreIsGoneThanIsLeftItIsTakenBackInPortionsToo() {
    PagedAccount small = new PagedAccount(Fleet.notReady(10));
    List<String> gone = Fleet.copiesOf("i-gone", 500);
    config.remember(YESTERDAY, Evaluation.INSTANCE_TYPE, gone);
    SweepChain chain = SweepChain.inAHurry(small, config, 100);

    chain.begin();
    chain.finish();

    assertThat(config.ids(ComplianceType.NOT_APPLICABLE)).isEqualTo(new TreeSet<>(gone));
    assertThat(config.ids(ComplianceType.NON_COMPLIANT)).hasSize(40);
    assertThat(chain.metric("SweepsCompleted")).containsExactly(1L);
  }

  @Test
  void anInstanceThatGetsNoVerdictKeepsItsOldOneAndTheSweepIsNotCompleted() {
    config.remember(YESTERDAY, Evaluation.INSTANCE_TYPE, List.copyOf(instances()));
    SweepChain chain = SweepChain.inAHurry(new PagedAccount(unread(account)), config, 90);

    chain.begin();

    assertThatExceptionOfType(IncompleteRun.class)
        .isThrownBy(chain::finish)
        .withMessageStartingWith("100 of 400 instances got no verdict in this sweep: ")
        .withMessageContaining("ssm:GetDocument: access denied");
    assertThat(config.ids(ComplianceType.NOT_APPLICABLE)).isEmpty();
    Set<String> kept = instances();
    kept.removeAll(config.ids(ComplianceType.NON_COMPLIANT));
    assertThat(kept).hasSize(COPIES);
    assertThat(config.config.shown())
        .filteredOn(verdict -> verdict.orderingTimestamp().equals(YESTERDAY))
        .extracting(Evaluation::resourceId)
        .containsExactlyElementsOf(kept);
    assertThat(chain.metric("SweepsCompleted")).containsExactly(0L);
    assertThat(chain.metric("InstancesNotEvaluated")).containsExactly((long) COPIES);
  }

  @Test
  void aMessageThatIsDeliveredAgainIsNotAnsweredAgain() {
    SweepChain chain = SweepChain.inAHurry(source, config, 90);
    chain.begin();
    chain.finish();
    int puts = config.puts.size();

    chain.sent().forEach(body -> chain.deliver(body, 2));
    chain.begin();
    chain.finish();

    // AWS Config asked once more: the first portion is put again, the others are known.
    assertThat(config.puts).hasSize(puts + 90);
    assertThat(chain.metric("SweepsCompleted")).containsExactly(1L);
  }

  @Test
  void aProcessThatDoesNotKnowOfItPutsTheSameVerdicts() {
    SweepChain chain = SweepChain.inAHurry(source, config, 90);
    chain.begin();
    chain.finish();
    List<Evaluation> shown = config.config.shown();

    chain.deliverToAnother(chain.sent().get(3));

    assertThat(config.config.shown()).isEqualTo(shown);
    assertThat(chain.metric("SweepsCompleted")).containsExactly(1L);
  }

  @Test
  void theResultTokenIsInTheMessageAndInNoLog() {
    SweepChain chain = SweepChain.inAHurry(source, config, 100);

    chain.begin();
    chain.finish();

    assertThat(chain.sent()).isNotEmpty().allMatch(body -> body.contains(SweepChain.TOKEN));
    assertThat(chain.log()).isNotEmpty().doesNotContain(SweepChain.TOKEN);
  }

  @Test
  void aMessageThatIsNoneIsRefusedWithoutRepeatingIt() {
    SweepChain chain = SweepChain.inAHurry(source, config, 100);
    chain.begin();
    String body = chain.sent().getFirst();

    for (String broken :
        List.of(
            "",
            body.substring(0, body.length() / 2),
            body.replace("\"portions\":1", "\"portions\":\"" + SweepChain.TOKEN + "\""))) {
      assertThatExceptionOfType(BadInput.class)
          .isThrownBy(() -> chain.deliver(broken, 1))
          .withMessageStartingWith("The message is not the rest of a sweep: ")
          .withNoCause()
          .satisfies(refused ->
              assertThat(refused.getMessage()).doesNotContain(SweepChain.TOKEN.substring(0, 10)));
    }
  }

  @Test
  void aRuleThatIsDeletedMeanwhileEndsTheSweepQuietly() {
    SweepChain chain = SweepChain.inAHurry(source, config, 100);
    chain.begin();
    config.failure = RuleDeleted::new;

    assertThatCode(chain::finish).doesNotThrowAnyException();

    assertThat(config.puts).hasSize(100);
    assertThat(chain.sent()).hasSize(1);
    assertThat(chain.metric("SweepsCompleted")).isEmpty();
  }

  @Test
  void aTokenThatIsNotValidAnyMoreEndsTheSweepAndItIsNotCompleted() {
    SweepChain chain = SweepChain.inAHurry(source, config, 100);
    chain.begin();
    config.failure = () -> PutFailed.forToken("The token is not valid any more.");

    assertThatCode(chain::finish).doesNotThrowAnyException();

    assertThat(chain.sent()).hasSize(1);
    assertThat(chain.metric("SweepsCompleted")).containsExactly(0L);
    assertThat(chain.log()).contains("sweep broken off");
  }

  @Test
  void aThrottledPortionFailsAndIsSmallerWhenItIsTriedAgain() {
    SweepChain chain = SweepChain.inAHurry(source, config, 100);
    chain.begin();
    config.failure = () -> PutFailed.forNow("Throttled.");
    String body = chain.sent().getFirst();

    assertThatExceptionOfType(RejectedEvaluations.class).isThrownBy(() -> chain.deliver(body, 1));
    assertThat(chain.sent()).hasSize(1);
    config.failure = null;
    chain.deliver(body, 2);
    chain.finish();

    assertThat(source.portions().subList(0, 3)).containsExactly(100, 100, 50);
    assertThat(config.ids(ComplianceType.NON_COMPLIANT)).isEqualTo(instances());
    assertThat(config.puts).extracting(Evaluation::resourceId).doesNotHaveDuplicates();
    // The broken one counts as none.
    assertThat(chain.metric("SweepsCompleted")).containsExactly(0L, 1L);
  }

  @Test
  void whatAwsConfigRefusesForGoodDoesNotKeepTheOtherPortionsFromBeingEvaluated() {
    config.failure = () -> PutFailed.forGood("Denied.");
    SweepChain chain = SweepChain.inAHurry(source, config, 100);
    chain.begin();
    config.failure = null;

    assertThatExceptionOfType(IncompleteRun.class)
        .isThrownBy(chain::finish)
        .withMessageContaining("Denied.");

    assertThat(config.puts).hasSize(300);
    assertThat(chain.metric("SweepsCompleted")).containsExactly(0L);
  }

  @Test
  void theRestThatNoQueueTakesFailsTheInvocation() {
    Sweeper sweeper =
        new Sweeper(
            _ -> source,
            config,
            null,
            _ -> {
              throw new HandOverFailed("sqs:SendMessage: access denied.");
            },
            100,
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8),
            () -> SweepChain.AT,
            _ -> {});
    SweepChain chain = SweepChain.inAHurry(source, config, 100);
    chain.begin();
    SweepHandler handler = new SweepHandler(sweeper);

    assertThatExceptionOfType(HandOverFailed.class)
        .isThrownBy(() -> chain.deliver(chain.sent().getFirst(), 1, handler));
  }

  @Test
  void eachPortionLeavesAReportOfItsOwn() {
    Set<String> reports = new TreeSet<>();
    ReportStore store =
        new ReportStore() {
          @Override
          public Optional<ReadFailure> put(String name, String mediaType, Path report) {
            assertThat(reports.add(name)).as(name).isTrue();
            if (mediaType.startsWith("text/html")) {
              assertThat(report)
                  .content()
                  .contains(name.contains("-2") ? ", portion 2: " : ", portion 1: ");
            }
            return Optional.empty();
          }

          @Override
          public String address(String name) {
            return "s3://reports/" + name;
          }
        };
    SweepChain chain = new SweepChain(source, config, store, 200, () -> Duration.ofSeconds(10));

    chain.begin();
    chain.finish();

    assertThat(reports)
        .containsExactly(
            "session-ready-2.html",
            "session-ready-2.json",
            "session-ready.html",
            "session-ready.json");
    assertThat(config.puts)
        .extracting(Evaluation::annotation)
        .anyMatch(annotation -> annotation.contains("s3://reports/session-ready-2.html"));
  }

  @Test
  void anAccountOfWhichNothingCanBeListedFailsThePortion() {
    Source blind =
        new Source() {
          @Override
          public Snapshot look(Scope scope, RuleParameters parameters) {
            return Fleet.unseen();
          }

          @Override
          public SweepPortion portion(
              @Nullable String from, int instances, RuleParameters parameters) {
            return from == null
                ? source.portion(null, instances, parameters)
                : new SweepPortion(Fleet.unseen(), null);
          }
        };
    SweepChain chain = SweepChain.inAHurry(blind, config, 100);
    chain.begin();

    assertThatExceptionOfType(Ignorance.class).isThrownBy(chain::finish);

    assertThat(chain.metric("SweepsCompleted")).containsExactly(0L);
    assertThat(config.ids(ComplianceType.NOT_APPLICABLE)).isEmpty();
  }

  private Set<String> instances() {
    return new TreeSet<>(account.instances().ask().orElse(Map.of()).keySet());
  }

  private static Snapshot unread(Snapshot account) {
    var actual = account.systemsManager();
    return new Snapshot(
        account.capturedAt(),
        account.place(),
        account.instances(),
        new SystemsManagerFacts(
            actual.managedInstances(),
            actual.connectionStatus(),
            Map.of(
                "SSM-SessionManagerRunShell",
                Fact.unreadable("ssm:GetDocument", ReadFailure.DENIED)),
            actual.sessionDocumentVersions(),
            actual.defaultHostManagementRole()),
        account.network(),
        account.identity(),
        account.logging());
  }
}
