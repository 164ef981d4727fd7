// Over 200 lines: one filter with all that its rules may refer to.
package dev.sessionready.network.trace;

import dev.sessionready.network.address.Cidr;
import dev.sessionready.network.address.Ip;
import dev.sessionready.network.address.Protocols;
import dev.sessionready.network.address.RemainingAddresses;
import dev.sessionready.network.model.GroupReference;
import dev.sessionready.network.model.GroupRule;
import dev.sessionready.network.model.PeeringConnection;
import dev.sessionready.network.model.SecurityGroup;
import dev.sessionready.network.path.ExplanationCode;
import dev.sessionready.network.path.Reachability;
import dev.sessionready.network.path.UnknownReason;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the security groups of a network interface let through: the union of what their rules allow.
 *
 * @see <a href="https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html">
 *     Security group rules</a>
 */
final class SecurityGroupFilter {

  /** By reason, of which a failed lookup is the first. */
  private static final Comparator<Reachability.Unknown> DOUBTS =
      Comparator.comparing(Reachability.Unknown::doubt).thenComparing(Reachability.Unknown::id);

  private final Topology topology;
  private final boolean egress;
  private final Peer remote;
  private final int port;

  private final LinkedHashSet<String> rules = new LinkedHashSet<>();
  private final RemainingAddresses refused;
  private Reachability.@Nullable Unknown doubt;

  private SecurityGroupFilter(Topology topology, boolean egress, Peer remote, int port) {
    this.topology = topology;
    this.egress = egress;
    this.remote = remote;
    this.port = port;
    this.refused = RemainingAddresses.of(remote.addresses());
  }

  static Reachability egress(Topology topology, List<String> groupIds, Peer remote, int port) {
    return new SecurityGroupFilter(topology, true, remote, port).judge(groupIds);
  }

  static Reachability ingress(Topology topology, List<String> groupIds, Peer remote, int port) {
    return new SecurityGroupFilter(topology, false, remote, port).judge(groupIds);
  }

  private Reachability judge(List<String> groupIds) {
    if (groupIds.isEmpty()) {
      // Some managed network interfaces have no group, and then nothing filters.
      return new Reachability.Allowed("");
    }
    var groups = new ArrayList<SecurityGroup>();
    for (var groupId : groupIds) {
      see(groupId, () -> topology.securityGroup(groupId)).ifPresent(groups::add);
    }
    // What needs no further lookup comes first, so that a failed one matters only where it would
    // decide.
    each(groups, (group, rule) -> rule.cidrs().forEach(cidr -> grant(rule, cidr, cidr)));
    each(groups, (group, rule) -> rule.groups().forEach(ref -> reference(group, rule, ref)));
    each(groups, (group, rule) -> rule.prefixListIds().forEach(list -> prefixList(rule, list)));
    return verdict(Collections.min(groupIds), groups);
  }

  private Reachability verdict(String groupId, List<SecurityGroup> groups) {
    if (refused.isEmpty()) {
      return new Reachability.Allowed(String.join("; ", rules));
    }
    if (doubt != null) {
      return doubt;
    }
    var none = groups.stream().allMatch(group -> rules(group).isEmpty());
    var stop =
        new Reachability.Blocked(
            none ? ExplanationCode.SG_HAS_NO_RULES : ExplanationCode.ENI_SG_RULES_MISMATCH, "");
    return remote.filtered(
        refused.blocks(), new Reachability.Allowed(String.join("; ", rules)), stop, groupId);
  }

  private interface Visit {
    void rule(SecurityGroup group, GroupRule rule);
  }

  private void each(List<SecurityGroup> groups, Visit visit) {
    for (var group : groups) {
      for (var rule : rules(group)) {
        var ports = Protocols.tcpPorts(rule.protocol(), rule.ports());
        if (!refused.isEmpty() && ports.isPresent() && ports.get().contains(port)) {
          visit.rule(group, rule);
        }
      }
    }
  }

