package dev.sessionready.lambda;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.ConfigEvent;
import dev.sessionready.aws.LiveConfig;
import dev.sessionready.aws.client.Clients;
import dev.sessionready.check.Finding;
import dev.sessionready.check.Verdict;
import dev.sessionready.fact.Ignorance;
import dev.sessionready.model.AccountRegion;
import dev.sessionready.rule.ComplianceDecision;
import dev.sessionready.rule.Evaluation;
import dev.sessionready.rule.IncompleteRun;
import dev.sessionready.rule.RejectedEvaluations;
import dev.sessionready.rule.RunResult;
import dev.sessionready.wire.AccountSeed;
import dev.sessionready.wire.Agents;
import dev.sessionready.wire.Fault;
import dev.sessionready.wire.Moto;
import dev.sessionready.wire.RecordedAnswers;
import dev.sessionready.wire.RecordedAnswers.Befallen;
import dev.sessionready.wire.ResolverStubs;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every operation that a run asks for, befallen by every fault: nothing is then said for certain
 * that would not be said in peace, what is judged is put, and the run ends and says what it lacked.
 * The operations are those that the undisturbed run asked for, so that a new one joins by itself.
 */
@Tag("wire")
class FaultMatrixIT {

  @RegisterExtension static final Moto MOTO = Moto.emptyForEachClass();

  private static final Instant NOW = Instant.parse("2026-11-20T03:00:00Z");
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final String PUT = "Config:PutEvaluations";

  private static final String LISTING = "Ec2:DescribeInstances";
  private static final String UNASKED = "not applicable";

  private static final RecordedAnswers ANSWERS = new RecordedAnswers();

  private static AccountSeed seed;
  private static Clients clients;

  private final List<String> wrong = new ArrayList<>();
  private final List<String> lost = new ArrayList<>();
  private final List<String> hung = new ArrayList<>();
  private int runs;

  @BeforeAll
  static void recordASweep() {
    seed = AccountSeed.plant(MOTO.administrator());
    clients =
        Clients.in(
            Moto.REGION,
            builder -> {
              MOTO.aim(builder);
              ANSWERS.attach(builder);
            });
  }

  @BeforeEach
  void letTheAgentReport() {
    Agents.online(List.of(seed.managedInstance()), 1_000)
        .forEach(stub -> MOTO.wire().stubFor(stub));
    MOTO.wire().stubFor(Agents.onlineByName(seed.managedInstance()));
    ResolverStubs.on(seed.privateVpc().vpc()).forEach(stub -> MOTO.wire().stubFor(stub));
  }

  @Test
  void noFaultOfAnyOperationMakesAVerdictWrongOrLosesOneOrHangsTheRun() {
    Set<String> tried = new HashSet<>();
    for (ConfigEvent event : List.of(sweep(), changed())) {
      ANSWERS.fail(null);
      Run peace = run(event);
      assertThat(peace.result().isWhole()).isTrue();
      ANSWERS.exchanges().stream()
          .map(RecordedAnswers.Exchange::operation)
          .filter(tried::add)
          .forEach(operation -> befall(event, operation, peace));
    }

    System.out.printf(
        "%d operations × %d faults: %d runs, %d wrong, %d lost, %d hung%n",
        ANSWERS.operations().size(),
        Fault.values().length,
        runs,
        wrong.size(),
        lost.size(),
        hung.size());
    assertThat(Stream.of(wrong, lost, hung).flatMap(List::stream).limit(100)).isEmpty();
  }

  private void befall(ConfigEvent event, String operation, Run peace) {
    Stream.of(Fault.values())
        .filter(fault -> fault.canBefall(requireNonNull(ANSWERS.operations().get(operation))))
        .forEach(fault -> {
          ANSWERS.fail(new Befallen(operation, fault, seed.managedInstance()));
          long start = System.nanoTime();
          Run run = run(event);
          runs++;
          String where = operation + " " + fault + ": ";
          if (System.nanoTime() - start > LIMIT.toNanos()) {
            hung.add(where + Duration.ofNanos(System.nanoTime() - start));
          }
          Set<String> gone =
              fault == Fault.INSTANCE_VANISHED ? Set.of(seed.managedInstance()) : Set.of();
          wrongs(peace, run, gone).forEach(one -> wrong.add(where + one));
          losses(peace, run, gone).forEach(one -> lost.add(where + one));
          if (operation.equals(LISTING)) {
            assertThat(run.result().decisions())
                .as(where + "what is gone before it is listed is not judged")
                .noneMatch(decision -> gone.contains(id(decision)));
          }
          assertThat(ANSWERS.exchanges())
              .as(where + "it befell something")
              .anyMatch(exchange -> exchange.operation().equals(operation));
        });
  }

  /** What a run returned or threw, and what AWS Config took. */
  private record Run(RunResult result, @Nullable RuntimeException failure, Set<String> put) {}

  private static Run run(ConfigEvent event) {
    ConfigRuleHandler handler =
        new ConfigRuleHandler(
            account -> Assembly.live(clients, new AccountRegion(account, Moto.REGION)),
            new LiveConfig(clients),
            new PrintStream(OutputStream.nullOutputStream()),
            InstantSource.fixed(NOW),
            _ -> {});
    RunResult result = new RunResult(List.of(), List.of());
    @Nullable RuntimeException failure = null;
    try {
      result = handler.answer(event);
      result.orThrow();
    } catch (IncompleteRun | Ignorance | RejectedEvaluations incomplete) {
      failure = incomplete;
    }
    return new Run(result, failure, put());
  }

