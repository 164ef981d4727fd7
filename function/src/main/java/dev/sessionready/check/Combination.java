package dev.sessionready.check;

import dev.sessionready.subject.Subject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answers that were found together, each of which is one object for all instances it holds for. */
final class Combination {

  private final List<Subject.Answer> answers;
  private final boolean shared;
  private final int hash;

  Combination(List<Subject.Answer> answers) {
    this.answers = List.copyOf(answers);
    boolean allShared = true;
    int sum = 1;
    for (Subject.Answer answer : answers) {
      allShared &= answer.isShared();
      sum = 31 * sum + System.identityHashCode(answer.value());
    }
    this.shared = allShared;
    this.hash = sum;
  }

  /** Whether each of them holds for others too. */
  boolean isShared() {
    return shared;
  }

  List<Subject.Answer> answers() {
    return answers;
  }

  @Override
  @SuppressWarnings("ReferenceEquality") // Equal ones are one object, and that is quick to see.
  public boolean equals(@Nullable Object other) {
    if (!(other instanceof Combination that && answers.size() == that.answers.size())) {
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
    return hash;
  }
}
