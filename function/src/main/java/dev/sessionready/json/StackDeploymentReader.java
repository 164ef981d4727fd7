package dev.sessionready.json;

import dev.sessionready.alerts.StackDeployment;
import dev.sessionready.model.AccountRegion;
import dev.sessionready.rule.BadInput;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the event that CloudFormation sends EventBridge when the stack has been deployed.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/eventbridge-events-stack-status-change.html">
 *     Stack status change events</a>
 */
public final class StackDeploymentReader {

  private static final String KIND = "CloudFormation Stack Status Change";
  private static final String CREATED = "CREATE_COMPLETE";

  private StackDeploymentReader() {}

  /**
   * Reads an event, as SQS hands it over; empty where it is another one.
   *
   * @throws BadInput where it cannot be read
   */
  public static Optional<StackDeployment> find(@Nullable String body) {
    try {
      JsonCursor event = new JsonText(body == null ? "" : body).parse();
      if (!event.field("detail-type").text().equals(KIND)) {
        return Optional.empty();
      }
      return Optional.of(
          new StackDeployment(
              new AccountRegion(event.field("account").text(), event.field("region").text()),
              event
                  .field("detail")
                  .field("status-details")
                  .field("status")
                  .text()
                  .equals(CREATED)));
    } catch (JsonFormatError error) {
      throw error.in("message");
    }
  }
}
