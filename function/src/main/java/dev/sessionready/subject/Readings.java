package dev.sessionready.subject;

import java.util.LinkedHashMap;
import java.util.Map;

/** What was asked of an instance to find an answer, in the order in which it was asked. */
final class Readings {

  private final Map<InstanceQuestion, Noted> answers = new LinkedHashMap<>();
  private boolean itsOwn;

  void note(InstanceQuestion question, Noted answer, boolean isItsOwn) {
    answers.putIfAbsent(question, answer);
    itsOwn |= isItsOwn;
  }

  void add(Readings inner) {
    inner.answers.forEach(answers::putIfAbsent);
    itsOwn |= inner.itsOwn;
  }

  /** Whether one was asked for that hardly another instance answers alike. */
  boolean areItsOwn() {
    return itsOwn;
  }

  Map<InstanceQuestion, Noted> answers() {
    return answers;
  }
}
