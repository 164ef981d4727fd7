package dev.sessionready.aws.inventory;

import static java.util.Objects.requireNonNull;

import dev.sessionready.aws.client.Answers;
import dev.sessionready.aws.client.AwsCall;
import dev.sessionready.aws.client.Parallel;
import dev.sessionready.aws.client.Permission;
import dev.sessionready.aws.client.SdkValues;
import dev.sessionready.fact.Fact;
import dev.sessionready.fact.Fact.Absent;
import dev.sessionready.fact.Fact.Known;
import dev.sessionready.fact.Fact.Unreadable;
import dev.sessionready.fact.ReadFailure;
import dev.sessionready.model.AccountRegion;
import dev.sessionready.model.Service;
import dev.sessionready.network.model.HostedZoneRecord;
import dev.sessionready.network.model.PrivateHostedZone;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.route53.model.HostedZoneSummary;
import software.amazon.awssdk.services.route53.model.ListHostedZonesByVpcResponse;
import software.amazon.awssdk.services.route53.model.ResourceRecord;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

/** Reads the private hosted zones that could answer for the names of Session Manager's services. */
public record ZonesReader(Route53Client route53, AccountRegion place, AwsCall ask) {

  private static final String ZONE_PAGE = "100";
  private static final String RECORD_PAGE = "300";

  /**
   * The zones that bear on those names, by VPC. A zone of another account is listed without
   * records, which that account alone may list.
   */
  Map<String, Fact<List<PrivateHostedZone>>> privateZones(Set<String> vpcIds) {
    Map<String, Fact<List<HostedZoneSummary>>> byVpc = Parallel.forEach(vpcIds, this::result);
    Set<String> ours =
        byVpc.values().stream()
            .flatMap(fact -> Answers.seen(fact).stream())
            .flatMap(List::stream)
            .filter(this::isOurs)
            .map(HostedZoneSummary::hostedZoneId)
            .collect(Collectors.toSet());
    Map<String, Fact<List<HostedZoneRecord>>> records = Parallel.forEach(ours, this::records);
    return byVpc.entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                entry -> Answers.then(entry.getValue(), zones -> zones(zones, records))));
  }

  private Fact<List<HostedZoneSummary>> result(String vpcId) {
    return ask.forValue(
        Permission.LIST_HOSTED_ZONES_BY_VPC,
        () ->
            associated(vpcId).stream()
                .map(ZonesReader::complete)
                .filter(ZonesReader::isAnAccounts)
                .filter(zone -> bears(zone.name()))
                .toList());
  }

  private static HostedZoneSummary complete(HostedZoneSummary actual) {
    SdkValues.required(actual.hostedZoneId(), "HostedZoneId");
    SdkValues.required(actual.name(), "Name");
    return actual;
  }

  // The zones of AWS's own services are what VPC endpoints answer with; the endpoints say that.
  private static boolean isAnAccounts(HostedZoneSummary zone) {
    return zone.owner() == null || zone.owner().owningService() == null;
  }

  private boolean isOurs(HostedZoneSummary zone) {
    return zone.owner() == null || place.account().equals(zone.owner().owningAccount());
  }

  private boolean bears(String zoneName) {
    String zone = "." + zoneName.replaceFirst("\\.$", "");
    String suffix = place.partition().dnsSuffix();
    return Stream.of(Service.values())
        .map(service -> "." + service.code() + "." + place.region() + "." + suffix)
        .anyMatch(host -> host.endsWith(zone));
  }

  // The SDK has no paginator for them.
  private List<HostedZoneSummary> associated(String vpcId) {
    List<HostedZoneSummary> all = new ArrayList<>();
    @Nullable String token = null;
    do {
      ListHostedZonesByVpcResponse page = page(vpcId, token);
      all.addAll(page.hostedZoneSummaries());
      token = page.nextToken();
    } while (token != null && !token.isEmpty());
    return all;
  }

  private ListHostedZonesByVpcResponse page(String vpcId, @Nullable String token) {
    return route53.listHostedZonesByVPC(request ->
        request.vpcId(vpcId).vpcRegion(place.region()).maxItems(ZONE_PAGE).nextToken(token));
  }

  private Fact<List<HostedZoneRecord>> records(String zoneId) {
    return ask.forValue(
        Permission.LIST_RESOURCE_RECORD_SETS,
        () ->
            route53
                .listResourceRecordSetsPaginator(
                    request -> request.hostedZoneId(zoneId).maxItems(RECORD_PAGE))
                .resourceRecordSets()
                .stream()
                .map(ZonesReader::record)
                .toList());
  }

  private Fact<List<PrivateHostedZone>> zones(
      List<HostedZoneSummary> summaries, Map<String, Fact<List<HostedZoneRecord>>> records) {
    List<PrivateHostedZone> zones = new ArrayList<>();
    for (HostedZoneSummary actual : summaries) {
      if (!isOurs(actual)) {
        zones.add(new PrivateHostedZone(actual.hostedZoneId(), actual.name(), null));
        continue;
      }
      switch (requireNonNull(records.get(actual.hostedZoneId()))) {
        case Known<List<HostedZoneRecord>>(var known) ->
            zones.add(new PrivateHostedZone(actual.hostedZoneId(), actual.name(), known));
        case Absent<List<HostedZoneRecord>>() -> {
          // Deleted since it was listed: it no longer answers.
        }
        case Unreadable<List<HostedZoneRecord>>(ReadFailure failure) -> {
          return Fact.unreadable(failure);
        }
      }
    }
    return Fact.known(List.copyOf(zones));
  }

  private static HostedZoneRecord record(ResourceRecordSet actual) {
    return new HostedZoneRecord(
        SdkValues.required(actual.name(), "Name"),
        SdkValues.required(actual.typeAsString(), "Type"),
        actual.aliasTarget() == null
            ? actual.resourceRecords().stream().map(ResourceRecord::value).toList()
            : List.of(SdkValues.required(actual.aliasTarget().dnsName(), "DNSName")));
  }
}
