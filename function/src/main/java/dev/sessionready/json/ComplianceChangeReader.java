package dev.sessionready.json;

import dev.sessionready.alerts.ComplianceChange;
import dev.sessionready.model.AccountRegion;
import dev.sessionready.rule.BadInput;
import dev.sessionready.rule.ComplianceType;
import dev.sessionready.rule.Evaluation;
import org.jspecify.annotations.Nullable;

/**
 * Reads the event that AWS Config sends EventBridge when a verdict has changed: strict about what
 * an alert needs, and indifferent to everything else.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/config/latest/developerguide/monitor-config-with-cloudwatchevents.html">
 *     Monitoring AWS Config with EventBridge</a>
 */
public final class ComplianceChangeReader {

  /** The detail type of the events that are read. */
  private static final String KIND = "Config Rules Compliance Change";

  private static final TextType<ComplianceType> COMPLIANCE = TextType.ofEnum(ComplianceType.class);

  private ComplianceChangeReader() {}

  /**
   * Reads an event, as SQS hands it over.
   *
   * @throws BadInput where it is another event, is not about an instance, or lacks what an alert
   *     needs
   */
  public static ComplianceChange read(@Nullable String body) {
    try {
      JsonCursor event = new JsonText(body == null ? "" : body).parse();
      expect(event.field("detail-type"), KIND);
      JsonCursor detail = event.field("detail");
      expect(detail.field("resourceType"), Evaluation.INSTANCE_TYPE);
      JsonCursor verdict = detail.field("newEvaluationResult");
      return new ComplianceChange(
          new AccountRegion(event.field("account").text(), event.field("region").text()),
          detail.field("configRuleName").text(),
          ResourceIds.of(Evaluation.INSTANCE_TYPE, detail.field("resourceId")),
          verdict.field("complianceType").read(COMPLIANCE),
          verdict
              .find("annotation")
              .filter(annotation -> !annotation.node().isNull())
              .map(JsonCursor::text)
              .orElse(null));
    } catch (JsonFormatError error) {
      throw error.in("message");
    }
  }

  private static void expect(JsonCursor cursor, String wanted) {
    if (!cursor.text().equals(wanted)) {
      throw cursor.error("\"%s\" stands where \"%s\" is needed".formatted(cursor.text(), wanted));
    }
  }
}
