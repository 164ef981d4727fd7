package dev.sessionready.iam;

/**
 * One entry of a {@code Principal} or {@code NotPrincipal} element.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html">
 *     Principal</a>
 */
public sealed interface Principal {

  /** {@code "*"}, which {@code {"AWS": "*"}} means as well. */
  record Everyone() implements Principal {}

  /**
   * An account, a role, a role session or a user.
   *
   * @param id an account's twelve digits, an ARN, or the unique id that AWS shows once the role or
   *     user behind an ARN was deleted
   */
  record Aws(String id) implements Principal {}

  /**
   * A service of AWS.
   *
   * @param name such as {@code logs.eu-west-1.amazonaws.com}
   */
  record Service(String name) implements Principal {}

  /**
   * An identity provider.
   *
   * @param provider its domain or ARN
   */
  record Federated(String provider) implements Principal {}

  /**
   * An account, in the words of S3.
   *
   * @param id its canonical user id
   */
  record CanonicalUser(String id) implements Principal {}
}
