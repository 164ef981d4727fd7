package dev.sessionready.world;

import dev.sessionready.model.Instance;
import dev.sessionready.model.ManagedInstance;
import java.util.Map;

/** Instances and their agents, each like another but for what is named. */
public final class Alike {

  private Alike() {}

  public static Instance of(Instance like, String id) {
    return of(like, id, like.state(), like.tags());
  }

  public static Instance of(Instance like, String id, String state, Map<String, String> tags) {
    return new Instance(
        id,
        state,
        like.launchTime(),
        like.imageId(),
        like.platform(),
        like.platformDetails(),
        like.vpcId(),
        like.subnetId(),
        like.instanceProfileArn(),
        like.metadataOptions(),
        like.networkInterfaces(),
        tags);
  }

  public static ManagedInstance of(ManagedInstance like, String id) {
    return new ManagedInstance(
        id,
        like.pingStatus(),
        like.lastPing(),
        like.agentVersion(),
        like.platformType(),
        like.platformName(),
        like.platformVersion());
  }
}
