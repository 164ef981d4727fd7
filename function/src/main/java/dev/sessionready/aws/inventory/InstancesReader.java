// Over 200 lines: all that reads instances, whole or by pages, and makes them ours.
package dev.sessionready.aws.inventory;

import dev.sessionready.aws.client.AwsCall;
import dev.sessionready.aws.client.Permission;
import dev.sessionready.aws.client.SdkValues;
import dev.sessionready.fact.Fact;
import dev.sessionready.model.Instance;
import dev.sessionready.model.MetadataOptions;
import dev.sessionready.network.address.Ip;
import dev.sessionready.network.model.NetworkInterface;
import dev.sessionready.rule.Scope;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesResponse;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.GroupIdentifier;
import software.amazon.awssdk.services.ec2.model.InstanceIpv6Address;
import software.amazon.awssdk.services.ec2.model.InstanceMetadataOptionsResponse;
import software.amazon.awssdk.services.ec2.model.InstanceNetworkInterface;
import software.amazon.awssdk.services.ec2.model.InstancePrivateIpAddress;

/** Reads the instances in scope. */
public record InstancesReader(Ec2Client ec2, AwsCall ask) {

  private static final System.Logger LOG = System.getLogger(InstancesReader.class.getName());

  private static final int PAGE = 1000;

  /** The instances in scope, by id; ids that name none are left out. */
  public Fact<Map<String, Instance>> read(Scope scope) {
    return switch (scope) {
      // Roles are found through profiles, so who acts by one is known only after the lookup.
      case Scope.Everything _, Scope.WithRole _, Scope.WithPolicy _ -> listed(List.of(List.of()));
      case Scope.Only(var ids) -> listed(filters("instance-id", ids));
      case Scope.InVpcs(var ids) -> listed(filters("vpc-id", ids));
      case Scope.InSubnets(var ids) -> listed(filters("subnet-id", ids));
      case Scope.Nobody() -> Fact.known(Map.of());
    };
  }

  /**
   * Some pages of all instances.
   *
   * @param byId the instances, by id
   * @param next what names the page after them to EC2; null where they are the last
   */
  public record Pages(Map<String, Instance> byId, @Nullable String next) {}

  /**
   * About so many instances, in the order in which EC2 lists them, from a page on.
   *
   * @param from what names the page; null for the first one
   * @see <a
   *     href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeInstances.html">
   *     DescribeInstances</a>
   */
  public Fact<Pages> pages(@Nullable String from, int instances) {
    return ask.forValue(
        Permission.DESCRIBE_INSTANCES,
        () -> {
          Map<String, Instance> byId = new HashMap<>();
          String next = from;
          do {
            DescribeInstancesResponse page = page(next);
            page.reservations().stream()
                .flatMap(reservation -> reservation.instances().stream())
                .map(InstancesReader::understood)
                .forEach(instance -> byId.put(instance.id(), instance));
            next = nullIfEmpty(page.nextToken());
          } while (next != null && byId.size() < instances);
          return new Pages(byId, next);
        });
  }

  private DescribeInstancesResponse page(@Nullable String from) {
    return ec2.describeInstances(request -> request.maxResults(PAGE).nextToken(from));
  }

  private Fact<Map<String, Instance>> listed(List<List<Filter>> questions) {
    return ask.forValue(
        Permission.DESCRIBE_INSTANCES,
        () ->
            questions.stream()
                .flatMap(this::matching)
                .map(InstancesReader::understood)
                .collect(SdkValues.byId(Instance::id)));
  }

  private Stream<software.amazon.awssdk.services.ec2.model.Instance> matching(
      List<Filter> filters) {
    return ec2
        .describeInstancesPaginator(request -> request.maxResults(PAGE).filters(filters))
        .reservations()
        .stream()
        .flatMap(reservation -> reservation.instances().stream());
  }

  // Asked for by InstanceIds, one id that is gone makes the whole call fail; a filter just leaves
  // it out.
  private static List<List<Filter>> filters(String name, Set<String> ids) {
    List<String> sorted = ids.stream().sorted().toList();
    List<List<Filter>> filters = new ArrayList<>();
    for (int from = 0; from < sorted.size(); from += ResourceFilter.FILTER_VALUES) {
      List<String> some =
          sorted.subList(from, Math.min(from + ResourceFilter.FILTER_VALUES, sorted.size()));
      filters.add(List.of(Filter.builder().name(name).values(some).build()));
    }
    return filters;
  }

