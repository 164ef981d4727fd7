package dev.sessionready.network.trace;

import dev.sessionready.network.address.Family;
import dev.sessionready.network.model.HostedZoneRecord;
import dev.sessionready.network.model.PrivateHostedZone;
import dev.sessionready.network.path.RegionalService;
import dev.sessionready.network.path.UnknownReason;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the private hosted zones of a VPC answer for a name: the most specific zone that covers it
 * answers alone, and what has no record there does not exist.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/hosted-zone-private-considerations.html">
 *     Considerations for private hosted zones</a>
 */
sealed interface ZoneAnswer {

  /** The zone has records for the name. */
  record Targets(String zoneId, List<String> targets) implements ZoneAnswer {}

  /** The zone covers the name and has no record for it. */
  record NoSuchName(String zoneId) implements ZoneAnswer {}

  /** The zone covers the name, and AWS does not show what it answers. */
  record Hidden(String zoneId, UnknownReason doubt) implements ZoneAnswer {}

  /** The zone that answers. */
  String zoneId();

  /**
   * The answer for a service, or empty where no zone covers its name and the public one is asked.
   */
  static Optional<ZoneAnswer> of(
      List<PrivateHostedZone> zones, RegionalService service, Family family) {
    var host = service.hostname(family);
    return host.isPresent()
        ? of(zones, host.get(), family)
        : ofSomeBucket(zones, service.apex(family), family);
  }

  /** Certain only where every bucket's name and that of the service are answered alike. */
  private static Optional<ZoneAnswer> ofSomeBucket(
      List<PrivateHostedZone> zones, String apex, Family family) {
    var plain = of(zones, apex, family);
    var any = of(zones, "*." + apex, family);
    var special =
        zones.stream()
            .filter(zone -> canonical(zone.name()).endsWith("." + apex))
            .map(PrivateHostedZone::id)
            .min(Comparator.naturalOrder());
    return plain.equals(any) && special.isEmpty()
        ? plain
        : plain
            .map(ZoneAnswer::zoneId)
            .or(() -> special)
            .map(id -> new Hidden(id, UnknownReason.UNKNOWN_BUCKET));
  }

  /** The answer for a name, or empty where no zone covers it and the public one is asked. */
  static Optional<ZoneAnswer> of(List<PrivateHostedZone> zones, String host, Family family) {
    var covering = zones.stream().filter(zone -> covers(canonical(zone.name()), host)).toList();
    var longest =
        covering.stream().mapToInt(zone -> canonical(zone.name()).length()).max().orElse(0);
    var answers =
        covering.stream()
            .filter(zone -> canonical(zone.name()).length() == longest)
            .sorted(Comparator.comparing(PrivateHostedZone::id))
            .map(zone -> answer(zone, host, family))
            .distinct()
            .toList();
    return answers.size() < 2 || answers.stream().map(ZoneAnswer::content).distinct().count() == 1
        ? answers.stream().findFirst()
        : Optional.of(new Hidden(answers.getFirst().zoneId(), UnknownReason.COMPETING_ZONES));
  }

  /** What is answered, whichever zone does. */
  private static List<String> content(ZoneAnswer answer) {
    return switch (answer) {
      case Targets(_, var targets) -> targets;
      case NoSuchName _ -> List.of();
      case Hidden(var id, _) -> List.of(id);
    };
  }

  private static ZoneAnswer answer(PrivateHostedZone zone, String host, Family family) {
    var records = zone.records();
    if (records == null) {
      return new Hidden(zone.id(), UnknownReason.HIDDEN_ZONE);
    }
    var types =
        switch (family) {
          case IPV4 -> Set.of("A", "CNAME");
          case IPV6 -> Set.of("AAAA", "CNAME");
        };
    // An exact name hides a wildcard whatever its types; the nearest wildcard hides the others.
    return Stream.concat(Stream.of(host), wildcards(host, canonical(zone.name())))
        .map(name -> records.stream().filter(r -> canonical(r.name()).equals(name)).toList())
        .filter(found -> !found.isEmpty())
        .findFirst()
        .map(found -> targets(found, types))
        .filter(targets -> !targets.isEmpty())
        .<ZoneAnswer>map(targets -> new Targets(zone.id(), targets))
        .orElseGet(() -> new NoSuchName(zone.id()));
  }

  private static List<String> targets(List<HostedZoneRecord> found, Set<String> types) {
    return found.stream()
        .filter(record -> types.contains(record.type()))
        .flatMap(record -> record.targets().stream())
        .toList();
  }

  /** The wildcards within the zone that stand for a name, the nearest first. */
  private static Stream<String> wildcards(String host, String zone) {
    return Stream.iterate(parent(host), above -> covers(zone, above), ZoneAnswer::parent)
        .map(above -> "*." + above);
  }

  private static boolean covers(String zone, String host) {
    return host.equals(zone) || host.endsWith("." + zone);
  }

  /** What is left of a name without its first label; empty of the last one. */
  private static String parent(String name) {
    return name.replaceFirst("^[^.]*+\\.?+", "");
  }

  private static String canonical(String name) {
    var text = name.toLowerCase(Locale.ROOT).replace("\\052", "*");
    return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
  }
}
