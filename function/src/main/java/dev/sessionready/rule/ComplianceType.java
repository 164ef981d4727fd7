package dev.sessionready.rule;

/**
 * What AWS Config can be told of a resource.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/config/latest/APIReference/API_Evaluation.html">Evaluation</a>
 */
public enum ComplianceType {
  COMPLIANT,
  NON_COMPLIANT,
  NOT_APPLICABLE
}
