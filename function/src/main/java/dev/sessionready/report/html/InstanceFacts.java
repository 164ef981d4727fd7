package dev.sessionready.report.html;

import dev.sessionready.fact.Fact;
import dev.sessionready.model.Instance;
import dev.sessionready.model.ManagedInstance;
import dev.sessionready.network.model.NetworkInterface;
import dev.sessionready.subject.Subject;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What is known of an instance besides its findings: state, VPC, subnet, private and public
 * address, instance profile, platform, agent, when it was launched, and the primary network
 * interface. Empty where there is none.
 */
record InstanceFacts(Subject subject) {

  List<String> values() {
    Instance instance = subject.described();
    return List.of(
        instance.state(),
        Objects.requireNonNullElse(instance.vpcId(), ""),
        Objects.requireNonNullElse(instance.subnetId(), ""),
        addresses().findFirst().orElse(""),
        publicAddress(),
        profile(),
        platform(),
        agent(),
        instance.launchTime().toString(),
        primary().map(NetworkInterface::id).findFirst().orElse(""));
  }

  private Stream<String> addresses() {
    return primary()
        .flatMap(
            one -> Stream.concat(one.privateAddresses().stream(), one.ipv6Addresses().stream()))
        .map(Object::toString);
  }

  private String publicAddress() {
    return primary()
        .flatMap(one -> Stream.ofNullable(one.publicAddress()))
        .map(Object::toString)
        .findFirst()
        .orElse("");
  }

  private Stream<NetworkInterface> primary() {
    return subject.described().networkInterfaces().stream().limit(1);
  }

  private String profile() {
    String arn = Objects.requireNonNullElse(subject.described().instanceProfileArn(), "");
    return arn.substring(arn.lastIndexOf('/') + 1);
  }

  private String platform() {
    return managed()
        .map(agent -> (agent.platformName() + " " + agent.platformVersion()).strip())
        .filter(name -> !name.isEmpty())
        .findFirst()
        .orElse(subject.described().platformDetails());
  }

  private String agent() {
    return managed()
        .map(agent -> (agent.agentVersion() + " " + agent.pingStatus()).strip())
        .findFirst()
        .orElse("");
  }

  // Whether Systems Manager could not be asked is said by the checks of the agent.
  private Stream<ManagedInstance> managed() {
    return subject.account().snapshot().systemsManager().managedInstances()
            instanceof Fact.Known<Map<String, ManagedInstance>>(var agents)
        ? Stream.ofNullable(agents.get(subject.described().id()))
        : Stream.of();
  }
}
