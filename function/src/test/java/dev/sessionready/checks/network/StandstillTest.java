package dev.sessionready.checks.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionready.model.Instance;
import dev.sessionready.network.Door;
import dev.sessionready.network.Doubt;
import dev.sessionready.network.Family;
import dev.sessionready.network.Outcome;
import dev.sessionready.network.Reach;
import dev.sessionready.network.Reason;
import dev.sessionready.network.Service;
import dev.sessionready.network.ServicePath;
import dev.sessionready.network.Trace;
import dev.sessionready.world.World;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** What the want of a public address says of an instance that runs, and of one that does not. */
class StandstillTest {

  private static final Reach WITHOUT_ADDRESS =
      new Reach.Shut(Reason.IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS, "10.0.1.101");

  @Test
  void theWaysOfAnInstanceThatRunsAreAsTheyAre() {
    ServicePath path = leavingBy(WITHOUT_ADDRESS);

    assertThat(new Standstill(instance("running")).on(path)).isSameAs(path);
  }

  @Test
  void aStoppedInstanceMayGetThePublicAddressThatItLacks() {
    ServicePath path = new Standstill(instance("stopped")).on(leavingBy(WITHOUT_ADDRESS));

    assertThat(path).isEqualTo(leavingBy(new Reach.Unverifiable(Doubt.ADDRESS_AT_START, "i-web")));
    assertThat(path.outcome()).isEqualTo(Outcome.UNVERIFIABLE);
  }

  @Test
  void aNatGatewayLacksItsPublicAddressWhetherTheInstanceRunsOrNot() {
    ServicePath path =
        leavingBy(new Reach.Shut(Reason.IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS, "10.0.9.9"));

    assertThat(new Standstill(instance("stopped")).on(path)).isEqualTo(path);
  }

  @Test
  void whatElseIsShutIsShutForAStoppedInstanceToo() {
    ServicePath path = leavingBy(new Reach.Shut(Reason.BAD_STATE_ATTACHMENT, "10.0.1.101"));

    assertThat(new Standstill(instance("stopped")).on(path)).isEqualTo(path);
  }

  private static Instance instance(String state) {
    String patch =
        "{\"instances\": {\"known\": {\"i-web\": {\"state\": \"%s\"}}}}".formatted(state);
    return World.healthy(new JsonMapper().readTree(patch)).subjects().getFirst().instance();
  }

  private static ServicePath leavingBy(Reach gateway) {
    Door route =
        new Door(
            Door.Kind.ROUTE,
            Door.Direction.FORWARD,
            List.of("rtb-app"),
            new Reach.Open("0.0.0.0/0 igw-1"));
    Door leaving =
        new Door(Door.Kind.INTERNET_GATEWAY, Door.Direction.FORWARD, List.of("igw-1"), gateway);
    return new ServicePath(
        new Service("ssm", "ap-northeast-1"),
        Family.IPV4,
        ServicePath.Way.INTERNET,
        List.of(),
        List.of(),
        List.of(new Trace(List.of(), List.of(route, leaving), Trace.End.INTERNET)),
        true,
        List.of(),
        List.of(),
        List.of());
  }
}
