package dev.sessionready.aws;

import dev.sessionready.fact.Fact;
import dev.sessionready.model.Instance;
import dev.sessionready.model.MetadataOptions;
import dev.sessionready.network.Ip;
import dev.sessionready.network.NetworkInterface;
import dev.sessionready.rule.Scope;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.GroupIdentifier;
import software.amazon.awssdk.services.ec2.model.InstanceIpv6Address;
import software.amazon.awssdk.services.ec2.model.InstanceMetadataOptionsResponse;
import software.amazon.awssdk.services.ec2.model.InstanceNetworkInterface;
import software.amazon.awssdk.services.ec2.model.InstancePrivateIpAddress;

/** Reads the instances in scope. */
record InstancesReader(Ec2Client ec2, Ask ask) {

  private static final System.Logger LOG = System.getLogger(InstancesReader.class.getName());

  private static final int PAGE = 1000;

  /** The instances in scope, by id; ids that name none are left out. */
  Fact<Map<String, Instance>> read(Scope scope) {
    return switch (scope) {
      // Roles stand behind profiles, so who acts by one is known only after the look.
      case Scope.Everything _, Scope.WithRole _, Scope.WithPolicy _ -> listed(List.of(List.of()));
      case Scope.Only(var ids) -> listed(filters("instance-id", ids));
      case Scope.InVpcs(var ids) -> listed(filters("vpc-id", ids));
      case Scope.InSubnets(var ids) -> listed(filters("subnet-id", ids));
      case Scope.Nobody() -> Fact.known(Map.of());
    };
  }

  private Fact<Map<String, Instance>> listed(List<List<Filter>> questions) {
    return ask.forValue(
        Permission.DESCRIBE_INSTANCES,
        () ->
            questions.stream()
                .flatMap(this::matching)
                .map(InstancesReader::understood)
                .collect(Wire.byId(Instance::id)));
  }

  private Stream<software.amazon.awssdk.services.ec2.model.Instance> matching(
      List<Filter> filters) {
    return ec2
        .describeInstancesPaginator(request -> request.maxResults(PAGE).filters(filters))
        .reservations()
        .stream()
        .flatMap(reservation -> reservation.instances().stream());
  }

  // Asked for by InstanceIds, one id that is gone fails the whole call; a filter just leaves it
  // out.
  private static List<List<Filter>> filters(String name, Set<String> ids) {
    List<String> sorted = ids.stream().sorted().toList();
    List<List<Filter>> filters = new ArrayList<>();
    for (int from = 0; from < sorted.size(); from += Extent.FILTER_VALUES) {
      List<String> some =
          sorted.subList(from, Math.min(from + Extent.FILTER_VALUES, sorted.size()));
      filters.add(List.of(Filter.builder().name(name).values(some).build()));
    }
    return filters;
  }

  // One whose settings cannot be read is there all the same: without a state nobody judges it, and
  // nobody takes back its verdict.
  private static Instance understood(software.amazon.awssdk.services.ec2.model.Instance told) {
    Wire.required(told.instanceId(), "InstanceId");
    try {
      return instance(told);
    } catch (RuntimeException strange) {
      LOG.log(System.Logger.Level.DEBUG, told.instanceId(), strange);
      return new Instance(
          told.instanceId(),
          "",
          Instant.EPOCH,
          "",
          "",
          "",
          nullIfEmpty(told.vpcId()),
          nullIfEmpty(told.subnetId()),
          null,
          metadataOptions(null),
          List.of(),
          Wire.tags(told.tags()));
    }
  }

  private static Instance instance(software.amazon.awssdk.services.ec2.model.Instance told) {
    return new Instance(
        told.instanceId(),
        Wire.required(told.state().nameAsString(), "State"),
        Wire.required(told.launchTime(), "LaunchTime"),
        Wire.orEmpty(told.imageId()),
        Wire.orEmpty(told.platformAsString()).toLowerCase(Locale.ROOT),
        Wire.orEmpty(told.platformDetails()),
        nullIfEmpty(told.vpcId()),
        nullIfEmpty(told.subnetId()),
        told.iamInstanceProfile() == null ? null : told.iamInstanceProfile().arn(),
        metadataOptions(told.metadataOptions()),
        told.networkInterfaces().stream()
            .sorted(PRIMARY_FIRST)
            .map(InstancesReader::networkInterface)
            .toList(),
        Wire.tags(told.tags()));
  }

  private static MetadataOptions metadataOptions(@Nullable InstanceMetadataOptionsResponse told) {
    return told == null
        ? new MetadataOptions("", "", 0, "")
        : new MetadataOptions(
            Wire.orEmpty(told.httpEndpointAsString()),
            Wire.orEmpty(told.httpTokensAsString()),
            told.httpPutResponseHopLimit() == null ? 0 : told.httpPutResponseHopLimit(),
            Wire.orEmpty(told.stateAsString()));
  }

  private static final Comparator<InstanceNetworkInterface> PRIMARY_FIRST =
      Comparator.comparingInt(InstancesReader::networkCard)
          .thenComparingInt(InstancesReader::deviceIndex);

  private static int networkCard(InstanceNetworkInterface told) {
    Integer index = told.attachment() == null ? null : told.attachment().networkCardIndex();
    return index == null ? 0 : index;
  }

  private static int deviceIndex(InstanceNetworkInterface told) {
    Integer index = told.attachment() == null ? null : told.attachment().deviceIndex();
    return index == null ? Integer.MAX_VALUE : index;
  }

  private static NetworkInterface networkInterface(InstanceNetworkInterface told) {
    return new NetworkInterface(
        Wire.required(told.networkInterfaceId(), "NetworkInterfaceId"),
        Wire.required(told.vpcId(), "VpcId"),
        Wire.required(told.subnetId(), "SubnetId"),
        told.groups().stream().map(GroupIdentifier::groupId).toList(),
        privateAddresses(told),
        told.ipv6Addresses().stream().map(InstanceIpv6Address::ipv6Address).map(Wire::ip).toList(),
        told.association() == null ? null : Wire.ipIfTold(told.association().publicIp()),
        Wire.isTrue(told.sourceDestCheck()),
        Wire.orEmpty(told.interfaceType()),
        Wire.orEmpty(told.ownerId()));
  }

  private static List<Ip> privateAddresses(InstanceNetworkInterface told) {
    return told.privateIpAddresses().stream()
        .sorted(Comparator.comparing(address -> !Wire.isTrue(address.primary())))
        .map(InstancePrivateIpAddress::privateIpAddress)
        .map(Wire::ip)
        .toList();
  }

  // A terminated instance has neither VPC nor subnet.
  private static @Nullable String nullIfEmpty(@Nullable String text) {
    return text == null || text.isEmpty() ? null : text;
  }
}
