package dev.sessionready.checks.network;

import dev.sessionready.check.Command;
import dev.sessionready.network.model.VpcDnsAttributes;

/**
 * The two DNS attributes of a VPC, as they are switched on: one a call.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ModifyVpcAttribute.html">
 *     ModifyVpcAttribute</a>
 */
enum VpcDnsAttribute {
  SUPPORT("enableDnsSupport", "--enable-dns-support"),
  HOSTNAMES("enableDnsHostnames", "--enable-dns-hostnames");

  private final String attribute;
  private final String option;

  VpcDnsAttribute(String attribute, String option) {
    this.attribute = attribute;
    this.option = option;
  }

  /** AWS's name for it. */
  String attribute() {
    return attribute;
  }

  /** Whether it is on. */
  boolean isOn(VpcDnsAttributes attributes) {
    return switch (this) {
      case SUPPORT -> attributes.support();
      case HOSTNAMES -> attributes.hostnames();
    };
  }

  /** The command that switches it on. */
  String command(String vpcId) {
    return Command.aws("ec2", "modify-vpc-attribute", "--vpc-id", vpcId)
        .with(option, "{\"Value\":true}")
        .toString();
  }
}
