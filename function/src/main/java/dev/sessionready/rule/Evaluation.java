package dev.sessionready.rule;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A verdict in the form of AWS Config.
 *
 * @param annotation 1 to 256 characters, null where there is nothing to say
 * @param orderingTimestamp when the evaluated state was observed; a later one wins
 * @see <a
 *     href="https://docs.aws.amazon.com/config/latest/APIReference/API_Evaluation.html">Evaluation</a>
 */
public record Evaluation(
    String resourceType,
    String resourceId,
    ComplianceType complianceType,
    @Nullable String annotation,
    Instant orderingTimestamp) {

  public static final String INSTANCE_TYPE = "AWS::EC2::Instance";

  /** The resource that it is about. */
  public EvaluatedResource resource() {
    return new EvaluatedResource(resourceType, resourceId);
  }

  /** The verdict that makes an earlier one disappear. */
  public static Evaluation notApplicable(String resourceType, String resourceId, Instant at) {
    return new Evaluation(resourceType, resourceId, ComplianceType.NOT_APPLICABLE, null, at);
  }
}
