package dev.sessionready.checks.identity;

import dev.sessionready.check.Command;
import dev.sessionready.check.FixStep;
import dev.sessionready.check.Text;
import dev.sessionready.iam.Arn;
import dev.sessionready.iam.PolicyType;
import dev.sessionready.model.Role;
import java.util.Optional;

/**
 * How one policy is fetched and put back as a whole, for whoever changes a statement of it.
 *
 * @param policyType the kind of policy
 * @param name its name: an ARN, the name of an inline policy, a bucket, a key, an endpoint
 * @param service the prefix of what is refused by it, which distinguishes key policies from others
 */
record PolicyEdit(Role role, PolicyType policyType, String name, String service) {

  private static final String FILE = "policy.json";
  private static final String DOCUMENT = "file://" + FILE;

  /** The command that fetches it into a file; empty where nothing of this account does. */
  Optional<FixStep> get() {
    return fetch().map(command -> FixStep.look(inAccount(command.into(FILE))));
  }

  /** The command that puts the file back; empty where nothing of this account does. */
  Optional<FixStep> put() {
    return store().map(command -> FixStep.fix(inAccount(command.toString())));
  }

  private Optional<Command> fetch() {
    return switch (policyType) {
      case ENDPOINT ->
          Optional.of(
              Command.aws("ec2", "describe-vpc-endpoints", "--vpc-endpoint-ids", name)
                  .with("--query", "VpcEndpoints[0].PolicyDocument", "--output", "text"));
      case RESOURCE ->
          Optional.of(
              isKey()
                  ? Command.aws("kms", "get-key-policy", "--key-id", name)
                      .with("--policy-name", "default", "--query", "Policy", "--output", "text")
                  : Command.aws("s3api", "get-bucket-policy", "--bucket", name)
                      .with("--query", "Policy", "--output", "text"));
      case IDENTITY, BOUNDARY -> isManaged() ? fetchManaged() : Optional.of(fetchInline());
      case SESSION, SCP, RCP -> Optional.empty();
    };
  }

  private Optional<Command> store() {
    return switch (policyType) {
      case ENDPOINT ->
          Optional.of(
              Command.aws("ec2", "modify-vpc-endpoint", "--vpc-endpoint-id", name)
                  .with("--policy-document", DOCUMENT));
      case RESOURCE ->
          Optional.of(
              isKey()
                  ? Command.aws("kms", "put-key-policy", "--key-id", name)
                      .with("--policy-name", "default", "--policy", DOCUMENT)
                  : Command.aws("s3api", "put-bucket-policy", "--bucket", name)
                      .with("--policy", DOCUMENT));
      case IDENTITY, BOUNDARY -> isManaged() ? storeManaged() : Optional.of(storeInline());
      case SESSION, SCP, RCP -> Optional.empty();
    };
  }

  private Command fetchInline() {
    return Command.aws("iam", "get-role-policy", "--role-name", role.name())
        .with("--policy-name", name, "--query", "PolicyDocument");
  }

  private Command storeInline() {
    return Command.aws("iam", "put-role-policy", "--role-name", role.name())
        .with("--policy-name", name, "--policy-document", DOCUMENT);
  }

  // get-policy shows which version is the default; AWS's own policies cannot be changed by others.
  private Optional<Command> fetchManaged() {
    return isOfAws()
        ? Optional.empty()
        : Optional.of(
            Command.aws("iam", "get-policy-version", "--policy-arn", name)
                .with("--version-id", "VERSION_ID", "--query", "PolicyVersion.Document"));
  }

  /**
   * A managed policy gets a version that becomes its default.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreatePolicyVersion.html">
   *     CreatePolicyVersion</a>
   */
  private Optional<Command> storeManaged() {
    if (!isOfAws()) {
      return Optional.of(
          Command.aws("iam", "create-policy-version", "--policy-arn", name)
              .with("--policy-document", DOCUMENT, "--set-as-default"));
    }
    return Optional.of(
        policyType == PolicyType.BOUNDARY
            ? Command.aws("iam", "put-role-permissions-boundary", "--role-name", role.name())
                .with("--permissions-boundary", "BOUNDARY_ARN")
            : Command.aws("iam", "detach-role-policy", "--role-name", role.name())
                .with("--policy-arn", name));
  }

  private boolean isKey() {
    return service.equals("kms:");
  }

  private boolean isManaged() {
    return policyType == PolicyType.BOUNDARY || name.startsWith("arn:");
  }

  /** Whether it is one of AWS's own, which only leaves the role. */
  boolean isOfAws() {
    return name.contains(":iam::aws:policy/");
  }

  // A key's ARN names its account; of a bucket nothing does.
  private Text inAccount(String command) {
    String owner = account(name);
    return policyType == PolicyType.RESOURCE
            && !owner.isEmpty()
            && !owner.equals(account(role.arn()))
        ? Text.message("fix.in-account", owner, command)
        : Text.word(command);
  }

  /** The account in an ARN, empty in whatever names none. */
  static String account(String arn) {
    return Arn.parse(arn).map(Arn::account).orElse("");
  }
}
