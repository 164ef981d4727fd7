package dev.sessionready.preflight;

import dev.sessionready.check.Text;
import dev.sessionready.model.AccountRegion;

/**
 * Whose credentials are used, and where.
 *
 * @param arn as AWS Security Token Service says it
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html">the
 *     ARNs of principals</a>
 */
public record CallerIdentity(AccountRegion place, String arn) {

  /** Whether it is the account's root user, whom no policy of the account limits. */
  boolean isRoot() {
    return name().equals("root");
  }

  /** What kind of principal it is, with its name; the name of a role's session is left out. */
  Text kind() {
    String[] parts = name().split("/", -1);
    String name = parts[parts.length - 1];
    return switch (parts[0]) {
      case "root" -> Text.message("preflight.credentials.root");
      case "user" -> Text.message("preflight.credentials.user", name);
      case "assumed-role" ->
          Text.message("preflight.credentials.role", parts[Math.max(0, parts.length - 2)]);
      case "federated-user" -> Text.message("preflight.credentials.federated-user", name);
      case String _ -> Text.word(arn);
    };
  }

  private String name() {
    return arn.substring(arn.lastIndexOf(':') + 1);
  }
}
