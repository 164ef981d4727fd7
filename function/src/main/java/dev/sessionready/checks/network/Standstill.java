package dev.sessionready.checks.network;

import dev.sessionready.model.Instance;
import dev.sessionready.network.Door;
import dev.sessionready.network.Doubt;
import dev.sessionready.network.Reach;
import dev.sessionready.network.Reason;
import dev.sessionready.network.ServicePath;

/**
 * What stands still with an instance: while it does not run it is without the public address that
 * AWS gives it at each start, and no answer of AWS tells whether it will get one again.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/using-instance-addressing.html">Amazon
 *     EC2 instance IP addressing</a>
 */
record Standstill(Instance instance) {

  /** The way as the instance will find it: shut for want of a public address becomes a doubt. */
  ServicePath on(ServicePath path) {
    return instance.isRunning() ? path : path.map(this::door);
  }

  private Door door(Door door) {
    return door.reach() instanceof Reach.Shut(Reason reason, String address)
            && reason == Reason.IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS
            && isItsOwn(address)
        ? door.with(new Reach.Unverifiable(Doubt.ADDRESS_AT_START, instance.id()))
        : door;
  }

  // A NAT gateway without a public address lacks it whether the instance runs or not.
  private boolean isItsOwn(String address) {
    return instance.networkInterfaces().stream()
        .flatMap(one -> one.privateAddresses().stream())
        .anyMatch(own -> own.toString().equals(address));
  }
}
