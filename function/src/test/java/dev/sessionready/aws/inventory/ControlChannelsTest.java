package dev.sessionready.aws.inventory;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionready.aws.client.AwsCall;
import dev.sessionready.aws.client.Pace;
import dev.sessionready.fact.Fact;
import java.util.Collection;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.GetConnectionStatusRequest;
import software.amazon.awssdk.services.ssm.model.GetConnectionStatusResponse;

class ControlChannelsTest {

  private static final Fact<String> OPEN = Fact.known("connected");
  private static final Fact<String> LEFT_OUT =
      Fact.unreadable(
          "ssm:GetConnectionStatus",
          "not asked, since it is asked of no more than 10000 instances at a time");

  private final Queue<String> asked = new ConcurrentLinkedQueue<>();
  private final AtomicInteger waits = new AtomicInteger();

  @Test
  void eachOfTwoHundredAndThirtyIsAskedOnceAndNotBeforeItsTurn() {
    Set<String> ids = instances(230);

    Map<String, Fact<String>> status = channels(1).statusOf(ids);

    assertThat(asked).containsExactlyInAnyOrderElementsOf(ids);
    assertThat(status).hasSize(230).allSatisfy((_, fact) -> assertThat(fact).isEqualTo(OPEN));
    assertThat(waits).hasValue(190);
  }

  @Test
  void ofThoseBeyondTheBoundItIsSaidThatTheyWereNotAsked() {
    Set<String> ids = instances(ControlChannels.PER_RUN + 25);

    Map<String, Fact<String>> status = channels(1).statusOf(ids);

    assertThat(asked).doesNotHaveDuplicates().hasSize(ControlChannels.PER_RUN);
    assertThat(status).containsOnlyKeys(ids);
    assertThat(leftOut(status))
        .hasSize(25)
        .doesNotContainAnyElementsOf(asked)
        .allSatisfy(id -> assertThat(status.get(id)).isEqualTo(LEFT_OUT));
  }

  @Test
  void anotherRunLeavesOutOthers() {
    Set<String> ids = instances(ControlChannels.PER_RUN + 25);

    assertThat(leftOut(channels(1).statusOf(ids))).isNotEqualTo(leftOut(channels(2).statusOf(ids)));
  }

  private static Collection<String> leftOut(Map<String, Fact<String>> status) {
    return status.keySet().stream().filter(id -> !OPEN.equals(status.get(id))).collect(toSet());
  }

  private static Set<String> instances(int count) {
    return IntStream.range(0, count).mapToObj("i-%017x"::formatted).collect(toSet());
  }

  private ControlChannels channels(long seed) {
    Pace pace = Pace.of(ControlChannels.PER_SECOND, () -> 0, _ -> waits.incrementAndGet());
    return new ControlChannels(new Answering(), new AwsCall(), pace, new Random(seed));
  }

  /** Systems Manager, where every channel is open. */
  private final class Answering implements SsmClient {

    @Override
    public GetConnectionStatusResponse getConnectionStatus(GetConnectionStatusRequest request) {
      asked.add(request.target());
      return GetConnectionStatusResponse.builder().status("connected").build();
    }

    @Override
    public String serviceName() {
      return SERVICE_NAME;
    }

    @Override
    public void close() {
      // Nothing is open.
    }
  }
}
