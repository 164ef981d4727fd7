package dev.sessionready.aws.inventory;

import java.util.Collection;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Who uses a network interface.
 *
 * @param type such as {@code interface} or {@code vpc_endpoint}
 * @param instanceId the instance that it is attached to, null where it is attached to none
 */
public record InterfaceUse(String type, String vpcId, @Nullable String instanceId) {

  public boolean isOfEndpoint() {
    return type.equals("vpc_endpoint");
  }

  /** The instances among the users. */
  public static Set<String> instances(Collection<InterfaceUse> uses) {
    return uses.stream()
        .map(InterfaceUse::instanceId)
        .filter(Objects::nonNull)
        .collect(Collectors.toSet());
  }
}
