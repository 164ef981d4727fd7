package dev.sessionready.network.model;

import java.util.List;

/**
 * One record of a hosted zone.
 *
 * @param name with or without the final dot; a wildcard starts with {@code *} or its escape
 * @param type such as {@code A} or {@code CNAME}
 * @param targets the values, or the one name that an alias leads to
 */
public record HostedZoneRecord(String name, String type, List<String> targets) {

  public HostedZoneRecord {
    targets = List.copyOf(targets);
  }
}
