package dev.sessionready.change;

import static dev.sessionready.change.AccountTree.known;
import static dev.sessionready.change.AccountTree.list;
import static dev.sessionready.change.AccountTree.node;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The commands that change log groups, buckets and keys. */
record LoggingCommands(AccountTree account, PolicyFiles policies) {

  private static final String LOGGING = "logging";

  boolean run(AwsCommand command) {
    switch (command.name()) {
      case "logs create-log-group" -> createLogGroup(command);
      case "logs associate-kms-key" ->
          account
              .fact(LOGGING, "logGroups", command.one("log-group-name"))
              .put("kmsKeyId", usable(command.one("kms-key-id")));
      case "s3api create-bucket" -> createBucket(command);
      case "s3api put-bucket-encryption" -> encrypt(command);
      case "s3api put-bucket-policy" -> bucketPolicy(command);
      case "kms create-key" -> command.make(createKey(command));
      case "kms put-key-policy" -> keyPolicy(command);
      case "kms enable-key" -> state(command, "Disabled", "Enabled");
      case "kms cancel-key-deletion" -> state(command, "PendingDeletion", "Disabled");
      case "kms import-key-material" -> importMaterial(command);
      case "kms connect-custom-key-store" -> {
        command.one("custom-key-store-id");
        keys()
            .filter(key -> key.path("state").asString("").equals("Unavailable"))
            .forEach(key -> key.put("state", "Enabled"));
      }
      case "kms create-grant" -> grant(command);
      default -> {
        return false;
      }
    }
    return true;
  }

  private java.util.stream.Stream<ObjectNode> keys() {
    return account.facts(LOGGING, "keys");
  }

  // By its ARN, its id or an alias that the snapshot knows it by.
  private ObjectNode key(String id) {
    if (account.has(LOGGING, "keys", id)) {
      return account.fact(LOGGING, "keys", id);
    }
    return keys()
        .filter(key ->
            key.path("arn").asString("").equals(id) || key.path("id").asString("").equals(id))
        .findFirst()
        .orElseThrow(() -> new CannotRun("there is no key %s here".formatted(id)));
  }

  // CloudWatch Logs takes a key only by its ARN.
  private String usable(String keyArn) {
    if (!keyArn.startsWith("arn:")) {
      throw new CannotRun("CloudWatch Logs takes the ARN of a key, not " + keyArn);
    }
    return key(keyArn).path("arn").asString("");
  }

  private void createLogGroup(AwsCommand command) {
    String name = command.one("log-group-name");
    if (account.has(LOGGING, "logGroups", name)) {
      throw new CannotRun("there is a log group %s already".formatted(name));
    }
    ObjectNode group =
        node().put("name", name).put("arn", account.arn("logs", "log-group:" + name));
    command.maybe("kms-key-id").ifPresent(key -> group.put("kmsKeyId", usable(key)));
    account.know(LOGGING, "logGroups", name, group);
  }

  // Of another account's bucket its owner types the command.
  private ObjectNode bucket(String name) {
    return account.fact(LOGGING, "buckets", name);
  }

  private void createBucket(AwsCommand command) {
    String name = command.one("bucket");
    String region = account.region();
    String constraint =
        command
            .maybe("create-bucket-configuration")
            .map(Shorthand::parse)
            .map(one -> one.path("LocationConstraint").asString(""))
            .orElse("us-east-1");
    if (!constraint.equals(region) || account.has(LOGGING, "buckets", name)) {
      throw new CannotRun("S3 does not make bucket %s in %s".formatted(name, constraint));
    }
    ObjectNode bucket = node().put("name", name);
    bucket.set("owned", known(tools.jackson.databind.node.BooleanNode.TRUE));
    bucket.set("region", known(region));
    // Since 2023 every new bucket encrypts with the keys of S3, and belongs to its owner alone.
    bucket.set("encryption", known(node().put("algorithm", "AES256")));
    bucket.set("policy", node().put("absent", true));
    bucket.set("objectOwnership", known("BucketOwnerEnforced"));
    account.know(LOGGING, "buckets", name, bucket);
  }

  private void encrypt(AwsCommand command) {
    JsonNode byDefault =
        Shorthand.parse(command.one("server-side-encryption-configuration"))
            .path("Rules")
            .path(0)
            .path("ApplyServerSideEncryptionByDefault");
    ObjectNode encryption = node().put("algorithm", byDefault.path("SSEAlgorithm").asString(""));
    String key = byDefault.path("KMSMasterKeyID").asString("");
    if (!key.isEmpty()) {
      encryption.put("kmsKeyId", key);
    }
    bucket(command.one("bucket")).set("encryption", known(encryption));
  }

  private void bucketPolicy(AwsCommand command) {
    String name = command.one("bucket");
    ObjectNode bucket = bucket(name);
    String before = bucket.path("policy").path("known").asString("");
    bucket.set("policy", known(policies.edited(command.one("policy"), name, before)));
  }

  // Its policy leaves it to the policies of the account's own principals.
  private String createKey(AwsCommand command) {
    command.maybe("description");
    String id = account.newId("key");
    String arn =
        "arn:%s:kms:%s:%s:key/%s"
            .formatted(
                account.partition(), command.region(account.region()), account.accountId(), id);
    ObjectNode key =
        node()
            .put("id", id)
            .put("arn", arn)
            .put("state", "Enabled")
            .put("usage", "ENCRYPT_DECRYPT")
            .put("spec", "SYMMETRIC_DEFAULT")
            .put("manager", "CUSTOMER")
            .put("multiRegion", false);
    key.set(
        "policy",
        known(
            "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"%s\"},\"Action\":\"kms:*\",\"Resource\":\"*\"}]}"
                .formatted(account.iamArn("root"))));
    key.set("grants", known(list(List.of())));
    account.know(LOGGING, "keys", arn, key);
    return arn;
  }

  private void keyPolicy(AwsCommand command) {
    ObjectNode key = key(command.one("key-id"));
    String arn = key.path("arn").asString("");
    if (!arn.contains(":" + account.accountId() + ":") || isOfAws(key)) {
      throw new CannotRun("nobody here can change the policy of key " + arn);
    }
    if (!command.maybe("policy-name").orElse("default").equals("default")) {
      throw new CannotRun("a key has one policy, named default");
    }
    String before = key.path("policy").path("known").asString("");
    key.set("policy", known(policies.edited(command.one("policy"), arn, before)));
  }

  private static boolean isOfAws(ObjectNode key) {
    return key.path("manager").asString("").equals("AWS");
  }

  private void state(AwsCommand command, String from, String to) {
    ObjectNode key = key(command.one("key-id"));
    if (!key.path("state").asString("").startsWith(from)
        && !(from.equals("PendingDeletion")
            && key.path("state").asString("").equals("PendingReplicaDeletion"))) {
      throw new CannotRun(command.name() + " does nothing to a key in " + key.path("state"));
    }
    key.put("state", to);
  }

  private void importMaterial(AwsCommand command) {
    command.one("import-token");
    command.one("encrypted-key-material");
    command.one("expiration-model");
    state(command, "PendingImport", "Enabled");
  }

  private void grant(AwsCommand command) {
    ObjectNode key = key(command.one("key-id"));
    ObjectNode grant =
        node().put("id", "grant-new").put("granteePrincipal", command.one("grantee-principal"));
    grant.set("operations", list(List.copyOf(command.all("operations"))));
    key.path("grants").path("known").valueStream();
    ((tools.jackson.databind.node.ArrayNode) key.path("grants").path("known")).add(grant);
  }
}
