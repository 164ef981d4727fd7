package dev.sessionready.model;

import dev.sessionready.network.NetworkInterface;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An EC2 instance, as DescribeInstances tells it.
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

  public boolean isRunning() {
    return state.equals("running");
  }

  public boolean isStopped() {
    return state.equals("stopped");
  }

  public boolean isWindows() {
    return platform.equals("windows");
  }
}
