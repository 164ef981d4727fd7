package dev.sessionready.json;

import dev.sessionready.rule.BadInput;

/**
 * Thrown by the place in a text that is not what it should be. It carries no stack trace: it is an
 * answer for the reader, which alone knows what the text is called.
 */
final class JsonFormatError extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String path;
  private final int line;
  private final String cause;

  JsonFormatError(String path, int line, String cause) {
    super(path + " (line " + line + "): " + cause, null, false, false);
    this.path = path;
    this.line = line;
    this.cause = cause;
  }

  /** The place as a JSON pointer; empty for the whole text. */
  String path() {
    return path;
  }

  /** The line of the place, counted from 1. */
  int line() {
    return line;
  }

  /** What is wrong there and what would be right: a sentence without its full stop. */
  String cause() {
    return cause;
  }

  /** The one sentence for whoever gave a text of that name. */
  BadInput in(String name) {
    String place = path.isEmpty() ? "line " + line : path + " (line " + line + ")";
    return new BadInput(name + ": " + place + ": " + cause + ".", this);
  }
}
