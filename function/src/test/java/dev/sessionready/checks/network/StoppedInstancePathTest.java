package dev.sessionready.checks.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionready.network.address.Family;
import dev.sessionready.network.path.ExplanationCode;
import dev.sessionready.network.path.PacketPath;
import dev.sessionready.network.path.PathComponent;
import dev.sessionready.network.path.PathOutcome;
import dev.sessionready.network.path.Reachability;
import dev.sessionready.network.path.RegionalService;
import dev.sessionready.network.path.ServicePath;
import dev.sessionready.network.path.UnknownReason;
import dev.sessionready.subject.Subject;
import dev.sessionready.world.World;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** What the want of a public address says of an instance that runs, and of one that does not. */
class StoppedInstancePathTest {

  private static final Reachability WITHOUT_ADDRESS =
      new Reachability.Blocked(ExplanationCode.IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS, "10.0.1.101");

  @Test
  void thePathsOfAnInstanceThatRunsAreAsTheyAre() {
    ServicePath path = leavingBy(WITHOUT_ADDRESS);

    assertThat(new StoppedInstancePath(instance("running")).on(path)).isSameAs(path);
  }

  @Test
  void aStoppedInstanceMayGetThePublicAddressThatItLacks() {
    ServicePath path = new StoppedInstancePath(instance("stopped")).on(leavingBy(WITHOUT_ADDRESS));

    assertThat(path)
        .isEqualTo(leavingBy(new Reachability.Unknown(UnknownReason.ADDRESS_AT_START, "i-web")));
    assertThat(path.outcome()).isEqualTo(PathOutcome.UNKNOWN);
  }

  @Test
  void aNatGatewayLacksItsPublicAddressWhetherTheInstanceRunsOrNot() {
    ServicePath path =
        leavingBy(
            new Reachability.Blocked(
                ExplanationCode.IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS, "10.0.9.9"));

    assertThat(new StoppedInstancePath(instance("stopped")).on(path)).isEqualTo(path);
  }

  @Test
  void whatElseIsBlockedIsBlockedForAStoppedInstanceToo() {
    ServicePath path =
        leavingBy(new Reachability.Blocked(ExplanationCode.BAD_STATE_ATTACHMENT, "10.0.1.101"));

    assertThat(new StoppedInstancePath(instance("stopped")).on(path)).isEqualTo(path);
  }

  private static Subject instance(String state) {
    String patch =
        "{\"instances\": {\"known\": {\"i-web\": {\"state\": \"%s\"}}}}".formatted(state);
    return World.healthy(new JsonMapper().readTree(patch)).subjects().getFirst();
  }

  private static ServicePath leavingBy(Reachability gateway) {
    PathComponent route =
        new PathComponent(
            PathComponent.Kind.ROUTE,
            PathComponent.Direction.FORWARD,
            List.of("rtb-app"),
            new Reachability.Allowed("0.0.0.0/0 igw-1"));
    PathComponent leaving =
        new PathComponent(
            PathComponent.Kind.INTERNET_GATEWAY,
            PathComponent.Direction.FORWARD,
            List.of("igw-1"),
            gateway);
    return new ServicePath(
        new RegionalService("ssm", "ap-northeast-1"),
        Family.IPV4,
        ServicePath.Kind.INTERNET,
        List.of(),
        List.of(),
        List.of(new PacketPath(List.of(), List.of(route, leaving), PacketPath.End.INTERNET)),
        true,
        List.of(),
        List.of(),
        List.of());
  }
}
