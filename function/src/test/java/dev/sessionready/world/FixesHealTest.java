package dev.sessionready.world;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionready.change.AccountTree;
import dev.sessionready.change.CannotRun;
import dev.sessionready.change.FixRun;
import dev.sessionready.check.Assessment;
import dev.sessionready.check.Finding;
import dev.sessionready.check.FixStep;
import dev.sessionready.check.Text;
import dev.sessionready.check.Verdict;
import dev.sessionready.model.Snapshot;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Every printed fix fixes: carried out on the account, the finding is gone and no other check fails
 * that did not fail before, in every stored account and every case of every check.
 */
@Tag("thorough")
class FixesHealTest {

  /** Why a check that fails after a fix did not fail before: it could not be asked. */
  private static final Set<String> UNJUDGED =
      Set.of(
          "identity.no-role",
          "preferences.malformed",
          "log-upload.not-logged",
          "log-upload.not-interactive");

  /** What whoever knows the account chooses. */
  private static final Map<String, String> CHOICES =
      Map.of(
          "OS_USER", "ssm-user",
          "ROLE_OF_USERS", "Operators",
          "USER", "operator",
          "BOUNDARY_ARN", "arn:aws:iam::aws:policy/AdministratorAccess",
          "KEY_STORE_ID", "cks-chosen",
          "IMPORT_TOKEN", "token.bin",
          "KEY_MATERIAL", "material.bin");

  private static final Set<String> LOOKS = Set.of("describe", "get", "list", "head", "simulate");

  // To look at a few accounts while a fix is written: -Dheal.only=routes/
  private static final Pattern ONLY = Pattern.compile(System.getProperty("heal.only", ""));

  private static final List<Judged> ACCOUNTS = judged(EveryAccount.all());

  @Test
  @DisabledIfSystemProperty(named = "heal.only", matches = ".+")
  void everyFixHealsAndBreaksNothing() {
    List<Result> results = results(ACCOUNTS);

    assertThat(results).hasSizeGreaterThan(600);
    assertThat(lines(results)).isEmpty();
  }

  /** Accounts that are kept elsewhere, one file each: nothing is expected of them but an answer. */
  @Test
  @EnabledIfSystemProperty(named = "heal.cases", matches = ".+")
  void fixesOfOtherAccountsAreCarriedOutToo() {
    Path folder = Path.of(System.getProperty("heal.cases"));

    print(results(judged(EveryAccount.field(folder))));
  }

  @Test
  @EnabledIfSystemProperty(named = "heal.only", matches = ".+")
  void theFixesOfAFewAccountsAreShown() {
    print(results(ACCOUNTS));
  }

  private static void print(List<Result> results) {
    results.stream()
        .filter(result -> !result.problem().isEmpty())
        .forEach(result -> {
          System.out.println(result.place() + " | " + result.problem());
          result
              .steps()
              .forEach(step -> System.out.println("    " + step.kind() + " " + step.text()));
        });
  }

  @Test
  void aFailureWithoutAFixSaysWhyItHasNone() {
    assertThat(
            failures()
                .filter(fail -> fail.remediation().stream().noneMatch(FixStep::isFix))
                .filter(fail -> fail.noFix() == null)
                .map(fail -> ((Text.Message) fail.cause()).key())
                .collect(Collectors.toSet()))
        .as("say withoutFix(NoFix.…), or print a command that fixes it")
        .isEmpty();
  }