  // One whose settings cannot be read is there all the same: without a state it is not evaluated,
  // and its verdict is not taken back.
  private static Instance understood(software.amazon.awssdk.services.ec2.model.Instance actual) {
    SdkValues.required(actual.instanceId(), "InstanceId");
    try {
      return instance(actual);
    } catch (RuntimeException strange) {
      LOG.log(System.Logger.Level.DEBUG, actual.instanceId(), strange);
      return new Instance(
          actual.instanceId(),
          "",
          Instant.EPOCH,
          "",
          "",
          "",
          nullIfEmpty(actual.vpcId()),
          nullIfEmpty(actual.subnetId()),
          null,
          metadataOptions(null),
          List.of(),
          SdkValues.tags(actual.tags()));
    }
  }

  private static Instance instance(software.amazon.awssdk.services.ec2.model.Instance actual) {
    return new Instance(
        actual.instanceId(),
        SdkValues.required(actual.state().nameAsString(), "State"),
        SdkValues.required(actual.launchTime(), "LaunchTime"),
        SdkValues.orEmpty(actual.imageId()),
        SdkValues.orEmpty(actual.platformAsString()).toLowerCase(Locale.ROOT),
        SdkValues.orEmpty(actual.platformDetails()),
        nullIfEmpty(actual.vpcId()),
        nullIfEmpty(actual.subnetId()),
        actual.iamInstanceProfile() == null ? null : actual.iamInstanceProfile().arn(),
        metadataOptions(actual.metadataOptions()),
        actual.networkInterfaces().stream()
            .sorted(PRIMARY_FIRST)
            .map(InstancesReader::networkInterface)
            .toList(),
        SdkValues.tags(actual.tags()));
  }

  private static MetadataOptions metadataOptions(@Nullable InstanceMetadataOptionsResponse actual) {
    return actual == null
        ? new MetadataOptions("", "", 0, "")
        : new MetadataOptions(
            SdkValues.orEmpty(actual.httpEndpointAsString()),
            SdkValues.orEmpty(actual.httpTokensAsString()),
            actual.httpPutResponseHopLimit() == null ? 0 : actual.httpPutResponseHopLimit(),
            SdkValues.orEmpty(actual.stateAsString()));
  }

  private static final Comparator<InstanceNetworkInterface> PRIMARY_FIRST =
      Comparator.comparingInt(InstancesReader::networkCard)
          .thenComparingInt(InstancesReader::deviceIndex);

  private static int networkCard(InstanceNetworkInterface actual) {
    Integer index = actual.attachment() == null ? null : actual.attachment().networkCardIndex();
    return index == null ? 0 : index;
  }

  private static int deviceIndex(InstanceNetworkInterface actual) {
    Integer index = actual.attachment() == null ? null : actual.attachment().deviceIndex();
    return index == null ? Integer.MAX_VALUE : index;
  }

  private static NetworkInterface networkInterface(InstanceNetworkInterface actual) {
    return new NetworkInterface(
        SdkValues.required(actual.networkInterfaceId(), "NetworkInterfaceId"),
        SdkValues.required(actual.vpcId(), "VpcId"),
        SdkValues.required(actual.subnetId(), "SubnetId"),
        actual.groups().stream().map(GroupIdentifier::groupId).toList(),
        privateAddresses(actual),
        actual.ipv6Addresses().stream()
            .map(InstanceIpv6Address::ipv6Address)
            .map(SdkValues::ip)
            .toList(),
        actual.association() == null
            ? null
            : SdkValues.ipIfPresent(actual.association().publicIp()),
        SdkValues.isTrue(actual.sourceDestCheck()),
        SdkValues.orEmpty(actual.interfaceType()),
        SdkValues.orEmpty(actual.ownerId()));
  }

  private static List<Ip> privateAddresses(InstanceNetworkInterface actual) {
    return actual.privateIpAddresses().stream()
        .sorted(Comparator.comparing(address -> !SdkValues.isTrue(address.primary())))
        .map(InstancePrivateIpAddress::privateIpAddress)
        .map(SdkValues::ip)
        .toList();
  }

  // A terminated instance has neither VPC nor subnet.
  private static @Nullable String nullIfEmpty(@Nullable String text) {
    return text == null || text.isEmpty() ? null : text;
  }
}
