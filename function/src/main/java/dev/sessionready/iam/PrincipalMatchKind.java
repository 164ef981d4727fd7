package dev.sessionready.iam;

/**
 * How a {@code Principal} element names the caller. The further down, the more a grant is worth.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html">
 *     Principal</a>
 */
enum PrincipalMatchKind {
  /** It does not name the caller. */
  NONE,
  /** It names the caller's account, which may pass the grant on but has not yet. */
  ACCOUNT,
  /** It names the caller's role: what limits the role limits the grant. */
  ROLE,
  /** It names everyone, and so whoever calls. */
  EVERYONE,
  /** It names the very session, user or service that calls. */
  CALLER;

  /** Whether a grant needs no word from the account any more. */
  boolean isGrant() {
    return compareTo(ACCOUNT) > 0;
  }

  /**
   * Whether a grant goes to the session itself, so that a permissions boundary or a session policy
   * that is merely silent takes nothing away from it.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-roles">
   *     IAM role principals</a>
   */
  boolean isGrantToSession() {
    return compareTo(ROLE) > 0;
  }
}
