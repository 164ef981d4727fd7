// Over 200 lines: all that is derived of one instance's findings, each once.
package dev.sessionready.check;

import dev.sessionready.check.Verdict.Fail;
import dev.sessionready.check.Verdict.NotApplicable;
import dev.sessionready.check.Verdict.Pass;
import dev.sessionready.check.Verdict.Unverifiable;
import dev.sessionready.check.Verdict.Warn;
import dev.sessionready.fact.ReadFailure;
import dev.sessionready.subject.Account;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the checks say of all instances of which they were told the same, in words that name none of
 * them: something stands there for the id, the address and whatever else is one instance's own.
 */
public final class Findings {

  private final List<Finding> all;
  private final String instanceId;
  private final @Nullable Account sharedIn;
  private final List<Finding> remarkable;
  private final Map<String, Integer> places;
  private final Map<Object, Object> derived = new ConcurrentHashMap<>(2);

  /**
   * The findings, one for each check.
   *
   * @param all in the catalogue's order
   * @param instanceId the id of the instance
   */
  Findings(List<Finding> all, String instanceId) {
    this(all, placesOf(all), instanceId, null);
  }

  /**
   * The same, where it is known which stands where.
   *
   * @param places the place of each by the id of its check
   * @param instanceId the id of the instance, or what stands for it
   * @param sharedIn the account of the other instances whose findings they are too; null where they
   *     are those of one alone
   */
  Findings(
      List<Finding> all,
      Map<String, Integer> places,
      String instanceId,
      @Nullable Account sharedIn) {
    this.sharedIn = sharedIn;
    this.all = List.copyOf(all);
    this.instanceId = instanceId;
    this.remarkable = some(all, Findings::isRemarkable);
    this.places = places;
  }

  private static boolean isRemarkable(Finding finding) {
    return !(finding.verdict() instanceof Pass || finding.verdict() instanceof NotApplicable);
  }

  private static Map<String, Integer> placesOf(List<Finding> all) {
    Map<String, Integer> places = new HashMap<>();
    all.forEach(finding -> places.put(finding.id(), places.size()));
    return places;
  }

  /** Whether they may be those of other instances too, so that what is said of them may recur. */
  public boolean isShared() {
    return sharedIn != null;
  }

  /** The id of the instance, or what stands for it. */
  public String instanceId() {
    return instanceId;
  }

  /** That of one check, where it is among them. */
  public Optional<Finding> of(String checkId) {
    return Optional.ofNullable(places.get(checkId)).map(all::get);
  }

  /** All of them, in the catalogue's order. */
  public List<Finding> all() {
    return all;
  }

  /**
   * The failures that cost at least so much: causes before consequences, the graver before the
   * lighter, and of equal ones what comes first at a session's start; at one stage what lies
   * outside of the instance, and so may be shared with others, before what is its own.
   */
  public List<Finding> failures(Severity least) {
    return ranked(least).all();
  }

  // Kept, since they are asked for of every instance.
  private Failures ranked(Severity least) {
    return derived(
        least,
        Failures.class,
        () -> {
          List<Finding> failures =
              ranked(some(remarkable, finding -> finding.verdict().failsAt(least)));
          return new Failures(failures, some(failures, finding -> !isExplained(finding)));
        });
  }

  private List<Finding> ranked(List<Finding> failures) {
    if (failures.size() < 2) {
      return failures;
    }
    return failures.stream()
        .sorted(
            Comparator.comparing(this::isExplained)
                .thenComparing(Finding::severity)
                .thenComparing(finding -> finding.info().stage())
                .thenComparing(this::isItsOwn))
        .toList();
  }

  /** The failures at least so grave that no other failure explains. */
  public List<Finding> causes(Severity least) {
    return ranked(least).causes();
  }

  /** Whether a failure at least as grave of an earlier check explains this one. */
  public boolean isExplained(Finding finding) {
    return finding.verdict() instanceof Fail
        && Arrays.stream(finding.info().after())
            .anyMatch(earlier -> failed(earlier, finding.severity()));
  }

