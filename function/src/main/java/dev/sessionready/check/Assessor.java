package dev.sessionready.check;

import dev.sessionready.fact.Ignorance;
import dev.sessionready.model.UnresolvedSetting;
import dev.sessionready.subject.Subject;
import java.util.ArrayList;
import java.util.List;

/** Applies every check of a catalogue to an instance. */
public record Assessor(Catalogue catalogue) {

  public Assessment assess(Subject subject) {
    return suspecting(
        new Assessment(
            subject.instance(),
            catalogue.checks().stream()
                .map(check -> new Finding(Catalogue.info(check), judge(check, subject)))
                .toList()));
  }

  // A failure that no other explains may be explained by what could not be verified.
  private Assessment suspecting(Assessment alone) {
    List<Finding> findings = new ArrayList<>(alone.findings());
    for (int i = 0; i < findings.size(); i++) {
      Finding finding = findings.get(i);
      if (finding.verdict() instanceof Verdict.Fail fail && !alone.isExplained(finding)) {
        Verdict.Fail weighed = catalogue.checks().get(i).suspecting(fail, alone.suspects(finding));
        findings.set(i, new Finding(finding.info(), weighed));
      }
    }
    return new Assessment(alone.instance(), findings);
  }

  // The one place where ignorance becomes an answer. A defect in one check must not cost the
  // verdicts of the others: it is kept whole and makes the run fail after they are reported.
  private static Verdict judge(Check check, Subject subject) {
    try {
      subject.instance().requireUnderstood();
      return check.judge(subject);
    } catch (Ignorance ignorance) {
      return new Verdict.Unreadable(ignorance);
    } catch (UnresolvedSetting unsettled) {
      return open(unsettled);
    } catch (RuntimeException defect) {
      return new Verdict.Broken(defect);
    }
  }

  private static Verdict open(UnresolvedSetting unsettled) {
    return switch (unsettled) {
      case UnresolvedSetting.Malformed malformed ->
          Verdict.notApplicable("preferences.malformed", malformed.document());
      case UnresolvedSetting.Deferred deferred ->
          Verdict.unverifiable(
              List.of(deferred.setting()), "preferences.parameter", deferred.setting());
    };
  }
}
