package dev.sessionready.aws.inventory;

import dev.sessionready.aws.client.Answers;
import dev.sessionready.aws.client.AwsCall;
import dev.sessionready.aws.client.Parallel;
import dev.sessionready.aws.client.Permission;
import dev.sessionready.aws.client.SdkValues;
import dev.sessionready.aws.client.UnexpectedValue;
import dev.sessionready.fact.Fact;
import dev.sessionready.model.IdentityFacts;
import dev.sessionready.model.InstanceProfile;
import dev.sessionready.model.Role;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.iam.IamClient;

/** Reads the instance profiles, roles and policies that the instances in scope use, each once. */
public record IdentityReader(IamClient iam, AwsCall ask) {

  private static final int PAGE = 1000;

  /** The profiles, the roles in them and the further role, and every policy on those roles. */
  public IdentityFacts read(Set<String> profileArns, Optional<String> furtherRole) {
    Map<String, Fact<InstanceProfile>> profiles =
        Parallel.forEach(profileArns, this::instanceProfile);
    Set<String> roleNames = new HashSet<>();
    furtherRole.ifPresent(roleNames::add);
    seen(profiles).forEach(profile -> roleNames.addAll(profile.roleNames()));
    Map<String, Fact<Role>> roles = Parallel.forEach(roleNames, this::role);
    Set<String> policyArns = new HashSet<>();
    seen(roles).forEach(role -> policyArns.addAll(policyArns(role)));
    return new IdentityFacts(profiles, roles, Parallel.forEach(policyArns, this::managedPolicy));
  }

  private static <T> List<T> seen(Map<String, Fact<T>> facts) {
    return facts.values().stream().flatMap(fact -> Answers.seen(fact).stream()).toList();
  }

  private static Set<String> policyArns(Role role) {
    Set<String> arns = new HashSet<>(Answers.seen(role.attachedPolicies()).orElse(List.of()));
    Optional.ofNullable(role.permissionsBoundary()).ifPresent(arns::add);
    return arns;
  }

  private Fact<InstanceProfile> instanceProfile(String arn) {
    String name = SdkValues.lastPart(arn);
    return ask.forValue(
        Permission.GET_INSTANCE_PROFILE,
        () ->
            instanceProfile(
                arn,
                iam.getInstanceProfile(request -> request.instanceProfileName(name))
                    .instanceProfile()));
  }

  // A name that was given again, under another path, is no longer the profile of the instance.
  private static InstanceProfile instanceProfile(
      String arn, software.amazon.awssdk.services.iam.model.InstanceProfile actual) {
    if (!SdkValues.required(actual.arn(), "Arn").equals(arn)) {
      throw UnexpectedValue.other(arn);
    }
    return new InstanceProfile(
        arn,
        SdkValues.required(actual.instanceProfileName(), "InstanceProfileName"),
        actual.roles().stream()
            .map(role -> SdkValues.required(role.roleName(), "RoleName"))
            .toList());
  }

  private Fact<Role> role(String name) {
    Fact<Role> withoutPolicies =
        ask.forValue(
            Permission.GET_ROLE,
            () -> role(name, iam.getRole(request -> request.roleName(name)).role()));
    return Answers.then(
        withoutPolicies,
        role -> {
          CompletableFuture<Fact<Map<String, Fact<String>>>> inline =
              Parallel.start(() -> inlinePolicies(name));
          Fact<List<String>> attached = attachedPolicies(name);
          return Fact.known(role.with(inline.join(), attached));
        });
  }

  // IAM finds names whatever their case.
  private static Role role(String name, software.amazon.awssdk.services.iam.model.Role actual) {
    if (!SdkValues.required(actual.roleName(), "RoleName").equalsIgnoreCase(name)) {
      throw UnexpectedValue.other("role " + name);
    }
    return new Role(
        name,
        SdkValues.required(actual.arn(), "Arn"),
        decoded(SdkValues.required(actual.assumeRolePolicyDocument(), "AssumeRolePolicyDocument")),
        actual.permissionsBoundary() == null
            ? null
            : SdkValues.required(
                actual.permissionsBoundary().permissionsBoundaryArn(), "PermissionsBoundaryArn"),
        Fact.absent(),
        Fact.absent(),
        actual.tags().stream()
            .collect(
                Collectors.toMap(
                    tag -> SdkValues.required(tag.key(), "Key"),
                    tag -> SdkValues.orEmpty(tag.value()),
                    (_, later) -> later)));
  }

  private Fact<Map<String, Fact<String>>> inlinePolicies(String role) {
    Fact<List<String>> names =
        ask.forValue(
            Permission.LIST_ROLE_POLICIES,
            () ->
                iam
                    .listRolePoliciesPaginator(request -> request.roleName(role).maxItems(PAGE))
                    .policyNames()
                    .stream()
                    .toList());
    return Answers.map(names, all -> Parallel.forEach(all, name -> inlinePolicy(role, name)));
  }

  private Fact<String> inlinePolicy(String role, String name) {
    return ask.forValue(
        Permission.GET_ROLE_POLICY,
        () ->
            decoded(
                iam.getRolePolicy(request -> request.roleName(role).policyName(name))
                    .policyDocument()));
  }

  private Fact<List<String>> attachedPolicies(String role) {
    return ask.forValue(
        Permission.LIST_ATTACHED_ROLE_POLICIES,
        () ->
            iam
                .listAttachedRolePoliciesPaginator(request -> request.roleName(role).maxItems(PAGE))
                .attachedPolicies()
                .stream()
                .map(actual -> SdkValues.required(actual.policyArn(), "PolicyArn"))
                .sorted()
                .toList());
  }

  private Fact<String> managedPolicy(String arn) {
    Fact<String> version =
        ask.forValue(
            Permission.GET_POLICY,
            () ->
                SdkValues.required(
                    iam.getPolicy(request -> request.policyArn(arn)).policy().defaultVersionId(),
                    "DefaultVersionId"));
    return Answers.then(
        version,
        id ->
            ask.forValue(
                Permission.GET_POLICY_VERSION,
                () ->
                    decoded(
                        iam.getPolicyVersion(request -> request.policyArn(arn).versionId(id))
                            .policyVersion()
                            .document())));
  }

  /**
   * IAM's documents travel percent-encoded, as RFC 3986 has it: there a plus sign is itself, but
   * Java's decoder reads it as a space. A text that is not so encoded is kept as it came, for
   * whoever parses it to say what is wrong.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetRolePolicy.html">GetRolePolicy</a>
   */
  static String decoded(String document) {
    try {
      return URLDecoder.decode(document.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notEncoded) {
      return document;
    }
  }
}
