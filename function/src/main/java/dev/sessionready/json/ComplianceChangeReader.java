package dev.sessionready.json;

import dev.sessionready.alerts.ComplianceChange;
import dev.sessionready.model.AccountRegion;
import dev.sessionready.rule.BadInput;
import dev.sessionready.rule.ComplianceType;
import dev.sessionready.rule.Evaluation;
import org.jspecify.annotations.Nullable;

/**
 * The reader of what AWS Config says to EventBridge when a verdict has changed: strict about what a
 * notice needs, and blind to everything else.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/config/latest/developerguide/monitor-config-with-cloudwatchevents.html">
 *     Monitoring AWS Config with EventBridge</a>
 */
public final class ComplianceChangeReader {

  /** The detail type of the events that are read. */
  private static final String KIND = "Config Rules Compliance Change";

  private static final TextForm<ComplianceType> COMPLIANCE = TextForm.ofEnum(ComplianceType.class);

  private ComplianceChangeReader() {}

  /**
   * Reads an event, as SQS hands it over.
   *
   * @throws BadInput where it is another event, is not about an instance, or lacks what a notice
   *     needs
   */
  public static ComplianceChange read(@Nullable String body) {
    try {
      Spot event = new JsonText(body == null ? "" : body).parse();
      expect(event.field("detail-type"), KIND);
      Spot detail = event.field("detail");
      expect(detail.field("resourceType"), Evaluation.INSTANCE_TYPE);
      Spot verdict = detail.field("newEvaluationResult");
      return new ComplianceChange(
          new AccountRegion(event.field("account").text(), event.field("region").text()),
          detail.field("configRuleName").text(),
          ResourceIds.of(Evaluation.INSTANCE_TYPE, detail.field("resourceId")),
          COMPLIANCE.read(verdict.field("complianceType")),
          verdict
              .find("annotation")
              .filter(annotation -> !annotation.node().isNull())
              .map(Spot::text)
              .orElse(null));
    } catch (Misread misread) {
      throw misread.in("message");
    }
  }

  private static void expect(Spot spot, String wanted) {
    if (!spot.text().equals(wanted)) {
      throw spot.misread("\"%s\" stands where \"%s\" is needed".formatted(spot.text(), wanted));
    }
  }
}
