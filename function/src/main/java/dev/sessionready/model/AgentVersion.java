package dev.sessionready.model;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A version of SSM Agent, compared number by number: 3.3.40.0 is older than 3.3.987.0.
 *
 * @param parts the numbers, most significant first
 */
public record AgentVersion(List<Integer> parts) implements Comparable<AgentVersion> {

  private static final Pattern FORM = Pattern.compile("\\d{1,9}(\\.\\d{1,9}){1,3}");

  public AgentVersion {
    parts = List.copyOf(parts);
  }

  /**
   * Reads a version such as {@code 3.3.987.0}.
   *
   * @throws IllegalArgumentException where the text is not two to four numbers joined by dots
   */
  public static AgentVersion parse(String text) {
    if (!FORM.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "'" + text + "' is not an agent version; write it as numbers and dots: 3.3.987.0");
    }
    return new AgentVersion(Arrays.stream(text.split("\\.", -1)).map(Integer::valueOf).toList());
  }

  /** As {@link #parse}, but empty where the text is not a version. */
  public static Optional<AgentVersion> find(String text) {
    return FORM.matcher(text).matches() ? Optional.of(parse(text)) : Optional.empty();
  }

  public boolean isOlderThan(AgentVersion other) {
    return compareTo(other) < 0;
  }

  @Override
  public int compareTo(AgentVersion other) {
    for (int i = 0; i < Math.max(parts.size(), other.parts.size()); i++) {
      int difference = Integer.compare(part(i), other.part(i));
      if (difference != 0) {
        return difference;
      }
    }
    return 0;
  }

  private int part(int index) {
    return index < parts.size() ? parts.get(index) : 0;
  }

  @Override
  public String toString() {
    return parts.stream().map(String::valueOf).collect(Collectors.joining("."));
  }
}
