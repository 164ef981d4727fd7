package dev.sessionready.iam;

/**
 * The kinds of policy that have a say in one request.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html">
 *     Policy evaluation logic</a>
 */
public enum PolicyType {
  /** Service control policies: what the caller's organization lets its accounts do. */
  SCP,
  /** Resource control policies: what the resource's organization lets be done to it. */
  RCP,
  /** The policy of the VPC endpoint that the request goes through. */
  ENDPOINT,
  /** The policy on the resource itself: a bucket policy, a key policy, a trust policy. */
  RESOURCE,
  /** The policies attached to the caller. */
  IDENTITY,
  /** The caller's permissions boundary. */
  BOUNDARY,
  /** The policy passed along when the session was made. */
  SESSION
}
