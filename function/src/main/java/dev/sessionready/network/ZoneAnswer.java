package dev.sessionready.network;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

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

  /** The zone covers the name, and its records are not shown. */
  record Hidden(String zoneId) implements ZoneAnswer {}

  /** The answer for a name, or empty where no zone covers it and the public one is asked. */
  static Optional<ZoneAnswer> of(List<PrivateZone> zones, String host, Family family) {
    return zones.stream()
        .filter(zone -> covers(canonical(zone.name()), host))
        .max(Comparator.comparingInt(zone -> canonical(zone.name()).length()))
        .map(zone -> answer(zone, host, family));
  }

  private static ZoneAnswer answer(PrivateZone zone, String host, Family family) {
    var records = zone.records();
    if (records == null) {
      return new Hidden(zone.id());
    }
    var types =
        switch (family) {
          case IPV4 -> Set.of("A", "CNAME");
          case IPV6 -> Set.of("AAAA", "CNAME");
        };
    // An exact name hides a wildcard whatever its types; the nearest wildcard hides the others.
    for (var name = host; ; name = wildcardAbove(name)) {
      var wanted = name;
      var found = records.stream().filter(r -> canonical(r.name()).equals(wanted)).toList();
      if (!found.isEmpty()) {
        var targets =
            found.stream()
                .filter(r -> types.contains(r.type()))
                .flatMap(r -> r.targets().stream())
                .toList();
        return targets.isEmpty() ? new NoSuchName(zone.id()) : new Targets(zone.id(), targets);
      }
      if (!covers(canonical(zone.name()), parent(name))) {
        return new NoSuchName(zone.id());
      }
    }
  }

  private static boolean covers(String zone, String host) {
    return host.equals(zone) || host.endsWith("." + zone);
  }

  private static String wildcardAbove(String name) {
    return "*." + parent(name);
  }

  /** What is left of a name without its first label, or without its wildcard and the next one. */
  private static String parent(String name) {
    var bare = name.startsWith("*.") ? name.substring(2) : name;
    return bare.substring(bare.indexOf('.') + 1);
  }

  private static String canonical(String name) {
    var text = name.toLowerCase(Locale.ROOT).replace("\\052", "*");
    return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
  }
}
