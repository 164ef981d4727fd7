package dev.sessionready.iam;

import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Parts of a request that are left open. One decision holds for many instances where no policy
 * looks at what tells them apart: then the instance's id and address are left open in the request,
 * and only where a comparison comes out differently for different ones is it made for the whole
 * value, by whoever has it.
 */
public final class OpenValue {

  /**
   * Compares whole values where the answer depends on what is left open. Bound while a request with
   * open parts is put to policies.
   */
  public static final ScopedValue<Predicate<Test>> WHOLE = ScopedValue.newInstance();

  // Unicode keeps these for private use, one for each part that can be left open.
  private static final char FIRST = '\uE000';
  private static final char LAST = '\uE00F';

  private OpenValue() {}

  /** A comparison of a value with a policy. */
  public interface Test {

    /**
     * Whether it holds.
     *
     * @param whole puts what is left open into a text
     */
    boolean holds(UnaryOperator<String> whole);
  }

  /**
   * The character that stands for each one of an open part.
   *
   * @param part which of the parts of a request it is, from 0 on
   */
  public static char character(int part) {
    return (char) (FIRST + part);
  }

  /** Whether a test holds, for all values that the open parts can have or for the whole one. */
  static boolean holds(Test test) {
    try {
      return test.holds(UnaryOperator.identity());
    } catch (Depends _) {
      return WHOLE.get().test(test);
    }
  }

  static boolean isOpen(char character) {
    return character >= FIRST && character <= LAST;
  }

  static boolean isOpen(String text) {
    for (int at = 0; at < text.length(); at++) {
      if (isOpen(text.charAt(at))) {
        return true;
      }
    }
    return false;
  }

  /** That a comparison depends on what is left open: a matter of course, without a stack trace. */
  static final class Depends extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Depends() {
      super("it depends on what was left open", null, false, false);
    }
  }
}