  @Test
  void aFailureWithAFixSaysNoReasonForNone() {
    assertThat(failures().filter(fail -> fail.noFix() != null))
        .isNotEmpty()
        .allSatisfy(fail -> assertThat(fail.remediation()).noneMatch(FixStep::isFix));
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

  private static List<Result> results(List<Judged> accounts) {
    List<Result> results = accounts.parallelStream().flatMap(FixesHealTest::carriedOut).toList();
    System.out.printf(
        "%d fixes applied, %d that do not heal, %d that break something else%n",
        results.size(), count(results, Result::isUnhealed), count(results, Result::breaks));
    return results;
  }

  private static List<String> lines(List<Result> results) {
    return results.stream()
        .filter(result -> !result.problem().isEmpty())
        .map(result -> result.place() + " | " + result.problem())
        .sorted()
        .toList();
  }

  private static FixStep.Kind kind(FixStep step) {
    String line = ((Text.Word) step.text()).value();
    if (line.startsWith("{")) {
      return FixStep.Kind.FIX;
    }
    if (!line.startsWith("aws ") || line.startsWith("aws ec2 reboot-instances")) {
      return FixStep.Kind.ON_MACHINE;
    }
    String verb = line.split(" ", -1)[2].replaceFirst("-.*", "");
    return LOOKS.contains(verb) ? FixStep.Kind.LOOK : FixStep.Kind.FIX;
  }

  /**
   * What came of one fix.
   *
   * @param place the account, the instance and the check
   * @param stays why the finding stays; empty where it is gone
   * @param broken the checks that fail only since
   * @param steps what was carried out
   */
  private record Result(String place, String stays, List<String> broken, List<FixStep> steps) {

    boolean isUnhealed() {
      return !stays.isEmpty();
    }

    boolean breaks() {
      return !broken.isEmpty();
    }

    String problem() {
      String breaks = broken.isEmpty() ? "" : "breaks " + String.join(", ", broken);
      return Stream.of(stays, breaks)
          .filter(part -> !part.isEmpty())
          .collect(Collectors.joining("; "));
    }
  }

  /** An account and what is said of its instances before anybody fixes anything. */
  private record Judged(World world, AccountTree tree, List<Assessment> assessments) {

    Judged(World world) {
      this(world, AccountTree.of(world.snapshot()), world.assess());
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
    List<FixStep> steps = finding.verdict().fixSteps();
    Snapshot fixed;
    try {
      fixed = new FixRun(account.tree(), id, CHOICES).after(steps);
    } catch (CannotRun stuck) {
      return new Result(
          place, String.valueOf(stuck.getMessage()).replace('\n', ' '), List.of(), steps);
    }
    Map<String, Verdict> after = verdicts(world.with(fixed).assess());
    return new Result(
        place,
        stays(finding.verdict(), Objects.requireNonNull(after.get(id + " " + finding.id()))),
        broken(verdicts(account.assessments()), after),
        steps);
  }

  private static String stays(Verdict was, Verdict is) {
    return switch (is) {
      case Verdict.Pass _, Verdict.NotApplicable _, Verdict.Unverifiable _ -> "";
      case Verdict.Warn _ when was instanceof Verdict.Fail -> "";
      case Verdict.Warn _ -> "it is a warning still";
      case Verdict.Fail _ -> "it fails still";
      case Verdict.Unreadable look ->
          was.isBlind() || isOfTheNextLook(look)
              ? ""
              : "what it needs was not read: " + look.toText();
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
          !(was instanceof Verdict.Fail then && then.severity().isAtLeast(fail.severity()))
              && !isRevealed(was);
      // It would hide what the fix did.
      case Verdict.Broken _ -> !(was instanceof Verdict.Broken);
      case Verdict.Unreadable look -> !was.isBlind() && !isOfTheNextLook(look);
      case Verdict.Pass _, Verdict.Warn _, Verdict.NotApplicable _, Verdict.Unverifiable _ -> false;
    };
  }

  // A fix that names another bucket or log group leads to one that nobody has asked for.
  private static boolean isOfTheNextLook(Verdict.Unreadable look) {
    return look.failure().reason().startsWith("not asked for ");
  }

  // Without a role, a log, preferences that can be read, or sessions of a kind that can be
  // streamed,
  // the check had nothing to judge.
  private static boolean isRevealed(Verdict was) {
    return was instanceof Verdict.NotApplicable(Text.Message(var because, _))
        && UNJUDGED.contains(because);
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

  private static List<Judged> judged(Stream<World> worlds) {
    return worlds.filter(world -> ONLY.matcher(world.name()).find()).toList().parallelStream()
        .map(Judged::new)
        .toList();
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
