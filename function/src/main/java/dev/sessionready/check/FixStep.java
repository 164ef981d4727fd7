package dev.sessionready.check;

import java.util.Collection;
import java.util.List;

/**
 * One step of what fixes a finding: a command, or a remark that says what to do beside one.
 *
 * @param text a command as a word, a remark as a sentence of the bundle
 */
public record FixStep(Kind kind, Text text) {

  /** What a step does to the account. */
  public enum Kind {
    /** It changes something in AWS. */
    FIX,
    /** It only looks, or fetches what a later step changes. */
    LOOK,
    /** It is typed on the machine, or reboots it. */
    ON_MACHINE
  }

  public static FixStep fix(Text text) {
    return new FixStep(Kind.FIX, text);
  }

  public static FixStep fix(String command) {
    return fix(Text.word(command));
  }

  public static FixStep look(Text text) {
    return new FixStep(Kind.LOOK, text);
  }

  public static FixStep look(String command) {
    return look(Text.word(command));
  }

  public static FixStep onMachine(Text text) {
    return new FixStep(Kind.ON_MACHINE, text);
  }

  public static FixStep onMachine(String command) {
    return onMachine(Text.word(command));
  }

  /** Each of the texts as a step that changes something in AWS. */
  public static List<FixStep> fixes(Collection<? extends Text> texts) {
    return texts.stream().map(FixStep::fix).toList();
  }

  /** Whether it changes something in AWS. */
  public boolean isFix() {
    return kind == Kind.FIX;
  }
}
