package dev.sessionready.check;

import dev.sessionready.fact.Ignorance;
import dev.sessionready.model.UnresolvedSetting;
import dev.sessionready.subject.Account;
import dev.sessionready.subject.Subject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Applies every check of a catalogue to an instance.
 *
 * @param assessed takes each instance once it is assessed, on whichever thread assessed it
 */
public record Assessor(Catalogue catalogue, Consumer<Subject> assessed) {

  /** An assessor whose progress nobody follows. */
  public Assessor(Catalogue catalogue) {
    this(catalogue, _ -> {});
  }

  /**
   * What every check says of an instance. A verdict is made once for all instances of which the
   * check is told the same, and so is everything that is made of verdicts.
   */
  public Assessment assess(Subject instance) {
    Subject subject = instance.inSharedWords();
    List<Subject.Answer> answers = new ArrayList<>();
    for (CheckGroup group : catalogue.groups()) {
      answers.add(subject.answer(group, () -> verdicts(group, subject)));
    }
    Findings findings = findings(new Combination(answers), subject);
    assessed.accept(instance);
    // Not that subject itself, which would keep all that was asked of it; and this one is never
    // asked, since several threads may ask an assessment for its words at once.
    Subject unasked = subject.unasked();
    return new Assessment(instance.described(), findings, () -> unasked.unasked().ownWords());
  }

  private static Combination verdicts(CheckGroup group, Subject subject) {
    List<Subject.Answer> answers = new ArrayList<>();
    for (CheckGroup.Member member : group.members()) {
      Check check = member.check();
      answers.add(
          subject.answer(check, () -> new Finding(Catalogue.info(check), judge(check, subject))));
    }
    return new Combination(answers);
  }

  private Findings findings(Combination groups, Subject subject) {
    String id = subject.instance().id();
    return groups.isShared()
        ? subject
            .account()
            .once(
                new Named(id, groups), Findings.class, () -> weighed(groups, id, subject.account()))
        : weighed(groups, id, null);
  }

  private List<Finding> inOrder(Combination groups) {
    Finding[] findings = new Finding[catalogue.checks().size()];
    for (int i = 0; i < groups.answers().size(); i++) {
      List<Subject.Answer> answers = ((Combination) groups.answers().get(i).value()).answers();
      List<CheckGroup.Member> members = catalogue.groups().get(i).members();
      for (int j = 0; j < answers.size(); j++) {
        findings[members.get(j).place()] = (Finding) answers.get(j).value();
      }
    }
    return new ArrayList<>(Arrays.asList(findings));
  }

  // A failure that no other explains may be explained by what could not be verified.
  private Findings weighed(Combination groups, String id, @Nullable Account sharedIn) {
    List<Finding> findings = inOrder(groups);
    Findings alone = new Findings(findings, catalogue.places(), id, sharedIn);
    boolean changed = false;
    for (int i = 0; i < findings.size(); i++) {
      Finding finding = findings.get(i);
      if (finding.verdict() instanceof Verdict.Fail fail && !alone.isExplained(finding)) {
        Verdict.Fail weighed = catalogue.checks().get(i).suspecting(fail, alone.suspects(finding));
        if (!weighed.equals(fail)) {
          Finding own = new Finding(finding.info(), weighed);
          findings.set(i, sharedIn == null ? own : sharedIn.once(own, Finding.class, () -> own));
          changed = true;
        }
      }
    }
    return changed ? new Findings(findings, catalogue.places(), id, sharedIn) : alone;
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

  /**
   * All verdicts on instances of one name.
   *
   * @param id what they are called in the texts
   */
  private record Named(String id, Combination groups) {}
}
