package dev.sessionready.cli;

import dev.sessionready.rule.ComplianceDecision;
import dev.sessionready.rule.ComplianceType;
import picocli.CommandLine;

/**
 * Colours of a terminal, or none of them.
 *
 * @param colour whether what is printed goes to a terminal that shows them
 * @see <a href="https://no-color.org">NO_COLOR</a>
 */
record TerminalStyle(boolean colour) {

  /** The style without any. */
  static final TerminalStyle PLAIN = new TerminalStyle(false);

  private static final int RED = 31;
  private static final int GREEN = 32;
  private static final int YELLOW = 33;
  private static final int CYAN = 36;

  /** Colours where standard output is a terminal and the environment does not refuse them. */
  static TerminalStyle of(CommandLine command) {
    return new TerminalStyle(command.getColorScheme().ansi().enabled());
  }

  /** A sign at the start of a line, and what stands beside it. */
  String sign(String sign, String text) {
    return switch (sign) {
      case "✗" -> coloured(RED, text);
      case "!" -> coloured(YELLOW, text);
      case "?" -> coloured(CYAN, text);
      default -> text;
    };
  }

  /** The heading of a decision, already as wide as it is to be. */
  String heading(ComplianceDecision decision, String text) {
    return switch (decision) {
      case ComplianceDecision.Decided decided ->
          decided.compliance() == ComplianceType.COMPLIANT
              ? coloured(GREEN, text)
              : coloured(RED, text);
      case ComplianceDecision.Undetermined _ -> coloured(CYAN, text);
      case ComplianceDecision.Exempt _ -> text;
    };
  }

  private String coloured(int code, String text) {
    return colour ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
  }
}
