package dev.sessionready.iam;

/**
 * One thing that someone asks AWS to do.
 *
 * @param caller who asks
 * @param action such as {@code ssmmessages:OpenDataChannel}; its case has no meaning
 * @param resource the ARN of what it is to be done to, or {@code *} where the action knows no
 *     resources
 * @param resourceAccount the account that owns the resource
 * @param context what else is known of the request
 */
public record Request(
    Caller caller, String action, String resource, String resourceAccount, Context context) {

  /** The same request in another context. */
  public Request in(Context other) {
    return new Request(caller, action, resource, resourceAccount, other);
  }
}
