package dev.sessionready.checks.network;

import dev.sessionready.network.address.Family;
import dev.sessionready.network.path.ExplanationCode;
import dev.sessionready.network.path.PathComponent;
import dev.sessionready.network.path.Reachability;
import dev.sessionready.network.path.ServicePath;
import dev.sessionready.network.path.UnknownReason;
import dev.sessionready.subject.Subject;

/**
 * What is missing while an instance is stopped: while it does not run it is without the public
 * address that AWS gives it at each start, and no answer of AWS shows whether it will get one
 * again.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/using-instance-addressing.html">Amazon
 *     EC2 instance IP addressing</a>
 */
record StoppedInstancePath(Subject subject) {

  /**
   * The path as the instance will find it: blocked for want of a public address becomes unknown.
   */
  ServicePath on(ServicePath path) {
    return subject.instance().isRunning() ? path : path.map(this::component);
  }

  private PathComponent component(PathComponent component) {
    return component.reachability()
                instanceof Reachability.Blocked(ExplanationCode reason, String address)
            && reason == ExplanationCode.IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS
            && isItsOwn(address)
        ? component.with(
            new Reachability.Unknown(UnknownReason.ADDRESS_AT_START, subject.instance().id()))
        : component;
  }

  // A NAT gateway without a public address lacks it whether the instance runs or not.
  private boolean isItsOwn(String address) {
    return subject.addressText(Family.IPV4).filter(address::equals).isPresent();
  }
}
