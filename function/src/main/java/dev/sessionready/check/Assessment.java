package dev.sessionready.check;

import dev.sessionready.check.Verdict.Fail;
import dev.sessionready.check.Verdict.Pass;
import dev.sessionready.check.Verdict.Unverifiable;
import dev.sessionready.check.Verdict.Warn;
import dev.sessionready.fact.ReadFailure;
import dev.sessionready.model.Instance;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * All that the checks say of one instance.
 *
 * @param findings one for each check, in the catalogue's order
 */
public record Assessment(Instance instance, List<Finding> findings) {

  public Assessment {
    findings = List.copyOf(findings);
  }

  /**
   * The failures that cost at least so much: causes before consequences, the graver before the
   * lighter, and of equal ones what comes first at a session's start; at one stage what lies
   * outside of the instance, and so may be shared with others, before what is its own.
   */
  public List<Finding> failures(Severity least) {
    return findings.stream()
        .filter(finding -> finding.verdict().failsAt(least))
        .sorted(
            Comparator.comparing(this::isExplained)
                .thenComparing(Finding::severity)
                .thenComparing(finding -> finding.info().stage())
                .thenComparing(this::isItsOwn))
        .toList();
  }

  /** The failures at least so grave that no other failure explains. */
  public List<Finding> causes(Severity least) {
    return failures(least).stream().filter(finding -> !isExplained(finding)).toList();
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
    Map<Text, Suspect> suspects = new LinkedHashMap<>();
    Stream.concat(
            earlier(finding).flatMap(Assessment::doubt),
            earlier(finding).flatMap(Assessment::unread))
        .forEach(suspect -> suspects.put(suspect.what(), suspect));
    return List.copyOf(suspects.values());
  }

  private Stream<Finding> earlier(Finding finding) {
    List<String> ids =
        Arrays.stream(finding.info().after())
            .map((Class<? extends Check> check) -> Catalogue.info(check).id())
            .toList();
    return findings.stream().filter(other -> ids.contains(other.id()));
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
          Verdict.NotApplicable _,
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

  public List<Finding> warnings() {
    return having(Warn.class);
  }

  public List<Finding> unverifiable() {
    return having(Unverifiable.class);
  }

  public List<Finding> passes() {
    return having(Pass.class);
  }

  /** The findings that our own failed lookup left open and that could have weighed so much. */
  public List<Finding> blind(Severity least) {
    return findings.stream()
        .filter(finding -> finding.verdict().isBlind() && !finding.verdict().failsAt(least))
        .filter(finding -> finding.info().severity().isAtLeast(least))
        .toList();
  }

  private boolean isItsOwn(Finding finding) {
    return finding.verdict() instanceof Fail fail && fail.resources().contains(instance.id());
  }

  private boolean failed(Class<? extends Check> check, Severity least) {
    return findings.stream()
        .anyMatch(finding ->
            finding.info().equals(Catalogue.info(check)) && finding.verdict().failsAt(least));
  }

  private List<Finding> having(Class<? extends Verdict> kind) {
    return findings.stream().filter(finding -> kind.isInstance(finding.verdict())).toList();
  }
}
