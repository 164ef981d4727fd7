package dev.sessionready.network.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A private hosted zone of Route 53 that a VPC is associated with; those that AWS itself makes for
 * the private DNS of endpoints are not among them.
 *
 * @param name with or without the final dot
 * @param records absent where the zone belongs to another account, which alone may list them
 */
public record PrivateHostedZone(String id, String name, @Nullable List<HostedZoneRecord> records) {

  public PrivateHostedZone {
    records = records == null ? null : List.copyOf(records);
  }
}
