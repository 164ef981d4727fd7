package dev.sessionready.report;

import java.util.List;

/**
 * An alert in words.
 *
 * @param subject ASCII in one line, short enough for SNS
 * @param text the whole of it, for e-mail
 * @param description the same for a chat channel, without what fixes it
 * @param steps what fixes it, each in Markdown
 */
public record AlertText(String subject, String text, String description, List<String> steps) {

  public AlertText {
    steps = List.copyOf(steps);
  }
}
