package dev.sessionready.world;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionready.assess.Assessment;
import dev.sessionready.assess.Finding;
import dev.sessionready.check.Catalogue;
import dev.sessionready.check.FixStep;
import dev.sessionready.check.Text;
import dev.sessionready.check.Verdict;
import dev.sessionready.heal.CannotRun;
import dev.sessionready.heal.Operator;
import dev.sessionready.model.Snapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Every printed fix fixes: carried out on the account, the finding is gone and no other check fails
 * that did not fail before, in every stored account and every case of every check. What is not so
 * yet stands in {@code heal/known.txt} with what goes wrong; a line that is right again, or whose
 * case is gone, has to leave it. Run with {@code -Dgolden.update=true} to rewrite that file, and
 * read what changed in the diff.
 */
class FixesHealTest {

  private static final Path KNOWN = World.RESOURCES.resolve("heal").resolve("known.txt");
  /** Failures that have only looks so far, and no reason for it; to be emptied. */
  private static final Set<String> NO_REASON_YET = Set.of("private-dns.off");

  private static final Set<String> LOOKS = Set.of("describe", "get", "list", "head", "simulate");

  private static final List<Judged> ACCOUNTS = accounts();

  @Test
  void everyFixHealsAndBreaksNothing() throws IOException {
    List<Result> results = ACCOUNTS.parallelStream().flatMap(FixesHealTest::carriedOut).toList();
    Map<String, String> wrong = new TreeMap<>();
    results.stream()
        .filter(result -> !result.problem().isEmpty())
        .forEach(result -> wrong.put(result.place(), result.problem()));
    System.out.printf(
        "%d fixes applied, %d that do not heal, %d that break something else%n",
        results.size(), count(results, Result::isUnhealed), count(results, Result::breaks));

    List<String> told = wrong.entrySet().stream().map(one -> one.getKey() + " | " + one.getValue()).toList();
    if (Boolean.getBoolean("golden.update")) {
      Files.write(KNOWN, told);
      return;
    }
    assertThat(results).hasSizeGreaterThan(300);
    assertThat(told).containsExactlyElementsOf(Files.readAllLines(KNOWN));
  }

  @Test
  void aFailureWithoutAFixSaysWhyItHasNone() {
    assertThat(
            failures()
                .filter(fail -> fail.fix().stream().noneMatch(FixStep::isFix))
                .filter(fail -> fail.noFix() == null)
                .map(fail -> ((Text.Message) fail.what()).key())
                .collect(Collectors.toSet()))
        .as("say withoutFix(NoFix.…), or print a command that fixes it")
        .isEqualTo(NO_REASON_YET);
  }

  @Test
  void aFailureWithAFixSaysNoReasonForNone() {
    assertThat(failures().filter(fail -> fail.noFix() != null))
        .isNotEmpty()
        .allSatisfy(fail -> assertThat(fail.fix()).noneMatch(FixStep::isFix));
  }

  @Test
  void aStepIsMarkedAsWhatItIs() {
    assertThat(
            everyFinding()
                .flatMap(finding -> finding.verdict().fixSteps().stream())
                .filter(step -> step.text() instanceof Text.Word)
                .distinct())
        .isNotEmpty()
        .allSatisfy(step -> assertThat(step.kind()).as("%s", step.text()).isEqualTo(kind(step)));
  }

  private static FixStep.Kind kind(FixStep step) {
    String line = ((Text.Word) step.text()).value();
    if (line.startsWith("{")) {
      return FixStep.Kind.FIX;
    }
    if (!line.startsWith("aws ") || line.startsWith("aws ec2 reboot-instances")) {
      return FixStep.Kind.ON_MACHINE;
    }
    String verb = line.split(" ")[2].replaceFirst("-.*", "");
    return LOOKS.contains(verb) ? FixStep.Kind.LOOK : FixStep.Kind.FIX;
  }

  /**
   * What came of one fix.
   *
   * @param place the account, the instance and the check
   * @param stays why the finding stays; empty where it is gone
   * @param broken the checks that fail only since
   */
  private record Result(String place, String stays, List<String> broken) {

    boolean isUnhealed() {
      return !stays.isEmpty();
    }

    boolean breaks() {
      return !broken.isEmpty();
    }

    String problem() {
      String breaks = broken.isEmpty() ? "" : "breaks " + String.join(", ", broken);
      return Stream.of(stays, breaks).filter(part -> !part.isEmpty()).collect(Collectors.joining("; "));
    }
  }

