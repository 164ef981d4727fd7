package dev.sessionready.iam;

/**
 * How closely a {@code Principal} element names the caller, from least to most: what a grant is
 * worth depends on it.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html">
 *     Resource-based policies and implicit denies in other policy types</a>
 */
enum Standing {
  /** It does not name the caller. */
  NONE,
  /** It names the caller's account, which may pass the grant on but has not yet. */
  ACCOUNT,
  /** It names everyone. */
  EVERYONE,
  /** It names the caller's role. */
  ROLE,
  /** It names the very session, user or service that calls. */
  CALLER
}
