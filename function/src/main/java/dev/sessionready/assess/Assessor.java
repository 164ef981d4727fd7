package dev.sessionready.assess;

import dev.sessionready.check.Catalogue;
import dev.sessionready.check.Check;
import dev.sessionready.check.Verdict;
import dev.sessionready.fact.Ignorance;
import dev.sessionready.model.Subject;
import dev.sessionready.model.Unsettled;
import java.util.ArrayList;
import java.util.List;

/** Applies every check of a catalogue to an instance. */
public record Assessor(Catalogue catalogue) {

  public Assessment assess(Subject subject) {
    return suspecting(
        new Assessment(
            subject.instance(),
            catalogue.checks().stream()
                .map(check -> new Finding(Catalogue.plate(check), judge(check, subject)))
                .toList()));
  }

  // A failure that no other explains may be explained by what nobody could verify.
  private Assessment suspecting(Assessment alone) {
    List<Finding> findings = new ArrayList<>(alone.findings());
    for (int i = 0; i < findings.size(); i++) {
      Finding finding = findings.get(i);
      if (finding.verdict() instanceof Verdict.Fail fail && !alone.isExplained(finding)) {
        Verdict.Fail weighed = catalogue.checks().get(i).suspecting(fail, alone.suspects(finding));
        findings.set(i, new Finding(finding.plate(), weighed));
      }
    }
    return new Assessment(alone.instance(), findings);
  }

  // The one place where ignorance becomes an answer. A defect in one check must not cost the
  // verdicts of the others: it is kept whole and makes the run fail after they are told.
  private static Verdict judge(Check check, Subject subject) {
    try {
      subject.instance().requireUnderstood();
      return check.judge(subject);
    } catch (Ignorance ignorance) {
      return new Verdict.Unreadable(ignorance);
    } catch (Unsettled unsettled) {
      return open(unsettled);
    } catch (RuntimeException defect) {
      return new Verdict.Broken(defect);
    }
  }

  private static Verdict open(Unsettled unsettled) {
    return switch (unsettled) {
      case Unsettled.Malformed malformed ->
          Verdict.notApplicable("preferences.malformed", malformed.document());
      case Unsettled.Deferred deferred ->
          Verdict.unverifiable(
              List.of(deferred.setting()), "preferences.parameter", deferred.setting());
    };
  }
}
