package dev.sessionready.change;

import java.util.List;

/**
 * One change that somebody asks about, as the commands of the AWS CLI that make it.
 *
 * @param name as it was asked for
 * @param lines the commands, in their order
 */
public record RequestedChange(String name, List<String> lines) {

  public RequestedChange {
    lines = List.copyOf(lines);
  }
}
