package dev.sessionready.report;

import java.util.List;

/**
 * What people are told of a cause, in words.
 *
 * @param subject ASCII in one line, short enough for SNS
 * @param text the whole of it, for e-mail
 * @param description the same for a chat channel, without what mends it
 * @param steps what mends it, each in Markdown
 */
public record Notice(String subject, String text, String description, List<String> steps) {

  public Notice {
    steps = List.copyOf(steps);
  }
}
