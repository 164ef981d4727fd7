package dev.sessionready.check;

import dev.sessionready.fact.Ignorance;
import dev.sessionready.model.UnresolvedSetting;
import dev.sessionready.subject.Account;
import dev.sessionready.subject.Subject;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Applies every check of a catalogue to an instance. */
public record Assessor(Catalogue catalogue) {

  /**
   * What every check says of an instance. A verdict is made once for all instances of which the
   * check is told the same, and so is everything that is made of verdicts.
   */
  public Assessment assess(Subject instance) {
    Subject subject = instance.inSharedWords();
    Findings findings = subject.shared(this, Findings.class, () -> findings(subject));
    return new Assessment(instance.described(), findings, subject::ownWords);
  }

  private Findings findings(Subject subject) {
    List<Subject.Answer> answers = new ArrayList<>();
    for (Check check : catalogue.checks()) {
      answers.add(
          subject.answer(check, () -> new Finding(Catalogue.info(check), judge(check, subject))));
    }
    String id = subject.instance().id();
    Account account = subject.account();
    return answers.stream().allMatch(Subject.Answer::isShared)
        ? account.once(
            new Combination(id, answers),
            Findings.class,
            () -> new Findings(each(weighed(answers, id), account), id, true))
        : new Findings(weighed(answers, id), id, false);
  }

  // One object for all of them that are equal.
  private static List<Finding> each(List<Finding> findings, Account account) {
    return findings.stream()
        .map(finding -> account.once(finding, Finding.class, () -> finding))
        .toList();
  }

  // A failure that no other explains may be explained by what could not be verified.
  private List<Finding> weighed(List<Subject.Answer> answers, String id) {
    List<Finding> findings = new ArrayList<>();
    answers.forEach(answer -> findings.add((Finding) answer.value()));
    Findings alone = new Findings(findings, id, false);
    for (int i = 0; i < findings.size(); i++) {
      Finding finding = findings.get(i);
      if (finding.verdict() instanceof Verdict.Fail fail && !alone.isExplained(finding)) {
        Verdict.Fail weighed = catalogue.checks().get(i).suspecting(fail, alone.suspects(finding));
        findings.set(i, new Finding(finding.info(), weighed));
      }
    }
    return findings;
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
      // Its message may name the instance.
      Subject alone = subject.alone();
      return alone == subject ? new Verdict.Broken(defect) : judge(check, alone);
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

  /** Verdicts of all checks, each of which is one object for all instances that share it. */
  private record Combination(String id, List<Subject.Answer> answers) {

    @Override
    @SuppressWarnings("ReferenceEquality") // Equal ones are one object, and that is quick to see.
    public boolean equals(@Nullable Object other) {
      if (!(other instanceof Combination that
          && id.equals(that.id)
          && answers.size() == that.answers.size())) {
        return false;
      }
      for (int i = 0; i < answers.size(); i++) {
        if (answers.get(i).value() != that.answers.get(i).value()) {
          return false;
        }
      }
      return true;
    }

    @Override
    public int hashCode() {
      int hash = id.hashCode();
      for (Subject.Answer answer : answers) {
        hash = 31 * hash + System.identityHashCode(answer.value());
      }
      return hash;
    }
  }
}
