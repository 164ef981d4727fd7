package dev.sessionready.network.path;

import dev.sessionready.network.address.Cidr;
import dev.sessionready.network.address.CidrSet;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * The components that a packet and its reply pass, in order, and where the path ends.
 *
 * <p>Every component is evaluated as far as the next hop is known, also behind a blocked one, so
 * that every cause is reported.
 *
 * @param destination the addresses that take this path
 */
public record PacketPath(List<Cidr> destination, List<PathComponent> components, End end) {

  public PacketPath {
    destination = List.copyOf(destination);
    components = List.copyOf(components);
  }

  /** How far the path is known. */
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

  /** Blocked where any component is, else unknown where any is, else allowed. */
  public PathOutcome outcome() {
    return PathOutcome.along(components);
  }

  /** The first blocked component. */
  public Optional<PathComponent> stop() {
    return components.stream()
        .filter(component -> component.reachability() instanceof Reachability.Blocked)
        .findFirst();
  }

  /** What is not quite right about the open components. */
  public List<Caveat> caveats() {
    return components.stream()
        .flatMap(component ->
            component.reachability() instanceof Reachability.Allowed open
                ? open.caveats().stream()
                : Stream.of())
        .distinct()
        .toList();
  }

  /** How many addresses take this path, to find the main one. */
  BigInteger weight() {
    return CidrSet.size(destination);
  }

  /** The same path, with each of its components evaluated anew. */
  PacketPath map(UnaryOperator<PathComponent> judged) {
    return new PacketPath(destination, components.stream().map(judged).toList(), end);
  }

  /** This path with more components before and behind it. */
  public PacketPath between(List<PathComponent> before, List<PathComponent> after) {
    var all = new ArrayList<>(before);
    all.addAll(components);
    all.addAll(after);
    return new PacketPath(destination, all, end);
  }
}