  /** An account and what is said of its instances before anybody fixes anything. */
  private record Judged(World world, List<Assessment> assessments) {

    Judged(World world) {
      this(world, world.assess());
    }
  }

  private static Stream<Result> carriedOut(Judged account) {
    return account.assessments().stream()
        .flatMap(assessment ->
            assessment.findings().stream()
                .filter(finding -> finding.verdict().fixSteps().stream().anyMatch(FixStep::isFix))
                .map(finding -> carryOut(account, assessment.instance().id(), finding)));
  }

  private static Result carryOut(Judged account, String id, Finding finding) {
    World world = account.world();
    String place = "%s | %s | %s".formatted(world.name(), id, finding.id());
    Snapshot fixed;
    try {
      fixed = new Operator(world.snapshot(), id).after(finding.verdict().fixSteps());
    } catch (CannotRun stuck) {
      return new Result(place, stuck.getMessage().replace('\n', ' '), List.of());
    }
    Map<String, Verdict> after = verdicts(world.with(fixed).assess());
    return new Result(
        place,
        stays(finding.verdict(), Objects.requireNonNull(after.get(id + " " + finding.id()))),
        broken(verdicts(account.assessments()), after));
  }

  private static String stays(Verdict was, Verdict is) {
    return switch (is) {
      case Verdict.Pass _, Verdict.NotApplicable _, Verdict.Unverifiable _ -> "";
      case Verdict.Warn _ when was instanceof Verdict.Fail -> "";
      case Verdict.Warn _ -> "it is a warning still";
      case Verdict.Fail _ -> "it fails still";
      case Verdict.Unreadable look -> "what it needs was not read: " + look.toText();
      case Verdict.Broken(RuntimeException defect) -> throw defect;
    };
  }

  private static List<String> broken(Map<String, Verdict> before, Map<String, Verdict> after) {
    List<String> broken = new ArrayList<>();
    after.forEach((place, now) -> {
      Verdict was = Objects.requireNonNull(before.get(place));
      if (isWorse(was, now)) {
        broken.add(place + " (" + now.getClass().getSimpleName() + ")");
      }
    });
    return broken;
  }

  private static boolean isWorse(Verdict was, Verdict now) {
    return switch (now) {
      case Verdict.Fail fail ->
          !(was instanceof Verdict.Fail then && then.severity().isAtLeast(fail.severity()));
      // It would hide what the fix did.
      case Verdict.Broken _ -> !(was instanceof Verdict.Broken);
      case Verdict.Unreadable _ -> !(was instanceof Verdict.Unreadable) && !was.isBlind();
      case Verdict.Pass _, Verdict.Warn _, Verdict.NotApplicable _, Verdict.Unverifiable _ -> false;
    };
  }

  private static Map<String, Verdict> verdicts(List<Assessment> assessments) {
    Map<String, Verdict> verdicts = new LinkedHashMap<>();
    for (Assessment assessment : assessments) {
      for (Finding finding : assessment.findings()) {
        verdicts.put(assessment.instance().id() + " " + finding.id(), finding.verdict());
      }
    }
    return verdicts;
  }

  // Many checks have a case of the same account.
  private static List<Judged> accounts() {
    Stream<World> stored =
        World.all().stream()
            .map(world -> world.named(world.name().replaceFirst(".*/(?=[^/]+/[^/]+$)", "")));
    Stream<World> cases =
        Catalogue.load().checks().stream()
            .map(check -> Catalogue.plate(check).id())
            .flatMap(id -> Case.of(id).map(one -> one.world().named(id + "/" + one.name())));
    Map<World, World> distinct = new LinkedHashMap<>();
    Stream.concat(stored, cases)
        .forEach(world -> distinct.putIfAbsent(world.named(""), world));
    return distinct.values().parallelStream().map(Judged::new).toList();
  }

  private static Stream<Finding> everyFinding() {
    return ACCOUNTS.stream()
        .map(Judged::assessments)
        .flatMap(List::stream)
        .map(Assessment::findings)
        .flatMap(List::stream);
  }

  private static Stream<Verdict.Fail> failures() {
    return everyFinding()
        .map(Finding::verdict)
        .filter(Verdict.Fail.class::isInstance)
        .map(Verdict.Fail.class::cast);
  }

  private static long count(List<Result> results, Predicate<Result> what) {
    return results.stream().filter(what).count();
  }
}
