package dev.sessionready.network.trace;

import dev.sessionready.network.address.Cidr;
import dev.sessionready.network.address.CidrSet;
import dev.sessionready.network.address.PacketSet;
import dev.sessionready.network.address.Ports;
import dev.sessionready.network.address.Protocols;
import dev.sessionready.network.address.RemainingAddresses;
import dev.sessionready.network.model.AclEntry;
import dev.sessionready.network.model.NetworkAcl;
import dev.sessionready.network.path.Caveat;
import dev.sessionready.network.path.ExplanationCode;
import dev.sessionready.network.path.Reachability;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a network ACL lets through: of the entries in a direction, the lowest number that matches
 * decides, and what none matches is denied.
 *
 * @see <a href="https://docs.aws.amazon.com/vpc/latest/userguide/nacl-rules.html">Network ACL
 *     rules</a>
 */
final class NetworkAclFilter {

  /** Packets that the same entry decides. */
  record Decided(PacketSet packets, @Nullable AclEntry by) {

    boolean allowed() {
      return by != null && by.allow();
    }

    static String rule(@Nullable AclEntry by) {
      return by == null
          ? "rule * deny"
          : "rule "
              + (by.number() == IMPLICIT ? "*" : by.number())
              + (by.allow() ? " allow " : " deny ")
              + Protocols.text(by.protocol(), by.ports())
              + " "
              + by.cidr();
    }
  }

  private static final int IMPLICIT = 32_767;

  private NetworkAclFilter() {}

  /**
   * The decision about TCP packets between the subnet and the far side.
   *
   * @param ports the destination ports of the packets: of a forward packet one, of a reply many
   */
  static Reachability judge(NetworkAcl acl, boolean egress, Peer remote, SourcePorts ports) {
    var decided = decide(acl, egress, remote.addresses(), ports.whole());
    if (decided.size() == 1 && decided.getFirst().allowed()) {
      // One entry lets all through, as mostly one does.
      return new Reachability.Allowed(Decided.rule(decided.getFirst().by()));
    }
    var usual = decided.stream().filter(d -> d.packets().ports().overlaps(ports.usual())).toList();
    var reached = usual.stream().filter(Decided::allowed).map(d -> d.packets().cidr()).toList();
    var refused = CidrSet.minus(remote.addresses(), reached);
    return remote.filtered(
        refused,
        new Reachability.Allowed(rules(usual, true), caveats(decided, refused, ports)),
        new Reachability.Blocked(ExplanationCode.SUBNET_ACL_RESTRICTION, rules(usual, false)),
        acl.id());
  }

  /** Every packet between the addresses and the ports, with the entry that decides it. */
  static List<Decided> decide(NetworkAcl acl, boolean egress, List<Cidr> addresses, Ports ports) {
    var decided = new ArrayList<Decided>();
    List<PacketSet> open = new ArrayList<>();
    addresses.forEach(cidr -> open.add(new PacketSet(cidr, ports)));
    for (var entry : inOrder(acl, egress)) {
      if (open.isEmpty()) {
        return decided;
      }
      var covered = Protocols.tcpPorts(entry.protocol(), entry.ports());
      if (covered.isEmpty()) {
        continue;
      }
      var matched = new PacketSet(entry.cidr(), covered.get());
      var before = List.copyOf(open);
      open.clear();
      for (var packets : before) {
        if (!packets.cidr().overlaps(matched.cidr())) {
          open.add(packets);
          continue;
        }
        packets.overlap(matched).ifPresent(both -> decided.add(new Decided(both, entry)));
        open.addAll(packets.minus(matched));
      }
    }
    open.forEach(packets -> decided.add(new Decided(packets, null)));
    return decided;
  }

  private static List<AclEntry> inOrder(NetworkAcl acl, boolean egress) {
    var entries = new ArrayList<AclEntry>();
    for (var entry : acl.entries()) {
      if (entry.egress() == egress) {
        entries.add(entry);
      }
    }
    entries.sort(Comparator.comparingInt(AclEntry::number));
    return entries;
  }

  private static String rules(List<Decided> decided, boolean allowed) {
    return decided.stream()
        .filter(d -> d.allowed() == allowed)
        .map(Decided::by)
        .distinct()
        .map(Decided::rule)
        .collect(Collectors.joining("; "));
  }

  private static List<Caveat> caveats(
      List<Decided> decided, List<Cidr> refused, SourcePorts ports) {
    var unusual = new ArrayList<Ports>();
    var usual = new ArrayList<Ports>();
    var closedAtAll = RemainingAddresses.of(refused);
    for (var d : decided) {
      if (!d.allowed() && !closedAtAll.has(d.packets().cidr())) {
        var closed = d.packets().ports();
        closed.overlap(ports.usual()).ifPresent(usual::add);
        unusual.addAll(closed.minus(ports.usual()));
      }
    }
    var caveats = new ArrayList<Caveat>();
    if (!usual.isEmpty()) {
      caveats.add(new Caveat(Caveat.Kind.PLATFORM_PORTS_CLOSED, text(usual)));
    }
    if (!unusual.isEmpty()) {
      caveats.add(new Caveat(Caveat.Kind.EPHEMERAL_PORTS_CLOSED, text(unusual)));
    }
    return caveats;
  }

  private static String text(Collection<Ports> ranges) {
    return Ports.merged(ranges).stream().map(Ports::toString).collect(Collectors.joining(" "));
  }
}
