package dev.sessionready.network.address;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The protocol field of rules, in so far as it bears on TCP. */
public final class Protocols {

  private static final String ALL = "-1";

  private Protocols() {}

  /**
   * The TCP ports that a rule is for, or empty where it is for another protocol. A rule for all
   * protocols is for all ports, whatever ports it names.
   */
  public static Optional<Ports> tcpPorts(String protocol, @Nullable Ports ports) {
    if (protocol.equals(ALL)) {
      return Optional.of(Ports.ALL);
    }
    if (!text(protocol).equals("tcp")) {
      return Optional.empty();
    }
    return Optional.of(ports == null ? Ports.ALL : ports);
  }

  /** The protocol and ports of a rule, such as {@code tcp 443} or {@code all}. */
  public static String text(String protocol, @Nullable Ports ports) {
    return ports == null || protocol.equals(ALL) ? text(protocol) : text(protocol) + " " + ports;
  }

  private static String text(String protocol) {
    return switch (protocol) {
      case ALL -> "all";
      case "6" -> "tcp";
      case "17" -> "udp";
      default -> protocol;
    };
  }
}