  /**
   * What may explain a failure, although that is not certain: of the checks that it comes after,
   * those that warn or could not verify what a session needs to start, and last those whose own
   * lookup failed. One sentence of several checks is one suspect: of the last, which is about that
   * alone, since graver checks that only depend on it come before it.
   */
  public List<Suspect> suspects(Finding finding) {
    List<Finding> earlier = earlier(finding);
    Map<Text, Suspect> suspects = new LinkedHashMap<>();
    Stream.concat(
            earlier.stream().flatMap(Findings::doubt), earlier.stream().flatMap(Findings::unread))
        .forEach(suspect -> suspects.put(suspect.what(), suspect));
    return List.copyOf(suspects.values());
  }

  // They are few, and looked up rather than searched for among all.
  private List<Finding> earlier(Finding finding) {
    return Arrays.stream(finding.info().after())
        .map((Class<? extends Check> check) -> places.get(Catalogue.info(check).id()))
        .filter(Objects::nonNull)
        .distinct()
        .sorted()
        .map(all::get)
        .toList();
  }

  private static Stream<Suspect> doubt(Finding finding) {
    return switch (finding.verdict()) {
      case Warn(Text what, List<String> resources, _) ->
          Stream.of(new Suspect(finding.id(), what, resources));
      case Unverifiable open when open.bearsOnStart() ->
          Stream.of(new Suspect(finding.id(), open.what(), open.resources()));
      case Unverifiable _,
          Pass _,
          Fail _,
          NotApplicable _,
          Verdict.Unreadable _,
          Verdict.Broken _ ->
          Stream.empty();
    };
  }

  private static Stream<Suspect> unread(Finding finding) {
    return finding.verdict() instanceof Verdict.Unreadable(ReadFailure failed)
        ? Stream.of(
            new Suspect(
                finding.id(),
                Text.message("report.unreadable", failed.action(), failed.reason()),
                List.of()))
        : Stream.empty();
  }

  /** The findings that our own failed lookup left open and that could have weighed so much. */
  public List<Finding> blind(Severity least) {
    return some(
        remarkable,
        finding ->
            finding.verdict().isBlind()
                && !finding.verdict().failsAt(least)
                && finding.info().severity().isAtLeast(least));
  }

  private boolean isItsOwn(Finding finding) {
    return finding.verdict() instanceof Fail fail && fail.resources().contains(instanceId);
  }

  private boolean failed(Class<? extends Check> check, Severity least) {
    return of(Catalogue.info(check).id())
        .filter(finding -> finding.verdict().failsAt(least))
        .isPresent();
  }

  /** Those of which a failed lookup of ours, or a defect, left something undecided. */
  public List<Finding> unread() {
    return some(remarkable, finding -> finding.verdict().isBlind());
  }

  /**
   * Those that say more than that all is well, or that there is nothing to check: few as a rule.
   */
  public List<Finding> remarkable() {
    return remarkable;
  }

  /**
   * Something that is worked out of these findings, once.
   *
   * @param of what it is, and what besides the findings it is made of
   */
  public <T> T derived(Object of, Class<T> type, Supplier<T> make) {
    Object known = derived.get(of);
    if (known == null) {
      // Not within the map: what is made may ask here for what it is made of.
      T made = make.get();
      Object before = derived.putIfAbsent(of, made);
      known = before == null ? made : before;
    }
    return type.cast(known);
  }

  /**
   * Something that is worked out of a part of these findings alone, once for all of the account
   * that have this part in common.
   *
   * @param of what it is, and what besides the part it is made of
   */
  public <T> T derived(Object of, List<Finding> part, Class<T> type, Supplier<T> make) {
    return sharedIn == null ? make.get() : sharedIn.once(new OfPart(of, part), type, make);
  }

  /** Those whose verdict is of that kind. */
  public List<Finding> having(Class<? extends Verdict> kind) {
    return some(all, finding -> kind.isInstance(finding.verdict()));
  }

  // Asked for so often that a stream for each would cost more than the search itself.
  private static List<Finding> some(List<Finding> findings, Predicate<Finding> which) {
    List<Finding> some = new ArrayList<>(0);
    for (Finding finding : findings) {
      if (which.test(finding)) {
        some.add(finding);
      }
    }
    return List.copyOf(some);
  }

  /** The failures that cost at least so much, in their order. */
  private record Failures(List<Finding> all, List<Finding> causes) {}

  private record OfPart(Object of, List<Finding> part) {}
}