  // Of an instance that is gone whatever AWS said last may be said, or nothing.
  private static Stream<String> wrongs(Run peace, Run run, Set<String> gone) {
    Map<String, String> before = certain(peace);
    Map<String, String> now = certain(run);
    return Stream.concat(
        now.entrySet().stream()
            .filter(one -> gone.stream().noneMatch(one.getKey()::startsWith))
            .filter(one -> !one.getValue().equals(before.get(one.getKey())))
            // Such a check says nothing of the instance; what it hides, before had.
            .filter(one -> before.containsKey(one.getKey()) || !one.getValue().equals(UNASKED))
            .map(one -> one + " instead of " + before.get(one.getKey())),
        run.result().defects().stream().map(RuntimeException::toString));
  }

  // What was judged is put or refused aloud; what is put was judged; what is not judged is said.
  private static Stream<String> losses(Run peace, Run run, Set<String> gone) {
    Set<String> reported =
        run.result().evaluations().stream().map(Evaluation::resourceId).collect(toSet());
    List<String> losses = new ArrayList<>();
    if (!run.put().equals(reported)) {
      losses.add("put " + run.put() + ", reported " + reported);
    }
    Set<String> expected =
        peace.result().evaluations().stream()
            .map(Evaluation::resourceId)
            .collect(toCollection(HashSet::new));
    gone.stream().filter(id -> !reported.contains(id)).forEach(expected::remove);
    if (!reported.equals(expected) && run.failure() == null) {
      losses.add("only " + reported + " and no word of it");
    }
    if (run.failure() != null && !names(run.failure())) {
      losses.add("says only: " + run.failure().getMessage());
    }
    return losses.stream();
  }

  // The action and how many instances are concerned, or the action that listed them.
  private static boolean names(RuntimeException failure) {
    String message = String.valueOf(failure.getMessage());
    return message.matches("(?s).*\\b[a-z0-9]+:[A-Z][A-Za-z0-9]+.*|.*\\d+ (evaluation|of).*");
  }

  /** What is certain: the compliance of each instance, and the verdict of each check on it. */
  private static Map<String, String> certain(Run run) {
    Stream<Map.Entry<String, String>> checks =
        run.result().decisions().stream()
            .flatMap(decision ->
                decision.assessment().findings().stream()
                    .flatMap(finding -> certain(decision, finding)));
    Stream<Map.Entry<String, String>> compliance =
        run.result().decisions().stream()
            .filter(ComplianceDecision.Decided.class::isInstance)
            .map(decision -> Map.entry(id(decision), decision.heading()));
    return Stream.concat(checks, compliance).collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static Stream<Map.Entry<String, String>> certain(
      ComplianceDecision decision, Finding finding) {
    String key = id(decision) + " " + finding.id();
    return switch (finding.verdict()) {
      case Verdict.Pass _ -> Stream.of(Map.entry(key, "pass"));
      case Verdict.Warn _ -> Stream.of(Map.entry(key, "pass"));
      case Verdict.Fail _ -> Stream.of(Map.entry(key, "fail"));
      case Verdict.NotApplicable _ -> Stream.of(Map.entry(key, UNASKED));
      case Verdict.Unreadable _, Verdict.Unverifiable _, Verdict.Broken _ -> Stream.empty();
    };
  }

  private static String id(ComplianceDecision decision) {
    return decision.assessment().instance().id();
  }

  private static Set<String> put() {
    JsonMapper json = new JsonMapper();
    return ANSWERS.exchanges().stream()
        .filter(exchange -> exchange.operation().equals(PUT))
        .filter(exchange -> exchange.answer().contains("\"FailedEvaluations\":[]"))
        .map(exchange -> json.readTree(exchange.request()))
        .flatMap(body -> body.path("Evaluations").values().stream())
        .map(one -> one.path("ComplianceResourceId").asString())
        .collect(toSet());
  }

  private static ConfigEvent sweep() {
    return event(
        """
        {"awsAccountId":"%s","notificationCreationTime":"%s","messageType":"ScheduledNotification"}\
        """
            .formatted(Moto.ACCOUNT, NOW));
  }

  private static ConfigEvent changed() {
    return event(
        """
        {"messageType":"ConfigurationItemChangeNotification","notificationCreationTime":"%s",\
        "configurationItem":{"resourceType":"AWS::EC2::Instance","resourceId":"%s",\
        "awsAccountId":"%s","configurationItemStatus":"OK","configurationItemCaptureTime":"%s"}}\
        """
            .formatted(NOW, seed.managedInstance(), Moto.ACCOUNT, NOW));
  }

  private static ConfigEvent event(String invoking) {
    ConfigEvent event = new ConfigEvent();
    event.setAccountId(Moto.ACCOUNT);
    event.setConfigRuleName("session-manager-ready");
    event.setResultToken("the-token");
    event.setRuleParameters("{}");
    event.setInvokingEvent(invoking);
    return event;
  }
}
