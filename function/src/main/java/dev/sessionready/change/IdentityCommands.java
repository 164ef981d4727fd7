// Over 200 lines: every command that changes a role or whose role it is, one method each.
package dev.sessionready.change;

import static dev.sessionready.change.AccountTree.known;
import static dev.sessionready.change.AccountTree.list;
import static dev.sessionready.change.AccountTree.node;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The commands that change roles, their policies, and which role an instance has. */
record IdentityCommands(AccountTree account, PolicyFiles policies) {

  /** What stands for the id of an association before that of the instance; no snapshot has it. */
  static final String ASSOCIATION = "iip-assoc-of-";

  /**
   * What AWS's own policies allow, as far as fixes attach them.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AmazonSSMManagedInstanceCore.html">
   *     AmazonSSMManagedInstanceCore</a>
   */
  private static final Map<String, String> OF_AWS =
      Map.of(
          "AdministratorAccess",
          allowing("*"),
          "AmazonSSMManagedInstanceCore",
          allowing(
              "ssm:DescribeAssociation\",\"ssm:GetDeployablePatchSnapshotForInstance\",\"ssm:GetDocument\",\"ssm:DescribeDocument\",\"ssm:GetManifest\",\"ssm:GetParameter\",\"ssm:GetParameters\",\"ssm:ListAssociations\",\"ssm:ListInstanceAssociations\",\"ssm:PutInventory\",\"ssm:PutComplianceItems\",\"ssm:PutConfigurePackageResult\",\"ssm:UpdateAssociationStatus\",\"ssm:UpdateInstanceAssociationStatus\",\"ssm:UpdateInstanceInformation\",\"ssmmessages:CreateControlChannel\",\"ssmmessages:CreateDataChannel\",\"ssmmessages:OpenControlChannel\",\"ssmmessages:OpenDataChannel\",\"ec2messages:*"),
          "AmazonSSMManagedEC2InstanceDefaultPolicy",
          allowing(
              "ssm:DescribeAssociation\",\"ssm:GetDocument\",\"ssm:DescribeDocument\",\"ssm:GetManifest\",\"ssm:ListAssociations\",\"ssm:ListInstanceAssociations\",\"ssm:PutInventory\",\"ssm:PutComplianceItems\",\"ssm:PutConfigurePackageResult\",\"ssm:UpdateAssociationStatus\",\"ssm:UpdateInstanceAssociationStatus\",\"ssm:UpdateInstanceInformation\",\"ssmmessages:CreateControlChannel\",\"ssmmessages:CreateDataChannel\",\"ssmmessages:OpenControlChannel\",\"ssmmessages:OpenDataChannel\",\"ec2messages:*"));

  boolean run(AwsCommand command) {
    switch (command.name()) {
      case "iam put-role-policy" -> putRolePolicy(command);
      case "iam delete-role-policy" -> deletePolicy(command);
      case "iam attach-role-policy" -> attach(command);
      case "iam detach-role-policy" -> detach(command);
      case "iam put-role-permissions-boundary" ->
          role(command.one("role-name"))
              .put("permissionsBoundary", managed(command.one("permissions-boundary")));
      case "iam update-assume-role-policy" -> trust(command);
      case "iam create-role" -> createRole(command);
      case "iam create-policy-version" -> policyVersion(command);
      case "iam create-instance-profile" -> createProfile(command.one("instance-profile-name"));
      case "iam add-role-to-instance-profile" -> addRole(command);
      case "iam remove-role-from-instance-profile" -> removeRole(command);
      case "iam tag-role" -> tagRole(command);
      case "iam tag-user" -> {
        command.one("user-name");
        command.all("tags");
      }
      case "ec2 associate-iam-instance-profile" -> associate(command, command.one("instance-id"));
      case "ec2 describe-iam-instance-profile-associations" ->
          command.make(ASSOCIATION + described(command.one("filters")));
      case "ec2 replace-iam-instance-profile-association" ->
          associate(command, instanceOf(command.one("association-id")));
      default -> {
        return false;
      }
    }
    return true;
  }

  private static String instanceOf(String association) {
    if (!association.startsWith(ASSOCIATION)) {
      throw new CannotRun(
          "a snapshot has no association %s; name an instance profile that it has"
              .formatted(association));
    }
    return association.substring(ASSOCIATION.length());
  }

  private ObjectNode role(String name) {
    return account.fact("identity", "roles", name);
  }

  private void putRolePolicy(AwsCommand command) {
    JsonNode inline = role(command.one("role-name")).path("inlinePolicies").path("known");
    if (!inline.isObject()) {
      throw new CannotRun("the inline policies of the role are not known");
    }
    String name = command.one("policy-name");
    if (!name.matches("[\\w+=,.@-]{1,128}")) {
      throw new CannotRun("IAM takes no policy named " + name);
    }
    String before = inline.path(name).path("known").asString("");
    ((ObjectNode) inline)
        .set(name, known(policies.edited(command.one("policy-document"), name, before)));
  }

  private void deletePolicy(AwsCommand command) {
    JsonNode inline = role(command.one("role-name")).path("inlinePolicies").path("known");
    String name = command.one("policy-name");
    if (!inline.has(name)) {
      throw new CannotRun("the role has no policy " + name);
    }
    ((ObjectNode) inline).remove(name);
  }

