package dev.sessionready.aws.inventory;

import dev.sessionready.aws.client.AwsCall;
import dev.sessionready.aws.client.Pace;
import dev.sessionready.aws.client.Parallel;
import dev.sessionready.aws.client.Permission;
import dev.sessionready.aws.client.SdkValues;
import dev.sessionready.fact.Fact;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.services.ssm.SsmClient;

/**
 * Whether the control channels of instances are open. AWS tells it of one instance a call, so that
 * this alone grows with instances: it is asked at the pace that AWS allows, and of so many a run.
 *
 * @param draw who is left out where they are too many, so that no two runs leave out the same
 * @see <a
 *     href="https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetConnectionStatus.html">
 *     GetConnectionStatus</a>
 */
public record ControlChannels(SsmClient ssm, AwsCall ask, Pace pace, RandomGenerator draw) {

  /**
   * How many calls a second, of the 50 that AWS allows an account in a Region.
   *
   * @see <a href="https://docs.aws.amazon.com/general/latest/gr/ssm.html">Service quotas</a>
   */
  public static final int PER_SECOND = 40;

  /** Of how many instances a run asks: those take about four minutes. */
  public static final int PER_RUN = 10_000;

  /** What is said of those that nothing was asked of, as of any call that brought no answer. */
  static final String TOO_MANY =
      "not asked, since it is asked of no more than " + PER_RUN + " instances at a time";

  /** One call for each of them, and of those beyond the bound that it was not asked. */
  public Map<String, Fact<String>> statusOf(Set<String> instanceIds) {
    List<String> drawn = new ArrayList<>(instanceIds);
    if (drawn.size() > PER_RUN) {
      Collections.shuffle(drawn, draw);
    }
    int asked = Math.min(drawn.size(), PER_RUN);
    Map<String, Fact<String>> all =
        new HashMap<>(Parallel.forEach(drawn.subList(0, asked), this::status));
    drawn
        .subList(asked, drawn.size())
        .forEach(id ->
            all.put(id, Fact.unreadable(Permission.GET_CONNECTION_STATUS.action(), TOO_MANY)));
    return all;
  }

  private Fact<String> status(String instanceId) {
    pace.await();
    return ask.forValue(
        Permission.GET_CONNECTION_STATUS,
        () ->
            SdkValues.required(
                ssm.getConnectionStatus(request -> request.target(instanceId)).statusAsString(),
                "Status"));
  }
}
