package dev.sessionready.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.function.Predicate;

/**
 * All checks, in the order of a session's start: a check comes after those that explain it, and at
 * one stage the graver before the lighter, and otherwise by id.
 */
public final class Catalogue {

  private static final ClassValue<CheckInfo> INFOS =
      new ClassValue<>() {
        @Override
        protected CheckInfo computeValue(Class<?> type) {
          CheckInfo info = type.getAnnotation(CheckInfo.class);
          if (info == null) {
            throw new IllegalStateException(
                type.getName() + " has no @CheckInfo; put one above it");
          }
          return new KnownInfo(info);
        }
      };

  private final List<Check> checks;
  private final List<CheckGroup> groups;
  private final Map<String, Integer> places = new HashMap<>();

  /** A catalogue of the checks given, put in order. */
  public Catalogue(Iterable<? extends Check> checks) {
    List<Check> onThePath = new ArrayList<>();
    checks.forEach(onThePath::add);
    onThePath.sort(
        Comparator.comparing((Check check) -> info(check).stage())
            .thenComparing(check -> info(check).severity())
            .thenComparing(check -> info(check).id()));
    Set<Check> ordered = new LinkedHashSet<>();
    onThePath.forEach(check -> place(check, onThePath, ordered, new LinkedHashSet<>()));
    this.checks = List.copyOf(ordered);
    this.groups = CheckGroup.of(this.checks);
    this.checks.forEach(check -> places.put(info(check).id(), places.size()));
  }

  /** The catalogue of every check on the class path. */
  public static Catalogue load() {
    return new Catalogue(ServiceLoader.load(Check.class, Catalogue.class.getClassLoader()));
  }

  public List<Check> checks() {
    return checks;
  }

  /** The same checks, in groups that look at much the same of an instance. */
  List<CheckGroup> groups() {
    return groups;
  }

  /** Where each check stands, by its id. */
  Map<String, Integer> places() {
    return places;
  }

  public Optional<Check> find(String id) {
    return checks.stream().filter(check -> info(check).id().equals(id)).findFirst();
  }

  /** Those of the checks that the condition holds for, by their ids. */
  public Catalogue having(Predicate<String> ids) {
    return new Catalogue(checks.stream().filter(check -> ids.test(info(check).id())).toList());
  }

  /** The check info of a check. */
  public static CheckInfo info(Check check) {
    return info(check.getClass());
  }

  /**
   * The check info of a class of checks.
   *
   * @throws IllegalStateException where it has none
   */
  public static CheckInfo info(Class<? extends Check> type) {
    return INFOS.get(type);
  }

  private static void place(Check check, List<Check> all, Set<Check> ordered, Set<Check> path) {
    if (ordered.contains(check)) {
      return;
    }
    if (!path.add(check)) {
      throw new IllegalStateException(
          info(check).id() + " comes after itself; remove one 'after' of the circle");
    }
    for (Class<? extends Check> earlier : info(check).after()) {
      all.stream()
          .filter(other -> other.getClass() == earlier)
          .forEach(other -> place(other, all, ordered, path));
    }
    path.remove(check);
    ordered.add(check);
  }
}
