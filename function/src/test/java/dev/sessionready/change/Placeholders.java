package dev.sessionready.change;

import static dev.sessionready.change.AccountTree.known;
import static dev.sessionready.change.AccountTree.list;
import static dev.sessionready.change.AccountTree.node;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a person puts in place of the words in capitals. Only the words listed here may stand for
 * something; each is filled once in a fix, with what the person would choose who reads the sentence
 * beside it: a role, profile, security group, key, log group or bucket that is there for the
 * purpose and may do, allow or hold what sessions need. An id that the person has to look up, such
 * as that of an association, is taken from the account.
 */
final class Placeholders {

  static final String NEW_GROUP = "sg-new-1";
  static final String NEW_GATEWAY = "eigw-new-1";

  private static final Pattern WORD =
      Pattern.compile("(?<![A-Za-z0-9_-])[A-Z]{2,}(?:_[A-Z]+)*(?![A-Za-z0-9_-])");
  private static final String SESSIONS = "ssm:*\",\"ssmmessages:*\",\"logs:*\",\"s3:*\",\"kms:*";
  private static final String ROLE = "SessionRole";
  private static final String KEY = "key/chosen";
  private static final String BUCKET = "chosen-bucket";
  private static final String LOG_GROUP = "/chosen/group";

  private final AccountTree account;
  private final String instanceId;
  private final Map<String, Supplier<String>> choices;
  private String keyRegion;
  private final Map<String, String> chosen = new LinkedHashMap<>();

  Placeholders(AccountTree account, String instanceId) {
    this.account = account;
    this.instanceId = instanceId;
    keyRegion = account.region();
    choices =
        Map.ofEntries(
            Map.entry("SECURITY_GROUP", this::group),
            Map.entry("EGRESS_ONLY_GATEWAY", () -> NEW_GATEWAY),
            Map.entry("PROFILE", this::profile),
            Map.entry("ROLE", this::role),
            Map.entry("OLD_ROLE", this::oldRole),
            Map.entry("ASSOCIATION", () -> IdentityCommands.ASSOCIATION + instanceId),
            Map.entry("ALLOCATION", () -> "eipalloc-chosen"),
            Map.entry("KEY_ARN", this::key),
            Map.entry("LOG_GROUP", this::logGroup),
            Map.entry("BUCKET", () -> BUCKET),
            Map.entry("OS_USER", () -> "ssm-user"),
            Map.entry("ROLE_OF_USERS", () -> "Operators"),
            Map.entry("USER", () -> "operator"),
            Map.entry("NEW_VERSION", () -> "2"),
            Map.entry("VERSION_ID", () -> "v1"),
            Map.entry("BOUNDARY_ARN", this::boundary),
            Map.entry("KEY_STORE_ID", () -> "cks-chosen"),
            Map.entry("IMPORT_TOKEN", () -> "token.bin"),
            Map.entry("KEY_MATERIAL", () -> "material.bin"));
  }

  /** A key that encrypts a bucket is one of the bucket's region. */
  void encrypts(String bucket) {
    if (account.has("logging", "buckets", bucket)) {
      keyRegion =
          account
              .fact("logging", "buckets", bucket)
              .path("region")
              .path("known")
              .asString(account.region());
    }
  }

  /** The text with every placeholder filled. */
  String fill(String text) {
    Matcher words = WORD.matcher(text);
    return words.replaceAll(word ->
        Matcher.quoteReplacement(
            chosen.computeIfAbsent(
                word.group(), name -> choices.getOrDefault(name, () -> name).get())));
  }

  // A group that a command of the same fix made is the one that is meant.
  private String group() {
    if (account.listed("network", "securityGroups").has(NEW_GROUP)) {
      return NEW_GROUP;
    }
    String vpcId = account.instance(instanceId).path("vpcId").asString();
    ObjectNode https = node().put("protocol", "6").put("ports", "443");
    https.set("cidrs", account.network("vpcs", vpcId).path("cidrs").deepCopy());
    https.set("groups", list(List.of()));
    https.set("prefixListIds", list(List.of()));
    ObjectNode group =
        node().put("id", NEW_GROUP).put("vpcId", vpcId).put("ownerId", account.accountId());
    group.set("ingress", list(List.of()).add(https));
    group.set("egress", list(List.of()));
    account.listed("network", "securityGroups").set(NEW_GROUP, group);
    return NEW_GROUP;
  }

  private String boundary() {
    String arn = account.iamArn("policy/SessionBoundary");
    account
        .object("identity", "managedPolicies")
        .set(arn, known(IdentityCommands.allowing(SESSIONS)));
    return arn;
  }

  private String profile() {
    ObjectNode profile = node();
    String arn = account.iamArn("instance-profile/" + ROLE);
    profile.put("arn", arn).put("name", ROLE).set("roleNames", list(List.of(role())));
    account.know("identity", "instanceProfiles", arn, profile);
    return ROLE;
  }

  private String role() {
    if (!account.has("identity", "roles", ROLE)) {
      String trust =
          "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"Service\":\"ec2.amazonaws.com\"},\"Action\":\"sts:AssumeRole\"}]}";
      ObjectNode role = IdentityCommands.role(account, ROLE, "/", trust);
      String allowed = IdentityCommands.allowing(SESSIONS);
      role.set("inlinePolicies", known(node().set("sessions", known(allowed))));
      account.know("identity", "roles", ROLE, role);
    }
    return ROLE;
  }

  private String oldRole() {
    String profile = account.instance(instanceId).path("instanceProfileArn").asString();
    JsonNode roles = account.fact("identity", "instanceProfiles", profile).path("roleNames");
    return roles.path(0).asString();
  }

  // Its policy is the one that a key is made with: all principals of the account, by their
  // policies.
  private String key() {
    String arn =
        "arn:%s:kms:%s:%s:%s".formatted(account.partition(), keyRegion, account.accountId(), KEY);
    ObjectNode key =
        node()
            .put("id", "chosen")
            .put("arn", arn)
            .put("state", "Enabled")
            .put("usage", "ENCRYPT_DECRYPT")
            .put("spec", "SYMMETRIC_DEFAULT")
            .put("manager", "CUSTOMER")
            .put("multiRegion", false);
    String policy =
        "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"%s\"},\"Action\":\"kms:*\",\"Resource\":\"*\"}]}"
            .formatted(account.iamArn("root"));
    key.set("policy", known(policy));
    key.set("grants", known(list(List.of())));
    account.know("logging", "keys", arn, key);
    return arn;
  }

  private String logGroup() {
    ObjectNode group =
        node().put("name", LOG_GROUP).put("arn", account.arn("logs", "log-group:" + LOG_GROUP));
    account.know("logging", "logGroups", LOG_GROUP, group);
    return LOG_GROUP;
  }
}
