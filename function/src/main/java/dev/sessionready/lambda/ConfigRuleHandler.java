package dev.sessionready.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.ConfigEvent;
import dev.sessionready.aws.LiveConfig;
import dev.sessionready.aws.LiveReportStore;
import dev.sessionready.aws.client.Clients;
import dev.sessionready.fact.Ignorance;
import dev.sessionready.json.NotificationReader;
import dev.sessionready.json.ParametersReader;
import dev.sessionready.json.RequestId;
import dev.sessionready.model.AccountRegion;
import dev.sessionready.report.Messages;
import dev.sessionready.rule.BadInput;
import dev.sessionready.rule.ConfigService;
import dev.sessionready.rule.EvaluationPublisher;
import dev.sessionready.rule.InvokingEvent;
import dev.sessionready.rule.Pause;
import dev.sessionready.rule.Readiness;
import dev.sessionready.rule.ReportStore;
import dev.sessionready.rule.RuleDeleted;
import dev.sessionready.rule.RuleParameters;
import dev.sessionready.rule.RunHistory;
import dev.sessionready.rule.RunResult;
import dev.sessionready.rule.Source;
import java.io.PrintStream;
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

  private final Function<String, Source> sources;
  private final ConfigService config;
  private final InstantSource clock;
  private final Pause pause;
  private final PrintStream out;
  private final RuleLog log;
  private final @Nullable ReportStore reports;
  private final Map<String, RunHistory> histories = new ConcurrentHashMap<>();

  /** What Lambda makes: the live account, in the function's own region. */
  public ConfigRuleHandler() {
    this(Clients.in(System.getenv("AWS_REGION")), System.getenv(), System.out);
    Priming.arrange();
  }

  /** A handler over the live account of those clients, as the environment sets it. */
  public ConfigRuleHandler(Clients clients, Map<String, String> environment, PrintStream out) {
    this(
        account -> Assembly.live(clients, new AccountRegion(account, clients.regionCode())),
        new LiveConfig(clients),
        reports(clients, environment.get(EnvironmentVariable.REPORT_BUCKET.name())),
        out,
        InstantSource.system(),
        new SleepingPause());
  }

  private static @Nullable ReportStore reports(Clients clients, @Nullable String bucket) {
    return bucket == null ? null : new LiveReportStore(clients, bucket);
  }

  /** A handler over any source and any AWS Config, that keeps no reports. */
  public ConfigRuleHandler(
      Function<String, Source> sources,
      ConfigService config,
      PrintStream out,
      InstantSource clock,
      Pause pause) {
    this(sources, config, null, out, clock, pause);
  }

  /**
   * A handler over any source and any AWS Config.
   *
   * @param sources the source for an account
   * @param reports where the reports of sweeps are kept; null where none are wanted
   * @param out where the log and the metrics go
   * @param clock measures how long a run took
   * @param pause how to wait before AWS Config is sent again
   */
  ConfigRuleHandler(
      Function<String, Source> sources,
      ConfigService config,
      @Nullable ReportStore reports,
      PrintStream out,
      InstantSource clock,
      Pause pause) {
    this.sources = sources;
    this.config = config;
    this.reports = reports;
    this.clock = clock;
    this.pause = pause;
    this.out = out;
    this.log = new RuleLog(out);
  }

  /**
   * Answers one event.
   *
   * @return how many evaluations were put; AWS Config ignores it
   * @throws dev.sessionready.rule.BadInput where the event or a rule parameter is not valid
   * @throws dev.sessionready.rule.IncompleteRun where some instance got no verdict, or old verdicts
   *     could not be listed
   * @throws dev.sessionready.fact.Ignorance where the instances themselves could not be listed
   * @throws dev.sessionready.rule.RejectedEvaluations where AWS Config refused some
   * @throws ReportNotPut where a sweep's report could not be put
   */
  @Override
  public String handleRequest(ConfigEvent event, Context context) {
    RunResult outcome = RequestId.in(requestId(context), () -> answer(event));
    outcome.orThrow();
    return outcome.evaluations().size() + " evaluations";
  }

  private static @Nullable String requestId(@Nullable Context context) {
    return context == null ? null : context.getAwsRequestId();
  }

  /** Answers one event; what got no verdict, or was refused, is in the outcome. */
  RunResult answer(@Nullable ConfigEvent event) {
    if (event == null) {
      throw new BadInput("There is no event; AWS Config sends one with every call.");
    }
    RuleParameters parameters =
        RuleParameters.parse(ParametersReader.read(event.getRuleParameters()));
    InvokingEvent notification =
        NotificationReader.read(event.getInvokingEvent(), event.getEventLeftScope());
    require("accountId", event.getAccountId());
    require("configRuleName", event.getConfigRuleName());
    require("resultToken", event.getResultToken());
    log.received(notification);
    Source source = sources.apply(event.getAccountId());
    SweepReport report = new SweepReport(reports, parameters);
    Metrics metrics = new Metrics(out, event.getConfigRuleName(), new Stopwatch(clock, source));
    try {
      RunResult outcome =
          readiness(source, event, parameters, report).answer(notification, parameters);
      log.published(outcome);
      metrics.published(notification, outcome, parameters);
      report.put(outcome);
      return outcome;
    } catch (Ignorance blind) {
      metrics.blind(notification, blind);
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

  private Readiness readiness(
      Source source, ConfigEvent event, RuleParameters parameters, SweepReport report) {
    return Assembly.of(
        new LoggingSource(source, log),
        new Messages(parameters.language()),
        new EvaluationPublisher(config, event.getConfigRuleName(), event.getResultToken(), pause),
        histories.computeIfAbsent(
            event.getAccountId() + "/" + event.getConfigRuleName(), _ -> new RunHistory(clock)),
        report::of,
        SweepReport.link(reports));
  }
}
