package dev.sessionready.network.model;

import dev.sessionready.network.address.Cidr;
import dev.sessionready.network.address.Ports;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One permission of a security group; what it names, it allows.
 *
 * @param protocol {@code tcp}, {@code udp}, an IANA number, or {@code -1} for all
 * @param ports absent where the rule covers every port
 */
public record GroupRule(
    String protocol,
    @Nullable Ports ports,
    List<Cidr> cidrs,
    List<GroupReference> groups,
    List<String> prefixListIds) {

  public GroupRule {
    cidrs = List.copyOf(cidrs);
    groups = List.copyOf(groups);
    prefixListIds = List.copyOf(prefixListIds);
  }
}