  private void attach(AwsCommand command) {
    JsonNode attached = role(command.one("role-name")).path("attachedPolicies").path("known");
    if (!attached.isArray()) {
      throw new CannotRun("the attached policies of the role are not known");
    }
    ((ArrayNode) attached).add(managed(command.one("policy-arn")));
  }

  // One of AWS's own is there for everybody.
  private String managed(String arn) {
    String name = arn.substring(arn.lastIndexOf('/') + 1);
    if (!account.has("identity", "managedPolicies", arn)) {
      if (!OF_AWS.containsKey(name)) {
        throw new CannotRun("there is no policy " + arn);
      }
      account.object("identity", "managedPolicies").set(arn, known(OF_AWS.get(name)));
    }
    return arn;
  }

  private void detach(AwsCommand command) {
    String arn = command.one("policy-arn");
    ArrayNode attached =
        (ArrayNode) role(command.one("role-name")).path("attachedPolicies").path("known");
    for (int i = attached.size() - 1; i >= 0; i--) {
      if (attached.path(i).asString("").equals(arn)) {
        attached.remove(i);
      }
    }
  }

  // The role of the users is none that the snapshot holds.
  private void tagRole(AwsCommand command) {
    String name = command.one("role-name");
    for (String written : command.all("tags")) {
      JsonNode tags = Shorthand.parse(written);
      if (account.has("identity", "roles", name)) {
        for (JsonNode tag : tags.isArray() ? tags : list(List.of()).add(tags)) {
          ((ObjectNode) role(name).path("tags"))
              .put(tag.path("Key").asString(""), tag.path("Value").asString(""));
        }
      }
    }
  }

  private void trust(AwsCommand command) {
    ObjectNode role = role(command.one("role-name"));
    role.put(
        "trustPolicy",
        policies.edited(
            command.one("policy-document"),
            role.path("arn").asString(""),
            role.path("trustPolicy").asString("")));
  }

  private void createRole(AwsCommand command) {
    String name = command.one("role-name");
    if (account.has("identity", "roles", name)) {
      throw new CannotRun("there is a role %s already".formatted(name));
    }
    String path = command.maybe("path").orElse("/");
    String trust = policies.edited(command.one("assume-role-policy-document"), name, "");
    account.know("identity", "roles", name, role(account, name, path, trust));
  }

  /** A role without a policy. */
  static ObjectNode role(AccountTree account, String name, String path, String trust) {
    ObjectNode role =
        node()
            .put("name", name)
            .put("arn", account.iamArn("role" + path + name))
            .put("trustPolicy", trust);
    role.set("inlinePolicies", known(node()));
    role.set("attachedPolicies", known(list(List.of())));
    role.set("tags", node());
    return role;
  }

  private void policyVersion(AwsCommand command) {
    String arn = command.one("policy-arn");
    JsonNode policy = account.object("identity", "managedPolicies").path(arn).path("known");
    if (!policy.isString() || !arn.contains("::" + account.accountId() + ":")) {
      throw new CannotRun("nobody here can change policy " + arn);
    }
    String text = policies.edited(command.one("policy-document"), arn, policy.asString(""));
    if (command.has("set-as-default")) {
      account.object("identity", "managedPolicies").set(arn, known(text));
    }
  }

  private String described(String filter) {
    JsonNode by = Shorthand.parse(filter);
    if (!by.path("Name").asString("").equals("instance-id")) {
      throw new CannotRun("associations are looked up by instance-id, not by " + filter);
    }
    return account.instance(by.path("Values").asString("")).path("id").asString("");
  }

  private void createProfile(String name) {
    String arn = account.iamArn("instance-profile/" + name);
    if (account.has("identity", "instanceProfiles", arn)) {
      throw new CannotRun("there is an instance profile %s already".formatted(name));
    }
    ObjectNode profile = node().put("arn", arn).put("name", name);
    profile.set("roleNames", list(List.of()));
    account.know("identity", "instanceProfiles", arn, profile);
  }

  private ObjectNode profile(String name) {
    return account
        .facts("identity", "instanceProfiles")
        .filter(profile -> profile.path("name").asString("").equals(name))
        .findFirst()
        .orElseThrow(() -> new CannotRun("there is no instance profile " + name));
  }

  private void addRole(AwsCommand command) {
    ArrayNode roles = (ArrayNode) profile(command.one("instance-profile-name")).path("roleNames");
    if (!roles.isEmpty()) {
      throw new CannotRun("an instance profile takes one role");
    }
    String name = command.one("role-name");
    role(name);
    roles.add(name);
  }

  private void removeRole(AwsCommand command) {
    ArrayNode roles = (ArrayNode) profile(command.one("instance-profile-name")).path("roleNames");
    String name = command.one("role-name");
    int before = roles.size();
    for (int i = before - 1; i >= 0; i--) {
      if (roles.path(i).asString("").equals(name)) {
        roles.remove(i);
      }
    }
    if (roles.size() == before) {
      throw new CannotRun("the profile has no role " + name);
    }
  }

  private void associate(AwsCommand command, String instanceId) {
    String name = Shorthand.parse(command.one("iam-instance-profile")).path("Name").asString("");
    account.instance(instanceId).put("instanceProfileArn", profile(name).path("arn").asString(""));
  }

  static String allowing(String actions) {
    return "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":[\"%s\"],\"Resource\":\"*\"}]}"
        .formatted(actions);
  }
}
