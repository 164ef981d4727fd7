package dev.sessionready.rule;

/**
 * What can be put to AWS Config of a resource.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/config/latest/APIReference/API_Evaluation.html">Evaluation</a>
 */
public enum ComplianceType {
  COMPLIANT,
  NON_COMPLIANT,
  NOT_APPLICABLE
}
