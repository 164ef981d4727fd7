package dev.sessionready.network.trace;

import dev.sessionready.network.address.Ports;

/**
 * The ports that a reply comes back to.
 *
 * @param whole all that ought to be open
 * @param usual those that the sender draws from by default, a part of the whole
 * @see <a href="https://docs.aws.amazon.com/vpc/latest/userguide/nacl-ephemeral-ports.html">
 *     Ephemeral ports</a>
 */
public record SourcePorts(Ports whole, Ports usual) {

  private static final Ports EPHEMERAL = new Ports(1_024, 65_535);

  public static final SourcePorts LINUX = new SourcePorts(EPHEMERAL, new Ports(32_768, 60_999));
  public static final SourcePorts WINDOWS = new SourcePorts(EPHEMERAL, new Ports(49_152, 65_535));

  /** Where nothing narrower is known: NAT gateways, other platforms. */
  public static final SourcePorts ANY = new SourcePorts(EPHEMERAL, EPHEMERAL);

  /**
   * Refuses usual ports outside the whole.
   *
   * @throws IllegalArgumentException where they are
   */
  public SourcePorts {
    if (!whole.contains(usual)) {
      throw new IllegalArgumentException(
          "The usual ports %s must lie within the whole %s".formatted(usual, whole));
    }
  }

  /** One port and no other. */
  public static SourcePorts exactly(int port) {
    return new SourcePorts(Ports.of(port), Ports.of(port));
  }

  /** The ports of a NAT gateway that serves the sender: its own, unless one port is asked for. */
  public SourcePorts translated() {
    return whole.equals(EPHEMERAL) ? ANY : this;
  }
}
