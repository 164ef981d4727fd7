package dev.sessionready.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.sessionready.aws.Clients;
import dev.sessionready.aws.LiveLedger;
import dev.sessionready.aws.LiveTopic;
import dev.sessionready.json.LogLine;
import dev.sessionready.model.Place;
import dev.sessionready.report.Messages;
import dev.sessionready.report.NoticePage;
import dev.sessionready.rule.Ledger;
import dev.sessionready.rule.SecondLook;
import dev.sessionready.rule.Source;
import dev.sessionready.rule.Topic;
import java.io.PrintStream;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * The function that tells people of verdicts that changed: one message for each cause, however many
 * instances it holds up. It looks again before it tells, since by then some are mended.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html">
 *     Partial batch responses</a>
 */
public final class NoticeHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {

  private final NoticeSettings settings;
  private final Function<Place, Source> sources;
  private final Topic topic;
  private final Ledger ledger;
  private final InstantSource clock;
  private final PrintStream out;

  /** What Lambda makes: the live account, in the function's own region. */
  public NoticeHandler() {
    this(Clients.in(System.getenv("AWS_REGION")), System.getenv(), System.out);
  }

  /**
   * A handler over the live account of those clients.
   *
   * @throws dev.sessionready.rule.BadInput where the environment lacks a setting
   */
  public NoticeHandler(Clients clients, Map<String, String> environment, PrintStream out) {
    this(
        NoticeSettings.from(environment),
        place -> Assembly.live(clients, place),
        clients,
        InstantSource.system(),
        out);
  }

  /** A handler over any source, telling through those clients. */
  NoticeHandler(
      NoticeSettings settings,
      Function<Place, Source> sources,
      Clients clients,
      InstantSource clock,
      PrintStream out) {
    this(
        settings,
        sources,
        new LiveTopic(clients, settings.topic()),
        new LiveLedger(clients, settings.table(), settings.rule(), settings.quiet()),
        clock,
        out);
  }

  /**
   * A handler over any source, topic and ledger.
   *
   * @param sources the source for an account and region
   * @param out where the log goes
   */
  NoticeHandler(
      NoticeSettings settings,
      Function<Place, Source> sources,
      Topic topic,
      Ledger ledger,
      InstantSource clock,
      PrintStream out) {
    this.settings = settings;
    this.sources = sources;
    this.topic = topic;
    this.ledger = ledger;
    this.clock = clock;
    this.out = out;
  }

  /**
   * Answers one batch.
   *
   * @return the messages that SQS shall deliver again: those that nobody can read, and those whose
   *     cause could not be told
   */
  @Override
  public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
    return answer(event);
  }

  /** Answers one batch. */
  SQSBatchResponse answer(SQSEvent event) {
    Inbox inbox = Inbox.open(event, settings.rule());
    inbox.poison().forEach((message, reason) -> out.println(poison(message, reason)));
    Set<String> again = new LinkedHashSet<>(inbox.poison().keySet());
    inbox.byPlace().forEach((place, letters) -> again.addAll(tell(place, letters)));
    return new SQSBatchResponse(
        again.stream().map(SQSBatchResponse.BatchItemFailure::new).toList());
  }

  // What breaks over some messages must not keep SQS from forgetting the others.
  private Collection<String> tell(Place place, Inbox inbox) {
    try {
      Messages messages = new Messages(settings.parameters().language());
      SecondLook look =
          SecondLook.at(
              inbox.instanceIds(),
              Assembly.of(sources.apply(place), messages),
              settings.parameters());
      NoticePage page = new NoticePage(messages, place, settings.rule());
      Teller teller = new Teller(page, topic, ledger, clock, out);
      Set<String> again = new LinkedHashSet<>();
      for (Story story : Story.of(inbox, look, settings.parameters().failAt())) {
        if (!isTold(story, teller)) {
          again.addAll(inbox.messages(story.compliance(), story.instanceIds()));
        }
      }
      return again;
    } catch (RuntimeException defect) {
      out.println(LogLine.error("defect").with("exception", defect));
      return inbox.messageIds();
    }
  }

  private boolean isTold(Story story, Teller teller) {
    try {
      return teller.tell(story);
    } catch (RuntimeException defect) {
      out.println(
          LogLine.error("defect").with("cause", story.name()).with("exception", defect));
      return false;
    }
  }

  private static LogLine poison(String message, String reason) {
    return LogLine.error("poison").with("messageId", message).with("reason", reason);
  }
}
