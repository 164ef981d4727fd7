package dev.sessionready.iam;

import dev.sessionready.network.address.Cidr;
import java.util.List;

/**
 * The IP address operators.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_IPAddress">
 *     IP address condition operators</a>
 */
record IpAddressComparison(String awsName, boolean negated) implements Comparison {

  static final List<Comparison> ALL =
      List.of(
          new IpAddressComparison("IpAddress", false),
          new IpAddressComparison("NotIpAddress", true));

  @Override
  public boolean agree(String requested, Glob stated) {
    if (OpenValue.isOpen(requested)) {
      throw new OpenValue.Depends();
    }
    return Cidr.find(stated.text())
        .flatMap(range -> Cidr.find(requested).map(range::contains))
        .orElse(false);
  }
}
