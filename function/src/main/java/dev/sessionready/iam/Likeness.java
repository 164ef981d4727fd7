package dev.sessionready.iam;

import java.util.function.UnaryOperator;

/** Whether a value matches a pattern. */
record Likeness(Glob pattern, String value, boolean ignoresCase) implements OpenValue.Test {

  @Override
  public boolean holds(UnaryOperator<String> whole) {
    Glob glob = pattern.whole(whole);
    String text = whole.apply(value);
    return ignoresCase ? glob.matchesIgnoringCase(text) : glob.matches(text);
  }
}
