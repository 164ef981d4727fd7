package dev.sessionready.iam;

import dev.sessionready.network.address.Cidr;

/**
 * The IP address operators.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_IPAddress">
 *     IP address condition operators</a>
 */
public enum IpAddressComparison implements Comparison {
  IP_ADDRESS("IpAddress", false),
  NOT_IP_ADDRESS("NotIpAddress", true);

  private final String awsName;
  private final boolean negated;

  IpAddressComparison(String awsName, boolean negated) {
    this.awsName = awsName;
    this.negated = negated;
  }

  @Override
  public String awsName() {
    return awsName;
  }

  @Override
  public boolean negated() {
    return negated;
  }

  @Override
  public boolean agree(String requested, Glob stated) {
    return Cidr.find(stated.text())
        .flatMap(range -> Cidr.find(requested).map(range::contains))
        .orElse(false);
  }
}
