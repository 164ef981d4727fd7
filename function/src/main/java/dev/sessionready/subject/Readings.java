package dev.sessionready.subject;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was asked of an instance to find an answer, in the order in which it was asked. */
final class Readings {

  /** The answer where there is none, since it is a key in maps. */
  private static final Object NONE = new Object();

  private final Map<Question, Object> answers = new LinkedHashMap<>();
  private boolean itsOwn;

  /** An answer as it is compared. */
  static Object comparable(@Nullable Object answer) {
    return answer == null ? NONE : answer;
  }

  void note(Question question, @Nullable Object answer, boolean isItsOwn) {
    answers.putIfAbsent(question, comparable(answer));
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

  Map<Question, Object> answers() {
    return answers;
  }
}
