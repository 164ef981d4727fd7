package dev.sessionready.network.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The DHCP options that a VPC gives its instances at boot.
 *
 * @param nameServers addresses, or {@code AmazonProvidedDNS}
 */
public record DhcpOptions(String id, List<String> nameServers, @Nullable String domainName) {

  public DhcpOptions {
    nameServers = List.copyOf(nameServers);
  }
}
