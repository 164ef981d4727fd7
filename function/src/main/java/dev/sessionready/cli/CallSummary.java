package dev.sessionready.cli;

import dev.sessionready.aws.LiveSource;
import dev.sessionready.rule.Source;
import java.util.Map;

/** What a run cost: how often each operation of AWS was called. */
final class CallSummary {

  /** The text where no account was asked. */
  static final String NONE = "No call was made: a snapshot was evaluated.";

  private CallSummary() {}

  /** The sum of the calls that the source made so far, and a line for each operation. */
  static String of(Source source) {
    return source instanceof LiveSource live ? lines(live.calls()) : NONE;
  }

  private static String lines(Map<String, Long> calls) {
    long sum = calls.values().stream().mapToLong(Long::longValue).sum();
    StringBuilder text = new StringBuilder().append(sum).append(" calls:");
    calls.forEach((operation, count) -> text.append("\n%6d  %s".formatted(count, operation)));
    return text.toString();
  }
}
