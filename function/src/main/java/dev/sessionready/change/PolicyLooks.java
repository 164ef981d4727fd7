package dev.sessionready.change;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The commands that fetch a policy or a session document into a file. */
record PolicyLooks(AccountTree account, SystemsManagerCommands documents) {

  /** What a command prints, where it is one of them. */
  Optional<String> printed(AwsCommand command) {
    Map<String, Function<AwsCommand, String>> looks =
        Map.of(
            "ssm get-document", one -> documents.document(one.one("name")),
            "kms get-key-policy", one -> policy("logging", "keys", one.one("key-id"), "policy"),
            "s3api get-bucket-policy",
                one -> policy("logging", "buckets", one.one("bucket"), "policy"),
            "iam get-role-policy", this::inline,
            "iam get-policy-version",
                one ->
                    account
                        .object("identity", "managedPolicies")
                        .path(one.one("policy-arn"))
                        .path("known")
                        .asString(""),
            "iam get-role",
                one ->
                    account
                        .fact("identity", "roles", one.one("role-name"))
                        .path("trustPolicy")
                        .asString(""),
            "ec2 describe-vpc-endpoints",
                one ->
                    account
                        .network("vpcEndpoints", one.one("vpc-endpoint-ids"))
                        .path("policy")
                        .asString(""));
    return Optional.ofNullable(looks.get(command.name())).map(look -> look.apply(command));
  }

  private String inline(AwsCommand command) {
    return account
        .fact("identity", "roles", command.one("role-name"))
        .path("inlinePolicies")
        .path("known")
        .path(command.one("policy-name"))
        .path("known")
        .asString("");
  }

  private String policy(String section, String map, String name, String field) {
    return account.fact(section, map, name).path(field).path("known").asString("");
  }
}
