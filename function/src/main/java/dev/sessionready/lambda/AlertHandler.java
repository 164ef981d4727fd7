package dev.sessionready.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.sessionready.alerts.AlertStore;
import dev.sessionready.alerts.AlertTopic;
import dev.sessionready.alerts.ChangeBatch;
import dev.sessionready.alerts.PendingAlert;
import dev.sessionready.alerts.SecondLook;
import dev.sessionready.aws.LiveAlertStore;
import dev.sessionready.aws.LiveAlertTopic;
import dev.sessionready.aws.client.Clients;
import dev.sessionready.json.LogLine;
import dev.sessionready.model.AccountRegion;
import dev.sessionready.report.AlertPage;
import dev.sessionready.report.Messages;
import dev.sessionready.rule.Source;
import java.io.PrintStream;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * The function that alerts people to verdicts that changed: one message for each cause, however
 * many instances it affects. It looks again before it sends, since by then some are fixed.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html">
 *     Partial batch responses</a>
 */
public final class AlertHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {

  private final AlertSettings settings;
  private final Function<AccountRegion, Source> sources;
  private final AlertTopic topic;
  private final AlertStore store;
  private final InstantSource clock;
  private final PrintStream out;

  /** What Lambda makes: the live account, in the function's own region. */
  public AlertHandler() {
    this(Clients.in(System.getenv("AWS_REGION")), System.getenv(), System.out);
  }

  /**
   * A handler over the live account of those clients.
   *
   * @throws dev.sessionready.rule.BadInput where the environment lacks a setting
   */
  public AlertHandler(Clients clients, Map<String, String> environment, PrintStream out) {
    this(
        AlertSettings.from(environment),
        place -> Assembly.live(clients, place),
        clients,
        InstantSource.system(),
        out);
  }

  /** A handler over any source, publishing through those clients. */
  AlertHandler(
      AlertSettings settings,
      Function<AccountRegion, Source> sources,
      Clients clients,
      InstantSource clock,
      PrintStream out) {
    this(
        settings,
        sources,
        new LiveAlertTopic(clients, settings.topic()),
        new LiveAlertStore(clients, settings.table(), settings.rule(), settings.quiet()),
        clock,
        out);
  }

  /**
   * A handler over any source, topic and alert store.
   *
   * @param sources the source for an account and region
   * @param out where the log goes
   */
  AlertHandler(
      AlertSettings settings,
      Function<AccountRegion, Source> sources,
      AlertTopic topic,
      AlertStore store,
      InstantSource clock,
      PrintStream out) {
    this.settings = settings;
    this.sources = sources;
    this.topic = topic;
    this.store = store;
    this.clock = clock;
    this.out = out;
  }

  /**
   * Answers one batch.
   *
   * @return the messages that SQS shall deliver again: those that cannot be read, and those whose
   *     cause could not be published
   */
  @Override
  public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
    return answer(event);
  }

  /** Answers one batch. */
  SQSBatchResponse answer(SQSEvent event) {
    ChangeBatch inbox = ChangeMessages.open(event, settings.rule());
    inbox.poison().forEach((message, reason) -> out.println(poison(message, reason)));
    Set<String> again = new LinkedHashSet<>(inbox.poison().keySet());
    inbox.byPlace().forEach((place, changes) -> again.addAll(publish(place, changes)));
    return new SQSBatchResponse(
        again.stream().map(SQSBatchResponse.BatchItemFailure::new).toList());
  }

  // What breaks over some messages must not keep SQS from forgetting the others.
  private Collection<String> publish(AccountRegion place, ChangeBatch inbox) {
    try {
      Messages messages = new Messages(settings.parameters().language());
      SecondLook look =
          SecondLook.at(
              inbox.instanceIds(),
              Assembly.of(sources.apply(place), messages),
              settings.parameters());
      AlertPage page = new AlertPage(messages, place, settings.rule());
      AlertSender sender = new AlertSender(page, topic, store, clock, out);
      Set<String> again = new LinkedHashSet<>();
      for (PendingAlert alert : PendingAlert.of(inbox, look, settings.parameters().failAt())) {
        if (!isPublished(alert, sender)) {
          again.addAll(inbox.messages(alert.compliance(), alert.instanceIds()));
        }
      }
      return again;
    } catch (RuntimeException defect) {
      out.println(LogLine.error("defect").with("exception", defect));
      return inbox.messageIds();
    }
  }

  private boolean isPublished(PendingAlert alert, AlertSender sender) {
    try {
      return sender.publish(alert);
    } catch (RuntimeException defect) {
      out.println(LogLine.error("defect").with("cause", alert.name()).with("exception", defect));
      return false;
    }
  }

  private static LogLine poison(String message, String reason) {
    return LogLine.error("poison").with("messageId", message).with("reason", reason);
  }
}
