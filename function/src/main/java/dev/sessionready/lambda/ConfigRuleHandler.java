package dev.sessionready.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.ConfigEvent;
import dev.sessionready.assess.Assessor;
import dev.sessionready.aws.Clients;
import dev.sessionready.aws.LiveConfig;
import dev.sessionready.aws.LiveSource;
import dev.sessionready.check.Catalogue;
import dev.sessionready.json.JsonDocuments;
import dev.sessionready.json.NotificationReader;
import dev.sessionready.json.ParametersReader;
import dev.sessionready.report.Annotation;
import dev.sessionready.report.Messages;
import dev.sessionready.rule.Batches;
import dev.sessionready.rule.ConfigService;
import dev.sessionready.rule.Notification;
import dev.sessionready.rule.Outcome;
import dev.sessionready.rule.Parameters;
import dev.sessionready.rule.Readiness;
import dev.sessionready.rule.Source;
import java.io.PrintStream;

/**
 * The function behind the AWS Config rule. It judges and puts evaluations; whatever stays unjudged
 * makes the invocation fail afterwards, so that Lambda tries again and an operator learns of it.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/config/latest/developerguide/evaluate-config_develop-rules_lambda-functions.html">
 *     Custom Lambda rules</a>
 */
public final class ConfigRuleHandler implements RequestHandler<ConfigEvent, String> {

  private final Source source;
  private final ConfigService config;
  private final Log log;

  /** What Lambda makes: the live account of the function's own region. */
  public ConfigRuleHandler() {
    this(Clients.ofEnvironment(), System.out);
  }

  private ConfigRuleHandler(Clients clients, PrintStream out) {
    this(new LiveSource(clients, new JsonDocuments()), new LiveConfig(clients), out);
  }

  /** A handler over any source and any AWS Config, logging to {@code out}. */
  public ConfigRuleHandler(Source source, ConfigService config, PrintStream out) {
    this.source = source;
    this.config = config;
    this.log = new Log(out);
  }

  /**
   * Answers one event.
   *
   * @return how many evaluations were put; AWS Config ignores it
   * @throws dev.sessionready.rule.BadInput where the event or a rule parameter is not valid
   * @throws dev.sessionready.rule.CouldNotJudge where some instance got no verdict
   * @throws dev.sessionready.rule.RejectedEvaluations where AWS Config refused some
   */
  @Override
  public String handleRequest(ConfigEvent event, Context context) {
    Outcome outcome = answer(event);
    outcome.orThrow();
    return outcome.evaluations().size() + " evaluations";
  }

  /** Answers one event; what got no verdict is in the outcome. */
  Outcome answer(ConfigEvent event) {
    Parameters parameters = Parameters.parse(ParametersReader.read(event.getRuleParameters()));
    Notification notification =
        NotificationReader.read(event.getInvokingEvent(), event.getEventLeftScope());
    log.received(notification);
    Outcome outcome =
        readiness(new Batches(config, event.getResultToken())).answer(notification, parameters);
    log.told(outcome);
    return outcome;
  }

  private Readiness readiness(Batches sink) {
    return new Readiness(
        source,
        new JsonDocuments(),
        new Assessor(Catalogue.load()),
        new Annotation(Messages.english())::of,
        sink);
  }
}
