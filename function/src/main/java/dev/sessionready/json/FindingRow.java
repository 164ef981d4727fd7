package dev.sessionready.json;

import dev.sessionready.check.Finding;
import dev.sessionready.check.FixStep;
import dev.sessionready.check.NoFix;
import dev.sessionready.check.Severity;
import dev.sessionready.check.Text;
import dev.sessionready.check.Verdict;
import dev.sessionready.fact.ReadFailure;
import dev.sessionready.model.Instance;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A finding as it stands in a report.
 *
 * @param verdict one of PASS, FAIL, WARN, NOT_APPLICABLE, UNVERIFIABLE, UNREADABLE, BROKEN
 * @param evidence what the verdict rests on
 * @param fix the steps that fix it, as sentences and commands
 * @param fixSteps the same, each with its kind
 * @param noFix why none of them can change anything in AWS; null where one does
 * @param seen what a user of Session Manager will see of a failure; null for every other verdict
 */
public record FindingRow(
    String instance,
    String check,
    Severity severity,
    String verdict,
    String evidence,
    @Nullable String seen,
    List<String> resources,
    List<String> fix,
    List<Step> fixSteps,
    @Nullable NoFix noFix) {

  /** A step of the fix and what it does: FIX, LOOK or ON_MACHINE. */
  public record Step(FixStep.Kind kind, String step) {}

  /** The finding of one instance, said in the language that renders its texts. */
  public static FindingRow of(Instance instance, Finding finding, Function<Text, String> language) {
    return of(instance.id(), finding, language);
  }

  /** The same, by the instance's id or what stands for it. */
  static FindingRow of(String instanceId, Finding finding, Function<Text, String> language) {
    Verdict verdict = finding.verdict();
    return new FindingRow(
        instanceId,
        finding.id(),
        finding.severity(),
        word(verdict),
        evidence(verdict, language),
        verdict instanceof Verdict.Fail fail ? language.apply(fail.symptom()) : null,
        resources(verdict),
        verdict.fixSteps().stream().map(step -> language.apply(step.text())).toList(),
        verdict.fixSteps().stream()
            .map(step -> new Step(step.kind(), language.apply(step.text())))
            .toList(),
        verdict instanceof Verdict.Fail fail ? fail.noFix() : null);
  }

  private static String word(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Pass _ -> "PASS";
      case Verdict.Fail _ -> "FAIL";
      case Verdict.Warn _ -> "WARN";
      case Verdict.NotApplicable _ -> "NOT_APPLICABLE";
      case Verdict.Unverifiable _ -> "UNVERIFIABLE";
      case Verdict.Unreadable _ -> "UNREADABLE";
      case Verdict.Broken _ -> "BROKEN";
    };
  }

  private static String evidence(Verdict verdict, Function<Text, String> language) {
    return switch (verdict) {
      case Verdict.Pass(Text evidence) -> language.apply(evidence);
      case Verdict.Fail fail -> language.apply(fail.cause());
      case Verdict.Warn(Text what, _, _) -> language.apply(what);
      case Verdict.NotApplicable(Text because) -> language.apply(because);
      case Verdict.Unverifiable(Text what, _, _) -> language.apply(what);
      case Verdict.Unreadable(ReadFailure failure) -> failure.toText();
      case Verdict.Broken(RuntimeException defect) -> defect.toString();
    };
  }

  private static List<String> resources(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Fail fail -> fail.resources();
      case Verdict.Warn warn -> warn.resources();
      case Verdict.Unverifiable unverifiable -> unverifiable.resources();
      case Verdict.Pass _, Verdict.NotApplicable _, Verdict.Unreadable _, Verdict.Broken _ ->
          List.of();
    };
  }
}
