package dev.sessionready.cli;

import dev.sessionready.heal.Prices;
import dev.sessionready.rule.BadInput;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say what things cost by the hour, where there is a choice. */
final class PriceOptions {

  @Option(
      names = "--endpoint-price",
      paramLabel = "USD",
      description =
          "What an interface endpoint costs by the hour in one Availability Zone (default 0.01).")
  private @Nullable BigDecimal endpoint;

  @Option(
      names = "--nat-gateway-price",
      paramLabel = "USD",
      description = "What a NAT gateway costs by the hour (default 0.045).")
  private @Nullable BigDecimal natGateway;

  @Option(
      names = "--address-price",
      paramLabel = "USD",
      description = "What a public IPv4 address costs by the hour (default 0.005).")
  private @Nullable BigDecimal address;

  /**
   * The prices.
   *
   * @throws BadInput where one is negative
   */
  Prices prices() {
    Prices defaults = Prices.DEFAULTS;
    return new Prices(
        price("--endpoint-price", endpoint, defaults.endpoint()),
        price("--nat-gateway-price", natGateway, defaults.natGateway()),
        price("--address-price", address, defaults.address()));
  }

  private static BigDecimal price(String option, @Nullable BigDecimal given, BigDecimal otherwise) {
    if (given != null && given.signum() < 0) {
      throw new BadInput("%s is %s; a price is 0 or more.".formatted(option, given));
    }
    return given == null ? otherwise : given;
  }
}
