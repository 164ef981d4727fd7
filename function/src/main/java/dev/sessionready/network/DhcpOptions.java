package dev.sessionready.network;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a VPC tells its instances at boot.
 *
 * @param nameServers addresses, or {@code AmazonProvidedDNS}
 */
public record DhcpOptions(String id, List<String> nameServers, @Nullable String domainName) {

  public DhcpOptions {
    nameServers = List.copyOf(nameServers);
  }
}
