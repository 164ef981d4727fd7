package dev.sessionready.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.ConfigEvent;
import dev.sessionready.aws.client.Clients;
import dev.sessionready.fact.Ignorance;
import dev.sessionready.json.NotificationReader;
import dev.sessionready.json.ParametersReader;
import dev.sessionready.json.RequestId;
import dev.sessionready.report.Messages;
import dev.sessionready.rule.BadInput;
import dev.sessionready.rule.ConfigService;
import dev.sessionready.rule.ContinuedSweep;
import dev.sessionready.rule.EvaluationPublisher;
import dev.sessionready.rule.InvokingEvent;
import dev.sessionready.rule.Pause;
import dev.sessionready.rule.Readiness;
import dev.sessionready.rule.RuleDeleted;
import dev.sessionready.rule.RuleParameters;
import dev.sessionready.rule.RunHistory;
import dev.sessionready.rule.RunResult;
import dev.sessionready.rule.Source;
import dev.sessionready.rule.SweepRequest;
import java.io.PrintStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The function behind the AWS Config rule. It evaluates instances and puts the results; whatever
 * got no verdict makes the invocation fail afterwards, so that Lambda tries again and an operator
 * learns of it.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/config/latest/developerguide/evaluate-config_develop-rules_lambda-functions.html">
 *     Custom Lambda rules</a>
 */
public final class ConfigRuleHandler implements RequestHandler<ConfigEvent, String> {

  private final Sweeper sweeper;
  private final RuleLog log;
  private final Map<String, RunHistory> histories = new ConcurrentHashMap<>();

  /** What Lambda makes: the live account, in the function's own region. */
  public ConfigRuleHandler() {
    this(Clients.in(System.getenv("AWS_REGION")), System.getenv(), System.out);
    Priming.arrange();
  }

  /** A handler over the live account of those clients, as the environment sets it. */
  public ConfigRuleHandler(Clients clients, Map<String, String> environment, PrintStream out) {
    this(Sweeper.live(clients, environment, out));
  }

  /**
   * A handler over any source and any AWS Config, that keeps no reports and has a sweep done by one
   * invocation.
   *
   * @param sources the source for an account
   * @param out where the log and the metrics go
   * @param clock measures how long a run took
   * @param pause how to wait before AWS Config is sent again
   */
  public ConfigRuleHandler(
      Function<String, Source> sources,
      ConfigService config,
      PrintStream out,
      InstantSource clock,
      Pause pause) {
    this(new Sweeper(sources, config, null, null, Sweeper.PORTION, out, clock, pause));
  }

  /** A handler that sweeps by any sweeper, and answers other events with the same means. */
  ConfigRuleHandler(Sweeper sweeper) {
    this.sweeper = sweeper;
    this.log = new RuleLog(sweeper.out());
  }

  /**
   * Answers one event.
   *
   * @return how many evaluations were put; AWS Config ignores it
   * @throws dev.sessionready.rule.BadInput where the event or a rule parameter is not valid
   * @throws dev.sessionready.rule.IncompleteRun where some instance got no verdict, or old verdicts
   *     could not be listed
   * @throws dev.sessionready.rule.HandOverFailed where the rest of a sweep could not be left to
   *     another invocation
   * @throws dev.sessionready.fact.Ignorance where the instances themselves could not be listed
   * @throws dev.sessionready.rule.RejectedEvaluations where AWS Config refused some
   * @throws ReportNotPut where a sweep's report could not be put
   */
  @Override
  public String handleRequest(ConfigEvent event, Context context) {
    RunResult outcome = RequestId.in(requestId(context), () -> answer(event, TimeLeft.of(context)));
    outcome.orThrow();
    return outcome.evaluations().size() + " evaluations";
  }

  private static @Nullable String requestId(@Nullable Context context) {
    return context == null ? null : context.getAwsRequestId();
  }

  /** Answers one event in as much time as it takes. */
  RunResult answer(@Nullable ConfigEvent event) {
    return answer(event, TimeLeft.of(null));
  }

  /** Answers one event; what got no verdict, or was refused, is in the outcome. */
  private RunResult answer(@Nullable ConfigEvent event, TimeLeft time) {
    if (event == null) {
      throw new BadInput("There is no event; AWS Config sends one with every call.");
    }
    Map<String, String> given = ParametersReader.read(event.getRuleParameters());
    RuleParameters parameters = RuleParameters.parse(given);
    InvokingEvent notification =
        NotificationReader.read(event.getInvokingEvent(), event.getEventLeftScope());
    require("accountId", event.getAccountId());
    require("configRuleName", event.getConfigRuleName());
    require("resultToken", event.getResultToken());
    log.received(notification);
    return switch (notification) {
      case InvokingEvent.Sweep(Instant at) ->
          sweeper.sweep(
              ContinuedSweep.beginning(
                  new SweepRequest(
                      event.getAccountId(),
                      event.getConfigRuleName(),
                      at,
                      given,
                      event.getResultToken())),
              time);
      case InvokingEvent.Changed _, InvokingEvent.Gone _ -> answer(event, notification, parameters);
    };
  }

  private RunResult answer(
      ConfigEvent event, InvokingEvent notification, RuleParameters parameters) {
    Source source = sweeper.sources().apply(event.getAccountId());
    Metrics metrics =
        new Metrics(
            sweeper.out(), event.getConfigRuleName(), new Stopwatch(sweeper.clock(), source));
    try {
      RunResult outcome = readiness(source, event, parameters).answer(notification, parameters);
      log.published(outcome);
      metrics.published(outcome);
      return outcome;
    } catch (Ignorance blind) {
      metrics.blind(blind);
      throw blind;
    } catch (RuleDeleted gone) {
      log.ruleDeleted(gone);
      return new RunResult(List.of(), List.of());
    }
  }

  private static void require(String field, @Nullable String value) {
    if (value == null || value.isEmpty()) {
      throw new BadInput(
          "The event has no %s; AWS Config sends one with every event.".formatted(field));
    }
  }

  private Readiness readiness(Source source, ConfigEvent event, RuleParameters parameters) {
    return Assembly.of(
        new LoggingSource(source, log),
        new Messages(parameters.language()),
        new EvaluationPublisher(
            sweeper.config(), event.getConfigRuleName(), event.getResultToken(), sweeper.pause()),
        histories.computeIfAbsent(
            event.getAccountId() + "/" + event.getConfigRuleName(),
            _ -> new RunHistory(sweeper.clock())),
        _ -> {},
        SweepReport.link(sweeper.reports()));
  }
}
