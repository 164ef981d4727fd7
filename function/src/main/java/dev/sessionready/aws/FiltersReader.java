package dev.sessionready.aws;

import dev.sessionready.fact.Fact;
import dev.sessionready.network.AclEntry;
import dev.sessionready.network.Cidr;
import dev.sessionready.network.GroupReference;
import dev.sessionready.network.GroupRule;
import dev.sessionready.network.NetworkAcl;
import dev.sessionready.network.Ports;
import dev.sessionready.network.PrefixList;
import dev.sessionready.network.SecurityGroup;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.NetworkAclAssociation;
import software.amazon.awssdk.services.ec2.model.NetworkAclEntry;
import software.amazon.awssdk.services.ec2.model.PrefixListEntry;
import software.amazon.awssdk.services.ec2.model.PrefixListId;
import software.amazon.awssdk.services.ec2.model.UserIdGroupPair;

/** Reads what filters packets: network ACLs, security groups, and the prefix lists they name. */
record FiltersReader(Ec2Client ec2, Ask ask) {

  private static final int PAGE = 1000;
  private static final int PREFIX_LIST_PAGE = 100;
  private static final Set<String> WITH_PORTS = Set.of("tcp", "udp", "6", "17");

  Fact<Listed<NetworkAcl>> networkAcls(Extent extent) {
    return ask.forValue(
        Permission.DESCRIBE_NETWORK_ACLS,
        () ->
            ec2
                .describeNetworkAclsPaginator(
                    request -> request.maxResults(PAGE).filters(extent.filters("vpc-id")))
                .networkAcls()
                .stream()
                .collect(
                    Listed.by(
                        Permission.DESCRIBE_NETWORK_ACLS, told -> told.networkAclId(), told -> told.vpcId(), FiltersReader::networkAcl)));
  }

  Fact<Listed<SecurityGroup>> securityGroups(Extent extent) {
    return ask.forValue(
        Permission.DESCRIBE_SECURITY_GROUPS,
        () ->
            ec2
                .describeSecurityGroupsPaginator(
                    request -> request.maxResults(PAGE).filters(extent.filters("vpc-id")))
                .securityGroups()
                .stream()
                .collect(
                    Listed.by(
                        Permission.DESCRIBE_SECURITY_GROUPS, told -> told.groupId(), told -> told.vpcId(), FiltersReader::securityGroup)));
  }

  /** The prefix lists of the account and of AWS. */
  Fact<Map<String, PrefixList>> prefixLists() {
    return ask.forValue(
        Permission.DESCRIBE_MANAGED_PREFIX_LISTS,
        () ->
            ec2
                .describeManagedPrefixListsPaginator(
                    request -> request.maxResults(PREFIX_LIST_PAGE))
                .prefixLists()
                .stream()
                .map(told ->
                    new PrefixList(
                        told.prefixListId(),
                        Wire.orEmpty(told.prefixListName()),
                        Wire.orEmpty(told.ownerId())))
                .collect(Wire.byId(PrefixList::id)));
  }

  /** The blocks of a prefix list, in the order of their addresses. */
  Fact<List<Cidr>> entries(String prefixListId) {
    return ask.forValue(
        Permission.GET_MANAGED_PREFIX_LIST_ENTRIES,
        () ->
            ec2
                .getManagedPrefixListEntriesPaginator(
                    request -> request.prefixListId(prefixListId).maxResults(PREFIX_LIST_PAGE))
                .entries()
                .stream()
                .map(PrefixListEntry::cidr)
                .map(Wire::cidr)
                .sorted()
                .toList());
  }

  private static NetworkAcl networkAcl(software.amazon.awssdk.services.ec2.model.NetworkAcl told) {
    return new NetworkAcl(
        told.networkAclId(),
        Wire.required(told.vpcId(), "VpcId"),
        told.associations().stream().map(NetworkAclAssociation::subnetId).toList(),
        told.entries().stream().map(FiltersReader::aclEntry).toList());
  }

  private static AclEntry aclEntry(NetworkAclEntry told) {
    return new AclEntry(
        Wire.required(told.ruleNumber(), "RuleNumber"),
        Wire.required(told.egress(), "Egress"),
        allows(told),
        Wire.required(told.protocol(), "Protocol"),
        told.portRange() == null
            ? null
            : ports(told.protocol(), told.portRange().from(), told.portRange().to()),
        Wire.cidr(told.cidrBlock() == null ? told.ipv6CidrBlock() : told.cidrBlock()));
  }

  private static boolean allows(NetworkAclEntry told) {
    return switch (Wire.orEmpty(told.ruleActionAsString())) {
      case "allow" -> true;
      case "deny" -> false;
      case String word -> throw Unforeseen.word(word);
    };
  }

  private static SecurityGroup securityGroup(
      software.amazon.awssdk.services.ec2.model.SecurityGroup told) {
    return new SecurityGroup(
        told.groupId(),
        Wire.orEmpty(told.vpcId()),
        Wire.orEmpty(told.ownerId()),
        told.ipPermissions().stream().map(FiltersReader::groupRule).toList(),
        told.ipPermissionsEgress().stream().map(FiltersReader::groupRule).toList());
  }

  private static GroupRule groupRule(IpPermission told) {
    Stream<String> ipv4 = told.ipRanges().stream().map(range -> range.cidrIp());
    Stream<String> ipv6 = told.ipv6Ranges().stream().map(range -> range.cidrIpv6());
    return new GroupRule(
        Wire.required(told.ipProtocol(), "IpProtocol"),
        ports(told.ipProtocol(), told.fromPort(), told.toPort()),
        Stream.concat(ipv4, ipv6).map(Wire::cidr).toList(),
        told.userIdGroupPairs().stream().map(FiltersReader::groupReference).toList(),
        told.prefixListIds().stream().map(PrefixListId::prefixListId).toList());
  }

  private static GroupReference groupReference(UserIdGroupPair told) {
    return new GroupReference(
        told.groupId(), Wire.orEmpty(told.userId()), told.vpcId(), told.vpcPeeringConnectionId());
  }

  // For ICMP the two numbers are a type and a code, and -1 stands for every one.
  private static @Nullable Ports ports(
      String protocol, @Nullable Integer from, @Nullable Integer to) {
    if (!WITH_PORTS.contains(protocol) || from == null || to == null || from < 0) {
      return null;
    }
    return new Ports(from, to);
  }
}
