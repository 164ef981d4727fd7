package dev.sessionready.aws.inventory;

import dev.sessionready.aws.client.AwsCall;
import dev.sessionready.aws.client.Permission;
import dev.sessionready.aws.client.SdkValues;
import dev.sessionready.aws.client.UnexpectedValue;
import dev.sessionready.fact.Fact;
import dev.sessionready.network.address.Cidr;
import dev.sessionready.network.address.Ports;
import dev.sessionready.network.model.AclEntry;
import dev.sessionready.network.model.GroupReference;
import dev.sessionready.network.model.GroupRule;
import dev.sessionready.network.model.NetworkAcl;
import dev.sessionready.network.model.PrefixList;
import dev.sessionready.network.model.SecurityGroup;
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
public record FiltersReader(Ec2Client ec2, AwsCall ask) {

  private static final int PAGE = 1000;
  private static final int PREFIX_LIST_PAGE = 100;
  private static final Set<String> WITH_PORTS = Set.of("tcp", "udp", "6", "17");

  public Fact<Listed<NetworkAcl>> networkAcls(ResourceFilter filter) {
    return Listed.from(
        ask,
        Permission.DESCRIBE_NETWORK_ACLS,
        () ->
            ec2
                .describeNetworkAclsPaginator(
                    request -> request.maxResults(PAGE).filters(filter.filters("vpc-id")))
                .networkAcls()
                .stream(),
        actual -> actual.networkAclId(),
        actual -> actual.vpcId(),
        FiltersReader::networkAcl);
  }

  Fact<Listed<SecurityGroup>> securityGroups(ResourceFilter filter) {
    return Listed.from(
        ask,
        Permission.DESCRIBE_SECURITY_GROUPS,
        () ->
            ec2
                .describeSecurityGroupsPaginator(
                    request -> request.maxResults(PAGE).filters(filter.filters("vpc-id")))
                .securityGroups()
                .stream(),
        actual -> actual.groupId(),
        actual -> actual.vpcId(),
        FiltersReader::securityGroup);
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
                .map(actual ->
                    new PrefixList(
                        actual.prefixListId(),
                        SdkValues.orEmpty(actual.prefixListName()),
                        SdkValues.orEmpty(actual.ownerId())))
                .collect(SdkValues.byId(PrefixList::id)));
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
                .map(SdkValues::cidr)
                .sorted()
                .toList());
  }

  private static NetworkAcl networkAcl(
      software.amazon.awssdk.services.ec2.model.NetworkAcl actual) {
    return new NetworkAcl(
        actual.networkAclId(),
        SdkValues.required(actual.vpcId(), "VpcId"),
        actual.associations().stream().map(NetworkAclAssociation::subnetId).toList(),
        actual.entries().stream().map(FiltersReader::aclEntry).toList());
  }

  private static AclEntry aclEntry(NetworkAclEntry actual) {
    return new AclEntry(
        SdkValues.required(actual.ruleNumber(), "RuleNumber"),
        SdkValues.required(actual.egress(), "Egress"),
        allows(actual),
        SdkValues.required(actual.protocol(), "Protocol"),
        actual.portRange() == null
            ? null
            : ports(actual.protocol(), actual.portRange().from(), actual.portRange().to()),
        SdkValues.cidr(actual.cidrBlock() == null ? actual.ipv6CidrBlock() : actual.cidrBlock()));
  }

  private static boolean allows(NetworkAclEntry actual) {
    return switch (SdkValues.orEmpty(actual.ruleActionAsString())) {
      case "allow" -> true;
      case "deny" -> false;
      case String word -> throw UnexpectedValue.word(word);
    };
  }

  private static SecurityGroup securityGroup(
      software.amazon.awssdk.services.ec2.model.SecurityGroup actual) {
    return new SecurityGroup(
        actual.groupId(),
        SdkValues.orEmpty(actual.vpcId()),
        SdkValues.orEmpty(actual.ownerId()),
        actual.ipPermissions().stream().map(FiltersReader::groupRule).toList(),
        actual.ipPermissionsEgress().stream().map(FiltersReader::groupRule).toList());
  }

  private static GroupRule groupRule(IpPermission actual) {
    Stream<String> ipv4 = actual.ipRanges().stream().map(range -> range.cidrIp());
    Stream<String> ipv6 = actual.ipv6Ranges().stream().map(range -> range.cidrIpv6());
    return new GroupRule(
        SdkValues.required(actual.ipProtocol(), "IpProtocol"),
        ports(actual.ipProtocol(), actual.fromPort(), actual.toPort()),
        Stream.concat(ipv4, ipv6).map(SdkValues::cidr).toList(),
        actual.userIdGroupPairs().stream().map(FiltersReader::groupReference).toList(),
        actual.prefixListIds().stream().map(PrefixListId::prefixListId).toList());
  }

  private static GroupReference groupReference(UserIdGroupPair actual) {
    return new GroupReference(
        actual.groupId(),
        SdkValues.orEmpty(actual.userId()),
        actual.vpcId(),
        actual.vpcPeeringConnectionId());
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
