package dev.sessionready.model;

import dev.sessionready.fact.Ignorance;
import dev.sessionready.fact.ReadFailure;
import dev.sessionready.network.model.NetworkInterface;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An EC2 instance, as DescribeInstances returns it.
 *
 * @param state {@code pending}, {@code running}, {@code stopping}, {@code stopped}, {@code
 *     shutting-down} or {@code terminated}
 * @param platform {@code windows}, or empty for every other
 * @param platformDetails such as {@code Linux/UNIX}
 * @param vpcId null once the instance is terminated, as is its subnet
 * @param instanceProfileArn null where no profile is attached
 * @param networkInterfaces the attached ones, the primary first
 */
public record Instance(
    String id,
    String state,
    Instant launchTime,
    String imageId,
    String platform,
    String platformDetails,
    @Nullable String vpcId,
    @Nullable String subnetId,
    @Nullable String instanceProfileArn,
    MetadataOptions metadataOptions,
    List<NetworkInterface> networkInterfaces,
    Map<String, String> tags) {

  public Instance {
    networkInterfaces = List.copyOf(networkInterfaces);
    tags = Map.copyOf(tags);
  }

  private static final Set<String> STATES =
      Set.of("pending", "running", "shutting-down", "terminated", "stopping", "stopped");

  /**
   * Whether its state is one of AWS's words; any other, or none, may mean anything.
   *
   * @see <a href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_InstanceState.html">
   *     InstanceState</a>
   */
  public boolean isUnderstood() {
    return STATES.contains(state);
  }

  /**
   * Lets a state pass in which an instance can be evaluated.
   *
   * @throws Ignorance where it is not one of AWS's words
   */
  public static void requireUnderstood(String state) {
    if (!STATES.contains(state)) {
      throw new Ignorance("ec2:DescribeInstances", ReadFailure.unknownWord("State", state));
    }
  }

  public boolean isRunning() {
    return isRunning(state);
  }

  /** Whether that state is that of an instance that runs. */
  public static boolean isRunning(String state) {
    return state.equals("running");
  }

  public boolean isStopped() {
    return state.equals("stopped");
  }

  public boolean isWindows() {
    return platform.equals("windows");
  }
}
