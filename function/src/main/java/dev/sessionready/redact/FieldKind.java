package dev.sessionready.redact;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What the texts in a field of the model are. */
enum FieldKind {
  /** AWS's words: states, types, versions, actions. */
  AWS,
  /** A sentence of the program's about an answer of AWS. */
  SENTENCE,
  /** A policy's text. */
  POLICY,
  /** Policies' texts, each by its ARN, of which some are AWS's. */
  POLICY_BY_ARN,
  /** A session document's text. */
  DOCUMENT,
  /** Tags by their keys. */
  TAGS,
  /** Everything else, so that a field that nobody thought of is replaced too. */
  OWN;

  private static final Set<String> OF_AWS =
      Set.of(
          "AccountRegion.region",
          "AclEntry.protocol",
          "Attachment.state",
          "BlockPublicAccess.state",
          "Bucket.objectOwnership",
          "Bucket.region",
          "BucketEncryption.algorithm",
          "Exclusion.state",
          "FirewallRule.action",
          "FirewallRule.queryType",
          "GatewayEndpoint.state",
          "GroupRule.protocol",
          "HostedZoneRecord.type",
          "Instance.platform",
          "Instance.platformDetails",
          "Instance.state",
          "InterfaceEndpoint.dnsRecordIpType",
          "InterfaceEndpoint.ipAddressType",
          "InterfaceEndpoint.serviceRegion",
          "InterfaceEndpoint.state",
          "KeyGrant.operations",
          "KmsKey.manager",
          "KmsKey.spec",
          "KmsKey.state",
          "KmsKey.usage",
          "ManagedInstance.agentVersion",
          "ManagedInstance.pingStatus",
          "ManagedInstance.platformName",
          "ManagedInstance.platformType",
          "ManagedInstance.platformVersion",
          "MetadataOptions.httpEndpoint",
          "MetadataOptions.httpTokens",
          "MetadataOptions.state",
          "NatGateway.availabilityMode",
          "NatGateway.state",
          "NetworkInterface.type",
          "OtherEndpoint.state",
          "OtherEndpoint.type",
          "PeeringConnection.status",
          "ProfileResource.ruleType",
          "ReadFailure.action",
          "ResolverRuleAssociation.ruleType",
          "SessionDocumentVersions.byDefault",
          "SessionDocumentVersions.latest",
          "Side.region",
          "Subnet.availabilityZone",
          "SystemsManagerFacts.connectionStatus",
          "TransitGatewayAttachment.state",
          "UnreadResource.action");

  private static final Map<String, FieldKind> OTHERS =
      Map.ofEntries(
          Map.entry("Bucket.policy", POLICY),
          Map.entry("GatewayEndpoint.policy", POLICY),
          Map.entry("IdentityFacts.managedPolicies", POLICY_BY_ARN),
          Map.entry("Instance.tags", TAGS),
          Map.entry("InterfaceEndpoint.policy", POLICY),
          Map.entry("KmsKey.policy", POLICY),
          Map.entry("ReadFailure.reason", SENTENCE),
          Map.entry("Role.inlinePolicies", POLICY),
          Map.entry("Role.tags", TAGS),
          Map.entry("Role.trustPolicy", POLICY),
          Map.entry("SessionDocumentVersions.defaultContent", DOCUMENT),
          Map.entry("SystemsManagerFacts.sessionDocuments", DOCUMENT),
          Map.entry("UnreadResource.reason", SENTENCE));

  /** The kind of a component of a record, such as {@code Instance.state}. */
  static FieldKind of(String component) {
    return OF_AWS.contains(component) ? AWS : OTHERS.getOrDefault(component, OWN);
  }

  /** The components that are said here not to be the account's own. */
  static Set<String> named() {
    Set<String> named = new TreeSet<>(OF_AWS);
    named.addAll(OTHERS.keySet());
    return named;
  }
}
