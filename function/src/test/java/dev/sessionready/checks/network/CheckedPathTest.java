package dev.sessionready.checks.network;

import static dev.sessionready.checks.network.PathDraft.DENIED;
import static dev.sessionready.checks.network.PathDraft.blocked;
import static dev.sessionready.checks.network.PathDraft.hidden;
import static dev.sessionready.checks.network.PathDraft.open;
import static dev.sessionready.checks.network.PathDraft.packets;
import static dev.sessionready.checks.network.PathDraft.path;
import static dev.sessionready.checks.network.PathDraft.unread;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionready.model.Service;
import dev.sessionready.network.path.PacketPath.End;
import dev.sessionready.network.path.PathComponent;
import dev.sessionready.network.path.PathComponent.Kind;
import dev.sessionready.network.path.ServicePath;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which failed lookups bear on the components that a check answers for. */
class CheckedPathTest {

  private static final PathComponent OPEN_ACL = open(Kind.NETWORK_ACL_OUT, "acl-1");
  private static final PathComponent UNREAD_NAT = unread(Kind.NAT_GATEWAY, "nat-1");
  private static final PathComponent UNREAD_ROUTE = unread(Kind.ROUTE, "rtb-1");

  /** The path as a check of components of that kind sees it. */
  private static CheckedPath checked(Kind mine, ServicePath path) {
    return new CheckedPath(
        new JudgedPath(Service.SSM, path), (_, component) -> component.kind() == mine);
  }

  private static CheckedPath byInternet(Kind mine, End end, PathComponent... components) {
    return checked(mine, path(ServicePath.Kind.INTERNET, List.of(), packets(end, components)));
  }

  @Test
  void aPathIsBlockedByTheComponentsOfTheCheckThatBlockIt() {
    PathComponent acl = blocked(Kind.NETWORK_ACL_OUT, "acl-1");
    PathComponent group = blocked(Kind.SECURITY_GROUP_EGRESS, "sg-1");
    ServicePath path =
        path(ServicePath.Kind.INTERNET, List.of(), packets(End.INTERNET, group, acl, acl));
    assertThat(checked(Kind.NETWORK_ACL_OUT, path).blocked())
        .contains(new BlockedService(Service.SSM, path, List.of(acl)));
    assertThat(checked(Kind.ROUTE, path).blocked()).isEmpty();
    assertThat(checked(Kind.NETWORK_ACL_OUT, path(acl, hidden(Kind.ROUTE, "rtb-1"))).blocked())
        .isEmpty();
  }

  @Test
  void whereARouteCouldNotBeReadThePathMayLeadByOtherComponents() {
    PathComponent acl = blocked(Kind.NETWORK_ACL_OUT, "acl-1");
    assertThat(byInternet(Kind.NETWORK_ACL_OUT, End.UNKNOWN, UNREAD_ROUTE, acl).blocked())
        .isEmpty();
    assertThat(byInternet(Kind.NETWORK_ACL_OUT, End.UNKNOWN, UNREAD_NAT, acl).blocked())
        .isPresent();
  }

  @Test
  void throughAnInterfaceEndpointThePathLeadsWhateverTheRoutes() {
    ServicePath path =
        path(
            ServicePath.Kind.INTERFACE_ENDPOINT,
            List.of(),
            packets(End.UNKNOWN, UNREAD_ROUTE, blocked(Kind.NETWORK_ACL_OUT, "acl-1")));
    assertThat(checked(Kind.NETWORK_ACL_OUT, path).blocked()).isPresent();
  }

  @Test
  void besideAnEndpointThatIsNotUsedEveryLookupDecidesWhetherThePublicPathIsTaken() {
    ServicePath path =
        path(
            ServicePath.Kind.INTERNET,
            List.of("vpce-1"),
            packets(End.UNKNOWN, UNREAD_NAT, blocked(Kind.NETWORK_ACL_OUT, "acl-1")));
    assertThat(checked(Kind.NETWORK_ACL_OUT, path).blocked()).isEmpty();
    assertThat(checked(Kind.NETWORK_ACL_OUT, path).failed()).contains(DENIED);
  }

  @Test
  void aFailedLookupOfTheChecksOwnComponentCounts() {
    assertThat(byInternet(Kind.NAT_GATEWAY, End.INTERNET, UNREAD_NAT).failed())
        .containsOnly(DENIED);
    assertThat(byInternet(Kind.NAT_GATEWAY, End.INTERNET, open(Kind.NAT_GATEWAY, "n")).failed())
        .isEmpty();
  }

  @Test
  void aPacketPathWithoutAComponentOfTheCheckMayHideOne() {
    assertThat(byInternet(Kind.NETWORK_ACL_OUT, End.INTERNET, UNREAD_NAT).failed())
        .containsExactly(DENIED);
  }

  @Test
  void aPacketPathThatIsLostBehindAComponentOfTheCheckMayHideAnother() {
    assertThat(byInternet(Kind.NETWORK_ACL_OUT, End.UNKNOWN, OPEN_ACL, UNREAD_NAT).failed())
        .containsExactly(DENIED);
  }

  @ParameterizedTest
  @EnumSource(value = End.class, mode = EnumSource.Mode.EXCLUDE, names = "UNKNOWN")
  void aPacketPathThatComesToItsEndHidesNothing(End end) {
    assertThat(byInternet(Kind.NETWORK_ACL_OUT, end, OPEN_ACL, UNREAD_NAT).failed()).isEmpty();
  }

  @Test
  void nothingIsHiddenBehindTheGroupsOfTheInstanceWhichComeFirst() {
    PathComponent groups = open(Kind.SECURITY_GROUP_EGRESS, "sg-1");
    assertThat(byInternet(Kind.SECURITY_GROUP_EGRESS, End.UNKNOWN, groups, UNREAD_NAT).failed())
        .isEmpty();
  }

  @Test
  void onlyWhereSeveralPacketPathsAreTakenAFailureOnOneCountsForTheWhole() {
    PathComponent open = open(Kind.ROUTE, "rtb-2");
    assertThat(checked(Kind.DNS, path(open, UNREAD_NAT)).failedBeside()).containsExactly(DENIED);
    assertThat(checked(Kind.DNS, path(UNREAD_NAT)).failedBeside()).isEmpty();
    assertThat(checked(Kind.DNS, path(open, open)).failedBeside()).isEmpty();
  }
}
