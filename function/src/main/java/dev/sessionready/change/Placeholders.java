// Over 200 lines: every word that a fix leaves open, and the commands that make what it stands for.
package dev.sessionready.change;

import static dev.sessionready.change.AccountTree.strings;

import dev.sessionready.check.Command;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What stands in a printed fix in place of the words in capitals. Only the words listed here may
 * stand for something; each is filled once in a fix. A role, profile, security group, key, address
 * or log group that the fix asks for is made first, by commands of its own, for the purpose of
 * sessions alone. What nobody but the account's people can choose they have to give.
 */
final class Placeholders {

  private static final Pattern WORD =
      Pattern.compile("(?<![A-Za-z0-9_-])[A-Z]{2,}(?:_[A-Z]+)*(?![A-Za-z0-9_-])");
  private static final Set<String> OF_PEOPLE =
      Set.of(
          "OS_USER",
          "ROLE_OF_USERS",
          "USER",
          "BOUNDARY_ARN",
          "KEY_STORE_ID",
          "IMPORT_TOKEN",
          "KEY_MATERIAL");
  private static final String ROLE = "SessionManagerInstanceRole";
  private static final String LOG_GROUP = "/session-manager/sessions";
  private final AccountTree account;
  private final String instanceId;
  private final Map<String, String> choices;
  private final Function<List<String>, String> run;
  private final Map<String, Supplier<String>> words;
  private final Map<String, String> made = new HashMap<>();
  private final Map<String, String> chosen = new LinkedHashMap<>();
  private String keyRegion;

  /**
   * The words of a fix of that instance.
   *
   * @param choices what the account's people chose, by the word
   * @param run runs a command, and answers what stands for the name of the thing that it makes
   */
  Placeholders(
      AccountTree account,
      String instanceId,
      Map<String, String> choices,
      Function<List<String>, String> run) {
    this.account = account;
    this.instanceId = instanceId;
    this.choices = Map.copyOf(choices);
    this.run = run;
    keyRegion = account.region();
    words =
        Map.ofEntries(
            Map.entry("SECURITY_GROUP", this::group),
            Map.entry("EGRESS_ONLY_GATEWAY", () -> madeBefore("eigw")),
            Map.entry("PROFILE", this::profile),
            Map.entry("ROLE", this::role),
            Map.entry("OLD_ROLE", this::oldRole),
            Map.entry("ASSOCIATION", this::association),
            Map.entry("ALLOCATION", () -> aws("ec2", "allocate-address", "--domain", "vpc")),
            Map.entry("KEY_ARN", this::key),
            Map.entry("LOG_GROUP", this::logGroup),
            Map.entry("BUCKET", this::bucket),
            Map.entry("NEW_VERSION", () -> madeBefore("version")),
            Map.entry("VERSION_ID", () -> "v1"));
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

  /** Notes what a command of the same fix made: later words may mean it. */
  void made(String id) {
    made.put(id.replaceFirst("-new-[0-9]+$", ""), id);
  }

  /**
   * The text with every placeholder filled.
   *
   * @throws CannotRun where only people can choose and did not
   */
  String fill(String text) {
    Matcher found = WORD.matcher(text);
    StringBuilder filled = new StringBuilder();
    while (found.find()) {
      String name = found.group();
      String value = chosen.get(name);
      if (value == null) {
        value = value(name);
        chosen.put(name, value);
      }
      found.appendReplacement(filled, Matcher.quoteReplacement(value));
    }
    return found.appendTail(filled).toString();
  }

  private String value(String name) {
    String given = choices.get(name);
    if (given != null) {
      return given;
    }
    if (OF_PEOPLE.contains(name)) {
      throw new CannotRun("%s is for somebody to choose who knows the account".formatted(name));
    }
    return words.getOrDefault(name, () -> name).get();
  }

  private String aws(String... rest) {
    return run.apply(Command.aws(rest).arguments());
  }

  private String madeBefore(String kind) {
    String id = made.get(kind);
    if (id == null) {
      throw new CannotRun("no command of this fix makes what stands for %s".formatted(kind));
    }
    return id;
  }

  // A group that a command of the same fix made is the one that is meant.
  private String group() {
    @Nullable String before = made.get("sg");
    if (before != null) {
      return before;
    }
    String vpcId = account.instance(instanceId).path("vpcId").asString("");
    String group =
        aws(
            "ec2",
            "create-security-group",
            "--group-name",
            "session-manager-" + account.newId("group"),
            "--description",
            "HTTPS from the VPC",
            "--vpc-id",
            vpcId);
    for (String block : strings(account.network("vpcs", vpcId).path("cidrs"))) {
      String ranges =
          block.contains(":")
              ? "Ipv6Ranges=[{CidrIpv6=%s}]".formatted(block)
              : "IpRanges=[{CidrIp=%s}]".formatted(block);
      aws(
          "ec2",
          "authorize-security-group-ingress",
          "--group-id",
          group,
          "--ip-permissions",
          "IpProtocol=tcp,FromPort=443,ToPort=443," + ranges);
    }
    return group;
  }

  private String profile() {
    boolean isThere =
        account
            .facts("identity", "instanceProfiles")
            .anyMatch(profile -> profile.path("name").asString("").equals(ROLE));
    if (!isThere) {
      String role = role();
      aws("iam", "create-instance-profile", "--instance-profile-name", ROLE);
      aws(
          "iam",
          "add-role-to-instance-profile",
          "--instance-profile-name",
          ROLE,
          "--role-name",
          role);
    }
    return ROLE;
  }

  // What else its sessions need is found by the checks once it is there.
  private String role() {
    if (!account.has("identity", "roles", ROLE)) {
      aws(
          "iam",
          "create-role",
          "--role-name",
          ROLE,
          "--assume-role-policy-document",
          "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"Service\":\"ec2.%s\"},\"Action\":\"sts:AssumeRole\"}]}"
              .formatted(account.domain()));
      aws(
          "iam",
          "attach-role-policy",
          "--role-name",
          ROLE,
          "--policy-arn",
          "arn:%s:iam::aws:policy/AmazonSSMManagedInstanceCore".formatted(account.partition()));
    }
    return ROLE;
  }

  private String oldRole() {
    String profile = account.instance(instanceId).path("instanceProfileArn").asString("");
    JsonNode roles = account.fact("identity", "instanceProfiles", profile).path("roleNames");
    return roles.path(0).asString("");
  }

  private String association() {
    return aws(
        "ec2",
        "describe-iam-instance-profile-associations",
        "--filters",
        "Name=instance-id,Values=" + instanceId);
  }

  // By the policy that a key is made with, all principals of the account may what their own
  // policies allow.
  private String key() {
    return aws("kms", "create-key", "--region", keyRegion, "--description", "Session Manager");
  }

  private String logGroup() {
    if (!account.has("logging", "logGroups", LOG_GROUP)) {
      aws("logs", "create-log-group", "--log-group-name", LOG_GROUP);
    }
    return LOG_GROUP;
  }

  private String bucket() {
    return "session-logs-%s-%s".formatted(account.accountId(), account.region());
  }
}
