package dev.sessionready.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;

/**
 * All checks, in the order of a session's way: a check comes after those that explain it, and at
 * one stage the graver before the lighter, and otherwise by id.
 */
public final class Catalogue {

  private final List<Check> checks;

  /** A catalogue of the checks given, put in order. */
  public Catalogue(Iterable<? extends Check> checks) {
    List<Check> onTheWay = new ArrayList<>();
    checks.forEach(onTheWay::add);
    onTheWay.sort(
        Comparator.comparing((Check check) -> plate(check).stage())
            .thenComparing(check -> plate(check).severity())
            .thenComparing(check -> plate(check).id()));
    Set<Check> ordered = new LinkedHashSet<>();
    onTheWay.forEach(check -> place(check, onTheWay, ordered, new LinkedHashSet<>()));
    this.checks = List.copyOf(ordered);
  }

  /** The catalogue of every check on the class path. */
  public static Catalogue load() {
    return new Catalogue(ServiceLoader.load(Check.class, Catalogue.class.getClassLoader()));
  }

  public List<Check> checks() {
    return checks;
  }

  public Optional<Check> find(String id) {
    return checks.stream().filter(check -> plate(check).id().equals(id)).findFirst();
  }

  /** The plate of a check. */
  public static CheckInfo plate(Check check) {
    return plate(check.getClass());
  }

  /**
   * The plate of a class of checks.
   *
   * @throws IllegalStateException where it has none
   */
  public static CheckInfo plate(Class<? extends Check> type) {
    CheckInfo plate = type.getAnnotation(CheckInfo.class);
    if (plate == null) {
      throw new IllegalStateException(
          type.getName() + " has no @CheckInfo plate; put one above it");
    }
    return plate;
  }

  private static void place(Check check, List<Check> all, Set<Check> ordered, Set<Check> way) {
    if (ordered.contains(check)) {
      return;
    }
    if (!way.add(check)) {
      throw new IllegalStateException(
          plate(check).id() + " comes after itself; remove one 'after' of the circle");
    }
    for (Class<? extends Check> earlier : plate(check).after()) {
      all.stream()
          .filter(other -> other.getClass() == earlier)
          .forEach(other -> place(other, all, ordered, way));
    }
    way.remove(check);
    ordered.add(check);
  }
}
