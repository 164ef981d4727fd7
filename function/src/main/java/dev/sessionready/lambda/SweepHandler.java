package dev.sessionready.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import dev.sessionready.aws.client.Clients;
import dev.sessionready.json.ContinuedSweepText;
import dev.sessionready.json.RequestId;
import dev.sessionready.rule.BadInput;
import dev.sessionready.rule.ContinuedSweep;
import java.io.PrintStream;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The function that goes on with the sweeps that {@link ConfigRuleHandler} had no time to finish,
 * one message for each invocation, and leaves what it has no time for to the next one.
 *
 * <p>A portion that fails makes the invocation fail, so that SQS delivers its message again; the
 * portion is smaller then, since what failed may have been its size.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html">Lambda with SQS</a>
 */
public final class SweepHandler implements RequestHandler<SQSEvent, String> {

  private static final String RECEIVES = "ApproximateReceiveCount";
  private static final int REMEMBERED = 100;

  private final Sweeper sweeper;
  private final RuleLog log;

  /** The portions that this process has done: SQS delivers at least once. */
  private final Set<String> done = new LinkedHashSet<>();

  /** What Lambda makes: the live account, in the function's own region. */
  public SweepHandler() {
    this(Clients.in(System.getenv("AWS_REGION")), System.getenv(), System.out);
  }

  /** A handler over the live account of those clients, as the environment sets it. */
  public SweepHandler(Clients clients, Map<String, String> environment, PrintStream out) {
    this(Sweeper.live(clients, environment, out));
  }

  /** A handler that sweeps by any sweeper. */
  SweepHandler(Sweeper sweeper) {
    this.sweeper = sweeper;
    this.log = new RuleLog(sweeper.out());
  }

  /**
   * Goes on with the sweep of each message.
   *
   * @return how many portions were asked for; nobody reads it
   * @throws BadInput where a message is not the rest of a sweep
   * @throws dev.sessionready.rule.IncompleteRun where this was the last portion and the sweep is
   *     not whole
   * @throws dev.sessionready.fact.Ignorance where the instances could not be listed
   * @throws dev.sessionready.rule.RejectedEvaluations where AWS Config refused some for now
   * @throws dev.sessionready.rule.HandOverFailed where the rest could not be left to another
   */
  @Override
  public String handleRequest(SQSEvent event, Context context) {
    List<SQSMessage> messages = event.getRecords();
    if (messages == null) {
      throw new BadInput("The event has no Records; SQS sends them with every batch.");
    }
    return RequestId.in(
        context.getAwsRequestId(),
        () -> {
          messages.forEach(message -> goOn(message, TimeLeft.of(context)));
          return messages.size() + " portions";
        });
  }

  private void goOn(SQSMessage message, TimeLeft time) {
    ContinuedSweep rest = ContinuedSweepText.read(message.getBody());
    if (done.contains(rest.id())) {
      log.doneBefore(rest.progress());
      return;
    }
    log.goesOn(rest.progress());
    sweeper.after(receives(message) - 1).sweep(rest, time);
    done.add(rest.id());
    if (done.size() > REMEMBERED) {
      done.remove(done.iterator().next());
    }
  }

  // https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html
  private static int receives(SQSMessage message) {
    Map<String, String> attributes = message.getAttributes();
    String count = attributes == null ? "1" : attributes.getOrDefault(RECEIVES, "1");
    return count.matches("[1-9]\\d{0,5}") ? Integer.parseInt(count) : 1;
  }
}
