package dev.sessionready.network.address;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * A range of TCP or UDP ports, both ends included.
 *
 * @param from the lowest port
 * @param to the highest port
 */
public record Ports(int from, int to) implements Comparable<Ports> {

  private static final int HIGHEST = 65_535;

  /** Every port. */
  public static final Ports ALL = new Ports(0, HIGHEST);

  /**
   * Refuses a range that is none.
   *
   * @throws IllegalArgumentException where an end is not a port, or the ends are swapped
   */
  public Ports {
    if (from < 0 || to > HIGHEST || from > to) {
      throw new IllegalArgumentException(
          "%d-%d is not a range of ports: it must run upwards within 0-%d"
              .formatted(from, to, HIGHEST));
    }
  }

  /** The range of one port. */
  public static Ports of(int port) {
    return new Ports(port, port);
  }

  public boolean contains(int port) {
    return from <= port && port <= to;
  }

  public boolean contains(Ports other) {
    return from <= other.from && other.to <= to;
  }

  public boolean overlaps(Ports other) {
    return from <= other.to && other.from <= to;
  }

  /** The ports that are in both, or empty where there are none. */
  public Optional<Ports> overlap(Ports other) {
    return overlaps(other)
        ? Optional.of(new Ports(Math.max(from, other.from), Math.min(to, other.to)))
        : Optional.empty();
  }

  /** What of this range is not in the other. */
  public List<Ports> minus(Ports other) {
    if (!overlaps(other)) {
      return List.of(this);
    }
    var rest = new ArrayList<Ports>(2);
    if (from < other.from) {
      rest.add(new Ports(from, other.from - 1));
    }
    if (other.to < to) {
      rest.add(new Ports(other.to + 1, to));
    }
    return List.copyOf(rest);
  }

  /** The same ports in as few ranges as can be, lowest first. */
  public static List<Ports> merged(Collection<Ports> ranges) {
    var merged = new ArrayList<Ports>();
    for (var next : ranges.stream().sorted().toList()) {
      if (!merged.isEmpty() && next.from <= merged.getLast().to + 1) {
        var last = merged.removeLast();
        merged.add(new Ports(last.from, Math.max(last.to, next.to)));
      } else {
        merged.add(next);
      }
    }
    return List.copyOf(merged);
  }

  @Override
  public int compareTo(Ports other) {
    var byFrom = Integer.compare(from, other.from);
    return byFrom != 0 ? byFrom : Integer.compare(to, other.to);
  }

  /** Such as {@code 443} or {@code 1024-65535}. */
  @Override
  public String toString() {
    return from == to ? Integer.toString(from) : from + "-" + to;
  }
}
