// Over 200 lines: what becomes of each kind of message stands in one place.
package dev.sessionready.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.sessionready.alerts.AlertStore;
import dev.sessionready.alerts.AlertTopic;
import dev.sessionready.alerts.ChangeBatch;
import dev.sessionready.alerts.DeliveryFailed;
import dev.sessionready.alerts.PendingAlert;
import dev.sessionready.alerts.SecondLook;
import dev.sessionready.aws.LiveAlertStore;
import dev.sessionready.aws.LiveAlertTopic;
import dev.sessionready.aws.client.Clients;
import dev.sessionready.json.LogLine;
import dev.sessionready.json.MetricLine;
import dev.sessionready.json.RequestId;
import dev.sessionready.model.AccountRegion;
import dev.sessionready.report.AlertPage;
import dev.sessionready.report.Messages;
import dev.sessionready.rule.Readiness;
import dev.sessionready.rule.Source;
import java.io.PrintStream;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
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
    return RequestId.in(context.getAwsRequestId(), () -> answer(event));
  }

  /** Answers one batch. */
  SQSBatchResponse answer(SQSEvent event) {
    ChangeBatch inbox = ChangeMessages.open(event, settings.rule());
    inbox.poison().forEach((message, reason) -> out.println(poison(message, reason)));
    Set<String> again = new LinkedHashSet<>(inbox.poison().keySet());
    Set<String> held = new LinkedHashSet<>();
    if (isWaiting(inbox)) {
      // The deployment's own message brings up all that is wrong, once it can be delivered.
      out.println(LogLine.info("held").with("changes", inbox.changes().size()));
      inbox.deployments().forEach(deployment -> held.add(deployment.messageId()));
    } else {
      inbox.deployments().forEach(deployment -> again.addAll(announce(deployment)));
      inbox.byPlace().forEach((place, changes) -> again.addAll(publish(place, changes)));
    }
    out.println(returned(again.size()));
    again.addAll(held);
    return new SQSBatchResponse(
        again.stream().map(SQSBatchResponse.BatchItemFailure::new).toList());
  }

  private boolean isWaiting(ChangeBatch inbox) {
    boolean idle = inbox.changes().isEmpty() && inbox.deployments().isEmpty();
    return !idle && topic.isAwaitingConfirmation();
  }

  private Collection<String> announce(ChangeBatch.ReceivedDeployment received) {
    AccountRegion place = received.deployment().place();
    try {
      List<PendingAlert> alerts = new ArrayList<>();
      alerts.add(PendingAlert.heartbeat());
      if (received.deployment().created() || received.held()) {
        SecondLook look = SecondLook.atEverything(readiness(place), settings.parameters());
        alerts.addAll(PendingAlert.standing(look, settings.parameters().failAt()));
      }
      AlertSender sender = sender(place);
      boolean done = true;
      for (PendingAlert alert : alerts) {
        done &= isPublished(alert, sender);
      }
      return done ? List.of() : List.of(received.messageId());
    } catch (RuntimeException defect) {
      out.println(LogLine.error("defect").with("exception", defect));
      return List.of(received.messageId());
    }
  }

  // What breaks over some messages must not keep SQS from forgetting the others.
  private Collection<String> publish(AccountRegion place, ChangeBatch inbox) {
    try {
      Set<String> again = new LinkedHashSet<>(rearm(inbox.recoveries()));
      SecondLook look =
          SecondLook.at(
              inbox.instanceIds(settings.recoveries()), readiness(place), settings.parameters());
      AlertSender sender = sender(place);
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

  // Before anything is sent: what recovered and came back within one batch is sent again.
  private List<String> rearm(ChangeBatch recoveries) {
    if (recoveries.changes().isEmpty()) {
      return List.of();
    }
    try {
      store.recovered(recoveries.changedIds());
      return List.of();
    } catch (DeliveryFailed unnoted) {
      out.println(LogLine.error("unnoted").with("reason", String.valueOf(unnoted.getMessage())));
      return recoveries.messageIds();
    }
  }

  private Readiness readiness(AccountRegion place) {
    return Assembly.of(sources.apply(place), messages());
  }

  private AlertSender sender(AccountRegion place) {
    return new AlertSender(
        new AlertPage(messages(), place, settings.rule(), settings.report()),
        topic,
        store,
        clock,
        out);
  }

  private Messages messages() {
    return new Messages(settings.parameters().language());
  }

  private MetricLine returned(int messages) {
    return new MetricLine(
            MetricName.NAMESPACE,
            clock.instant(),
            new LinkedHashMap<>(Map.of(MetricName.Dimension.RULE_NAME.text(), settings.rule())))
        .count(MetricName.ALERTS_RETURNED.text(), messages);
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
