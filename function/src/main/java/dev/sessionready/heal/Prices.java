package dev.sessionready.heal;

import dev.sessionready.change.CommandScript;
import java.math.BigDecimal;
import java.util.List;

/**
 * What the things cost by the hour that fixes make, in US dollars; data that is processed aside.
 *
 * @param endpoint an interface endpoint in one Availability Zone
 * @param natGateway a NAT gateway
 * @param address a public IPv4 address
 * @see <a href="https://aws.amazon.com/privatelink/pricing/">AWS PrivateLink pricing</a>
 * @see <a href="https://aws.amazon.com/vpc/pricing/">Amazon VPC pricing</a>
 */
public record Prices(BigDecimal endpoint, BigDecimal natGateway, BigDecimal address) {

  /** Those of US East (N. Virginia) in November 2026. */
  public static final Prices DEFAULTS =
      new Prices(new BigDecimal("0.01"), new BigDecimal("0.045"), new BigDecimal("0.005"));

  /** What the things cost that a script makes. */
  public BigDecimal of(CommandScript script) {
    return script.words().stream().map(this::of).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private BigDecimal of(List<String> words) {
    return switch (words.get(2)) {
      case "create-vpc-endpoint" -> endpoint.multiply(BigDecimal.valueOf(zones(words)));
      case "modify-vpc-endpoint" ->
          endpoint.multiply(BigDecimal.valueOf(after(words, "--add-subnet-ids")));
      case "create-nat-gateway" -> natGateway;
      case "allocate-address" -> address;
      default -> BigDecimal.ZERO;
    };
  }

  // A gateway endpoint costs nothing.
  private static long zones(List<String> words) {
    return words.contains("Interface") ? after(words, "--subnet-ids") : 0;
  }

  private static long after(List<String> words, String option) {
    int at = words.indexOf(option);
    return at < 0
        ? 0
        : words.stream().skip(at + 1L).takeWhile(word -> !word.startsWith("--")).count();
  }
}
