package dev.sessionready.network;

import java.util.List;

/**
 * A private hosted zone of Route 53 that a VPC is associated with.
 *
 * @param name with or without the final dot
 */
public record PrivateZone(String id, String name, List<ZoneRecord> records) {

  public PrivateZone {
    records = List.copyOf(records);
  }
}
