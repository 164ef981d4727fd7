package dev.sessionready.network;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the security groups of a network interface let through: the union of what their rules allow.
 *
 * @see <a href="https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html">
 *     Security group rules</a>
 */
final class GroupFilter {

  private static final Comparator<Reach.Unverifiable> DOUBTS =
      Comparator.comparing((Reach.Unverifiable doubt) -> doubt.failed() == null)
          .thenComparing(Reach.Unverifiable::doubt)
          .thenComparing(Reach.Unverifiable::id);

  private final Topology topology;
  private final boolean egress;
  private final Party remote;
  private final int port;

  private final LinkedHashSet<String> rules = new LinkedHashSet<>();
  private final Remaining refused;
  private Reach.@Nullable Unverifiable doubt;

  private GroupFilter(Topology topology, boolean egress, Party remote, int port) {
    this.topology = topology;
    this.egress = egress;
    this.remote = remote;
    this.port = port;
    this.refused = Remaining.of(remote.addresses());
  }

  static Reach egress(Topology topology, List<String> groupIds, Party remote, int port) {
    return new GroupFilter(topology, true, remote, port).judge(groupIds);
  }

  static Reach ingress(Topology topology, List<String> groupIds, Party remote, int port) {
    return new GroupFilter(topology, false, remote, port).judge(groupIds);
  }

  private Reach judge(List<String> groupIds) {
    if (groupIds.isEmpty()) {
      // Some managed network interfaces wear no group, and then nothing filters.
      return new Reach.Open("");
    }
    var groups = new ArrayList<SecurityGroup>();
    for (var groupId : groupIds) {
      see(groupId, () -> topology.securityGroup(groupId)).ifPresent(groups::add);
    }
    // What needs no further look first, so that a failed one matters only where it would decide.
    each(groups, (group, rule) -> rule.cidrs().forEach(cidr -> grant(rule, cidr.toString(), cidr)));
    each(groups, (group, rule) -> rule.groups().forEach(ref -> reference(group, rule, ref)));
    each(groups, (group, rule) -> rule.prefixListIds().forEach(list -> prefixList(rule, list)));
    return verdict(Collections.min(groupIds), groups);
  }

  private Reach verdict(String groupId, List<SecurityGroup> groups) {
    if (doubt != null && !refused.isEmpty()) {
      return doubt;
    }
    var none = groups.stream().allMatch(group -> rules(group).isEmpty());
    var shut = new Reach.Shut(none ? Reason.SG_HAS_NO_RULES : Reason.ENI_SG_RULES_MISMATCH, "");
    return remote.filtered(refused.blocks(), new Reach.Open(String.join("; ", rules)), shut, groupId);
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

  private void grant(GroupRule rule, String source, Cidr cidr) {
    if (refused.take(cidr)) {
      rules.add(
          "%s %s %s"
              .formatted(
                  egress ? "egress" : "ingress",
                  Protocols.text(rule.protocol(), rule.ports()),
                  source));
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

  /** Another group stands for the addresses of the network interfaces that wear it. */
  private void reference(SecurityGroup group, GroupRule rule, GroupReference reference) {
    var address = remote.host();
    if (address.isEmpty()) {
      return;
    }
    var groupId = reference.groupId();
    var worn = Sight.of(groupId, () -> worn(group, reference, address.get()));
    switch (worn) {
      case Sight.Seen<Boolean>(var yes) -> {
        if (yes) {
          grant(rule, groupId, address.get().alone());
        }
      }
      case Sight.Hidden<Boolean>(var hidden) -> doubt(hidden);
    }
  }

  private boolean worn(SecurityGroup group, GroupReference reference, Ip address) {
    var vpcId = reference.vpcId() == null ? group.vpcId() : reference.vpcId();
    var wearer = wearer(vpcId, address);
    if (wearer.isEmpty() && !reference.ownerId().equals(topology.account())) {
      doubt(new Reach.Unverifiable(Doubt.UNKNOWN_PEERED_SGS, reference.groupId()));
    }
    var wears =
        wearer
            .filter(w -> w.vpcId().equals(vpcId) && w.groupIds().contains(reference.groupId()))
            .isPresent();
    if (!wears || vpcId.equals(group.vpcId())) {
      return wears;
    }
    if (reference.peeringId() == null) {
      doubt(new Reach.Unverifiable(Doubt.SG_REFERENCING_SUPPORT, reference.groupId()));
      return false;
    }
    // A reference outlives its peering connection and then means nothing (a stale rule).
    return topology.peering(reference.peeringId()).filter(PeeringConnection::active).isPresent();
  }

  private Optional<Party.Wearer> wearer(String vpcId, Ip address) {
    return Optional.ofNullable(remote.wearer())
        .or(() ->
            topology
                .networkInterfaceAt(vpcId, address)
                .map(eni -> new Party.Wearer(eni.vpcId(), eni.groupIds())));
  }

  // Of several the same one is named in whatever order the rules come; a failed look comes first.
  private void doubt(Reach.Unverifiable other) {
    if (doubt == null || DOUBTS.compare(other, doubt) < 0) {
      doubt = other;
    }
  }

  private <T> Optional<T> see(String id, Supplier<Optional<T>> look) {
    return switch (Sight.found(id, look)) {
      case Sight.Seen<T>(var found) -> Optional.of(found);
      case Sight.Hidden<T>(var hidden) -> {
        doubt(hidden);
        yield Optional.empty();
      }
    };
  }
}
