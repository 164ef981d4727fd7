package dev.sessionready.network.path;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionready.fact.ReadFailure;
import dev.sessionready.network.address.Cidr;
import dev.sessionready.network.address.Family;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a path comes to where it is open whither a name leads. */
class ServicePathTest {

  private static final Reachability ALLOWED = new Reachability.Allowed("");
  private static final Reachability BLOCKED =
      new Reachability.Blocked(ExplanationCode.BAD_STATE, "");
  private static final Reachability UNKNOWN =
      new Reachability.Unknown(UnknownReason.NOT_VISIBLE, "vpc-1");

  private static PathComponent component(PathComponent.Kind kind, Reachability reachability) {
    return new PathComponent(kind, PathComponent.Direction.FORWARD, List.of(), reachability);
  }

  private static PathComponent name(Reachability reachability) {
    return component(PathComponent.Kind.DNS, reachability);
  }

  private static PathComponent unread(PathComponent.Kind kind, String action) {
    return component(
        kind,
        new Reachability.Unknown(
            UnknownReason.COULD_NOT_LOOK, "vpc-1", new ReadFailure(action, "denied")));
  }

  @Test
  void theFirstLookupThatFailedIsThatOfWhatDecidesThePathAndThenThatOfThePackets() {
    var route = unread(PathComponent.Kind.ROUTE, "ec2:DescribeRouteTables");
    var zones = unread(PathComponent.Kind.DNS, "route53:ListHostedZonesByVPC");
    var packets = new PacketPath(List.of(), List.of(route), PacketPath.End.UNKNOWN);
    var open = new PacketPath(List.of(), List.of(), PacketPath.End.INTERNET);

    assertThat(failed(path(List.of(name(ALLOWED), zones), packets)))
        .isEqualTo("route53:ListHostedZonesByVPC");
    assertThat(failed(path(List.of(name(UNKNOWN)), open, packets)))
        .isEqualTo("ec2:DescribeRouteTables");
    assertThat(failed(path(List.of(name(BLOCKED)), open).orElsewhere(List.of(packets)))).isEmpty();
  }

  private static String failed(ServicePath path) {
    return path.failedLookup().map(ReadFailure::action).orElse("");
  }

  private static PathComponent endpoint(Reachability reachability) {
    return component(PathComponent.Kind.ENDPOINT, reachability);
  }

  private static PacketPath to(String destination, Reachability... components) {
    return new PacketPath(
        List.of(Cidr.parse(destination)),
        Stream.of(components).map(one -> component(PathComponent.Kind.ROUTE, one)).toList(),
        PacketPath.End.UNKNOWN);
  }

  private static ServicePath path(List<PathComponent> components, PacketPath... packetPaths) {
    return new ServicePath(
        new RegionalService("ssm", "us-east-1"),
        Family.IPV4,
        ServicePath.Kind.INTERNET,
        List.of(),
        components,
        List.of(packetPaths),
        false,
        List.of(),
        List.of(),
        List.of());
  }

  @Test
  void whatIsBlockedForEveryTargetIsCertainThoughTheNameIsNot() {
    assertThat(
            path(List.of(name(UNKNOWN)), to("10.0.0.0/8", BLOCKED))
                .orElsewhere(List.of(to("0.0.0.0/0", BLOCKED)))
                .outcome())
        .isEqualTo(PathOutcome.BLOCKED);
  }

  @Test
  void oneTargetThatIsNotBlockedLeavesAnUncertainNameUnknown() {
    var uncertain = List.of(name(UNKNOWN));
    assertThat(
            path(uncertain, to("10.0.0.0/8", BLOCKED))
                .orElsewhere(List.of(to("0.0.0.0/0", ALLOWED)))
                .outcome())
        .isEqualTo(PathOutcome.UNKNOWN);
    assertThat(
            path(uncertain, to("10.0.0.0/8", ALLOWED))
                .orElsewhere(List.of(to("0.0.0.0/0", BLOCKED)))
                .outcome())
        .isEqualTo(PathOutcome.UNKNOWN);
  }

  @Test
  void aNameThatBlocksDoesNotBlockTheOtherTargets() {
    assertThat(
            path(List.of(name(UNKNOWN), name(BLOCKED)), to("10.0.0.0/8", ALLOWED))
                .orElsewhere(List.of(to("0.0.0.0/0", BLOCKED)))
                .outcome())
        .isEqualTo(PathOutcome.UNKNOWN);
  }

  @Test
  void anEndpointThatBlocksCountsBesideANameThatIsOpen() {
    assertThat(
            path(List.of(name(UNKNOWN), endpoint(BLOCKED)), to("10.0.0.0/8", ALLOWED))
                .orElsewhere(List.of(to("0.0.0.0/0", BLOCKED)))
                .outcome())
        .isEqualTo(PathOutcome.BLOCKED);
  }

  @Test
  void onlyTheNameMakesTheTargetOpen() {
    var path =
        path(List.of(endpoint(UNKNOWN)), to("10.0.0.0/8", ALLOWED))
            .orElsewhere(List.of(to("0.0.0.0/0", BLOCKED)));
    assertThat(path.openTarget()).isEmpty();
    assertThat(path.outcome()).isEqualTo(PathOutcome.UNKNOWN);
    assertThat(path(List.of(name(UNKNOWN))).openTarget()).isEmpty();
  }

  @Test
  void whereNothingIsKnownOfAnyTargetTheOneWithTheLeastAgainstItStandsForAll() {
    var most = to("1.0.0.0/8", BLOCKED, BLOCKED, ALLOWED);
    var least = to("2.0.0.0/8", ALLOWED, BLOCKED, UNKNOWN, ALLOWED);
    var path = path(List.of(name(UNKNOWN))).orElsewhere(List.of(most, least));
    assertThat(path.packetPaths()).containsExactly(least);
    assertThat(path.broad()).isTrue();
    assertThat(path.alternatives()).containsExactly(most, least);
  }

  @Test
  void aKnownTargetStandsForItself() {
    var known = to("10.0.0.0/8", BLOCKED);
    var path = path(List.of(name(UNKNOWN)), known).orElsewhere(List.of(to("1.0.0.0/8", BLOCKED)));
    assertThat(path.packetPaths()).containsExactly(known);
    assertThat(path.broad()).isFalse();
  }

  @Test
  void noTargetStandsForTheOthersWhereOneIsReached() {
    var path = path(List.of(name(UNKNOWN))).orElsewhere(List.of(to("1.0.0.0/8", ALLOWED)));
    assertThat(path.packetPaths()).isEmpty();
    assertThat(path.broad()).isFalse();
  }

  @Test
  void everyComponentIsEvaluatedAnewAndNothingElseChanges() {
    var path =
        path(List.of(name(UNKNOWN)), to("10.0.0.0/8", BLOCKED))
            .orElsewhere(List.of(to("0.0.0.0/0", BLOCKED)));
    assertThat(path.map(one -> one.with(ALLOWED)))
        .isEqualTo(
            path(List.of(name(ALLOWED)), to("10.0.0.0/8", ALLOWED))
                .orElsewhere(List.of(to("0.0.0.0/0", ALLOWED))));
  }
}
