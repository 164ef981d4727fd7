package dev.sessionready.aws.client;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The error codes by which AWS says that there is none: each service has its own. Every other code
 * means that we could not look.
 */
public final class NotFoundCodes {

  private static final Map<IamAction, Set<String>> CODES = new HashMap<>();

  static {
    put("InvalidVpcID.NotFound", Permission.DESCRIBE_VPC_ATTRIBUTE);
    put("InvalidPrefixListID.NotFound", Permission.GET_MANAGED_PREFIX_LIST_ENTRIES);
    put(
        "InvalidRouteTableID.NotFound",
        Permission.GET_TRANSIT_GATEWAY_ROUTE_TABLE_ASSOCIATIONS,
        Permission.SEARCH_TRANSIT_GATEWAY_ROUTES);
    // A region that does not know the operation cannot hold what it would list.
    for (String code : Set.of("InvalidAction", "UnsupportedOperation")) {
      put(
          code,
          Permission.DESCRIBE_VPC_BLOCK_PUBLIC_ACCESS_OPTIONS,
          Permission.DESCRIBE_VPC_BLOCK_PUBLIC_ACCESS_EXCLUSIONS,
          Permission.DESCRIBE_TRANSIT_GATEWAY_VPC_ATTACHMENTS,
          Permission.DESCRIBE_EGRESS_ONLY_INTERNET_GATEWAYS);
    }
    // Said of an instance that no agent has registered, where it is asked for by its id.
    put("InvalidInstanceId", Permission.DESCRIBE_INSTANCE_INFORMATION);
    put("InvalidDocument", Permission.GET_DOCUMENT);
    put("ServiceSettingNotFound", Permission.GET_SERVICE_SETTING);
    put(
        "NoSuchEntity",
        Permission.GET_INSTANCE_PROFILE,
        Permission.GET_ROLE,
        Permission.LIST_ROLE_POLICIES,
        Permission.GET_ROLE_POLICY,
        Permission.LIST_ATTACHED_ROLE_POLICIES,
        Permission.GET_POLICY,
        Permission.GET_POLICY_VERSION);
    put(
        "NotFoundException",
        Permission.DESCRIBE_KEY,
        Permission.GET_KEY_POLICY,
        Permission.LIST_GRANTS);
    // Session documents are written by hand, and no key has an ARN that is none.
    put("InvalidArnException", Permission.DESCRIBE_KEY);
    put("NoSuchBucket", Permission.GET_BUCKET_LOCATION);
    put("ServerSideEncryptionConfigurationNotFoundError", Permission.GET_ENCRYPTION_CONFIGURATION);
    put("NoSuchBucketPolicy", Permission.GET_BUCKET_POLICY);
    put("OwnershipControlsNotFoundError", Permission.GET_BUCKET_OWNERSHIP_CONTROLS);
    put("ResourceNotDiscoveredException", Permission.GET_RESOURCE_CONFIG_HISTORY);
    put("NoSuchHostedZone", Permission.LIST_RESOURCE_RECORD_SETS);
    put(
        "ResourceNotFoundException",
        Permission.LIST_PROFILE_RESOURCE_ASSOCIATIONS,
        Permission.LIST_FIREWALL_RULES);
    // The domains of a list that AWS keeps are shown to nobody.
    for (String code :
        Set.of("ResourceNotFoundException", "ValidationException", "InvalidRequestException")) {
      put(code, Permission.LIST_FIREWALL_DOMAINS);
    }
    put("NoSuchConfigRuleException", Permission.GET_COMPLIANCE_DETAILS_BY_CONFIG_RULE);
    put("NoSuchConfigRuleException", OperatorPermission.DESCRIBE_CONFIG_RULES);
    put("ParameterNotFound", OperatorPermission.GET_PARAMETER);
  }

  private NotFoundCodes() {}

  /** Whether the code, in whatever case, says that what the permission reads is not there. */
  static boolean says(IamAction permission, String code) {
    return codes(permission).stream().anyMatch(code::equalsIgnoreCase);
  }

  /** The codes that say so, in alphabetical order. */
  public static Set<String> codes(IamAction permission) {
    return new TreeSet<>(CODES.getOrDefault(permission, Set.of()));
  }

  private static void put(String code, IamAction... permissions) {
    for (IamAction permission : permissions) {
      CODES.computeIfAbsent(permission, _ -> new TreeSet<>()).add(code);
    }
  }
}