  private List<GroupRule> rules(SecurityGroup group) {
    return egress ? group.egress() : group.ingress();
  }

  /**
   * Takes away what a rule allows.
   *
   * @param source what the rule names; its text is made only where the rule allows something
   */
  private void grant(GroupRule rule, Object source, Cidr cidr) {
    if (refused.take(cidr)) {
      rules.add(
          (egress ? "egress " : "ingress ")
              + Protocols.text(rule.protocol(), rule.ports())
              + " "
              + source);
    }
  }

  private void prefixList(GroupRule rule, String listId) {
    see(
            listId,
            () ->
                foreign(listId) ? Optional.of(List.<Cidr>of()) : topology.prefixListEntries(listId))
        .ifPresent(entries -> entries.forEach(cidr -> grant(rule, listId, cidr)));
  }

  /** Whether the list holds the addresses of a service that the far side surely is not. */
  private boolean foreign(String listId) {
    return remote.broad()
        && Stream.of("s3", "dynamodb")
            .map(service -> "com.amazonaws." + topology.region() + "." + service)
            .flatMap(name -> topology.prefixListNamed(name).stream())
            .anyMatch(list -> list.id().equals(listId));
  }

  /** Another group stands for the addresses of the network interfaces that have it. */
  private void reference(SecurityGroup group, GroupRule rule, GroupReference reference) {
    var address =
        remote.networkInterface() == null
            ? remote.host()
            : Optional.of(remote.addresses().getFirst().first());
    if (address.isEmpty()) {
      return;
    }
    var groupId = reference.groupId();
    var attached = Lookup.of(groupId, () -> attached(group, reference, address.get()));
    switch (attached) {
      case Lookup.Found<Boolean>(var yes) -> {
        if (yes) {
          remote.addresses().forEach(block -> grant(rule, groupId, block));
        }
      }
      case Lookup.Failed<Boolean>(var hidden) -> doubt(hidden);
    }
  }

  private boolean attached(SecurityGroup group, GroupReference reference, Ip address) {
    var vpcId = reference.vpcId() == null ? group.vpcId() : reference.vpcId();
    var owner = owner(vpcId, address);
    if (owner.isEmpty() && !reference.ownerId().equals(topology.account())) {
      doubt(new Reachability.Unknown(UnknownReason.UNKNOWN_PEERED_SGS, reference.groupId()));
    }
    var attached =
        owner
            .filter(w -> w.vpcId().equals(vpcId) && w.groupIds().contains(reference.groupId()))
            .isPresent();
    if (!attached || vpcId.equals(group.vpcId())) {
      return attached;
    }
    if (reference.peeringId() == null) {
      doubt(new Reachability.Unknown(UnknownReason.SG_REFERENCING_SUPPORT, reference.groupId()));
      return false;
    }
    // A reference outlives its peering connection and then means nothing (a stale rule).
    return topology.peering(reference.peeringId()).filter(PeeringConnection::active).isPresent();
  }

  private Optional<Peer.Interface> owner(String vpcId, Ip address) {
    return Optional.ofNullable(remote.networkInterface())
        .or(() ->
            topology
                .networkInterfaceAt(vpcId, address)
                .map(eni -> new Peer.Interface(eni.vpcId(), eni.groupIds())));
  }

  // Of several the same one is named in whatever order the rules come; a failed lookup comes first.
  private void doubt(Reachability.Unknown other) {
    doubt = doubt == null ? other : BinaryOperator.minBy(DOUBTS).apply(doubt, other);
  }

  private <T> Optional<T> see(String id, Supplier<Optional<T>> look) {
    return switch (Lookup.found(id, look)) {
      case Lookup.Found<T>(var found) -> Optional.of(found);
      case Lookup.Failed<T>(var hidden) -> {
        doubt(hidden);
        yield Optional.empty();
      }
    };
  }
}
