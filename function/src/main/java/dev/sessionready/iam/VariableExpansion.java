package dev.sessionready.iam;

import dev.sessionready.iam.Context.Value;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A policy's text once its policy variables have been filled in.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html">
 *     Policy variables</a>
 */
sealed interface VariableExpansion {

  /** The text is this. */
  record Filled(Glob glob) implements VariableExpansion {}

  /** A variable has no value and no default, so the text matches nothing. */
  record Empty() implements VariableExpansion {}

  /**
   * A variable's value is not known.
   *
   * @param widest the text with that variable standing for anything
   * @param keys the condition keys that decide it
   */
  record Open(Glob widest, Set<String> keys) implements VariableExpansion {
    public Open {
      keys = Set.copyOf(keys);
    }
  }

  /** The text as it stands, in a place or a version of the language that knows no variables. */
  static VariableExpansion verbatim(String text, boolean wildcards) {
    return new Filled(wildcards ? Glob.pattern(text) : Glob.exactly(text));
  }

  /** The text with its variables filled in from the context. */
  static VariableExpansion of(String text, boolean wildcards, Context context) {
    return new Filling(wildcards, context).fill(text, 0);
  }

  /** A resource pattern, whose variables count only behind the fifth colon of its ARN. */
  static VariableExpansion ofResource(String pattern, Context context) {
    int start = 0;
    for (int colons = 0; colons < Arn.PARTS - 1; colons++) {
      start = pattern.indexOf(':', start) + 1;
      if (start == 0) {
        return verbatim(pattern, true);
      }
    }
    return new Filling(true, context).fill(pattern, start);
  }

  /** The work of filling in one text. */
  final class Filling {

    // ${*}, ${?} and ${$} are these characters themselves; a default stands in single quotes. No
    // part of it gives back what it took, so that a text costs no more than its length.
    private static final Pattern VARIABLE =
        Pattern.compile(
            "\\$\\{(?:(?<sign>[*?$])|(?<key>[^{},']++)(?:,\\s*+'(?<default>[^']*+)')?+)}");

    private final boolean wildcards;
    private final Context context;
    private final StringBuilder text = new StringBuilder();
    private final BitSet wild = new BitSet();
    private final Set<String> open = new LinkedHashSet<>();
    private boolean empty;

    private Filling(boolean wildcards, Context context) {
      this.wildcards = wildcards;
      this.context = context;
    }

    private VariableExpansion fill(String source, int from) {
      add(source.substring(0, from), wildcards);
      Matcher variable = VARIABLE.matcher(source).region(from, source.length());
      int end = from;
      while (variable.find()) {
        add(source.substring(end, variable.start()), wildcards);
        substitute(variable);
        end = variable.end();
      }
      add(source.substring(end), wildcards);
      return result();
    }

    private VariableExpansion result() {
      if (empty) {
        return new Empty();
      }
      Glob glob = Glob.of(text.toString(), wild);
      return open.isEmpty() ? new Filled(glob) : new Open(glob, open);
    }

    private void substitute(Matcher variable) {
      String sign = variable.group("sign");
      if (sign != null) {
        add(sign, false);
        return;
      }
      // Blanks before the comma are none of the key's.
      String named = variable.group("key");
      String key = variable.group("default") == null ? named : named.stripTrailing();
      switch (context.get(key)) {
        // Several values cannot be put in one place, and AWS forbids such a key as a variable.
        case Value.Present(var values) ->
            fallBack(values.size() == 1 ? values.getFirst() : variable.group("default"));
        case Value.Absent() -> fallBack(variable.group("default"));
        case Value.Unknown() -> {
          open.add(key);
          add("*", true);
        }
      }
    }

    private void fallBack(@Nullable String value) {
      if (value == null) {
        empty = true;
      } else {
        add(value, false);
      }
    }

    /** A wildcard in a variable's value is an ordinary character, unlike one in the policy. */
    private void add(String piece, boolean takesWildcards) {
      for (int i = 0; i < piece.length(); i++) {
        char c = piece.charAt(i);
        wild.set(text.length(), takesWildcards && (c == '*' || c == '?'));
        text.append(c);
      }
    }
  }
}
