package dev.sessionready.network;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * The doors that a packet and its reply pass, in order, and how the way ends.
 *
 * <p>Every door is judged as far as the next hop is known, also behind a shut one, so that every
 * cause is told.
 *
 * @param destination the addresses that leave by this way
 */
public record Trace(List<Cidr> destination, List<Door> doors, End end) {

  public Trace {
    destination = List.copyOf(destination);
    doors = List.copyOf(doors);
  }

  /** How far the way is known. */
  public enum End {
    /** It leads to a network interface. */
    NETWORK_INTERFACE,
    /** It leads to a gateway endpoint. */
    GATEWAY_ENDPOINT,
    /** It leads to the internet. */
    INTERNET,
    /** The next hop does not exist or is not known. */
    UNKNOWN
  }

  /** Shut where any door is, else unverifiable where any is, else open. */
  public Outcome outcome() {
    return Outcome.inSeries(doors.stream().map(door -> door.reach().outcome()).toList());
  }

  /** The first shut door. */
  public Optional<Door> stop() {
    return doors.stream().filter(door -> door.reach() instanceof Reach.Shut).findFirst();
  }

  /** What is not quite right about the open doors. */
  public List<Caveat> caveats() {
    return doors.stream()
        .flatMap(
            door -> door.reach() instanceof Reach.Open open ? open.caveats().stream() : Stream.of())
        .distinct()
        .toList();
  }

  /** How many addresses leave by this way, for telling the main one. */
  BigInteger weight() {
    return Space.size(destination);
  }

  /** The same way, with each of its components judged anew. */
  Trace map(UnaryOperator<Door> judged) {
    return new Trace(destination, doors.stream().map(judged).toList(), end);
  }

  /** This way with more doors before and behind it. */
  Trace between(List<Door> before, List<Door> after) {
    return new Trace(
        destination, Stream.of(before, doors, after).flatMap(List::stream).toList(), end);
  }
}
