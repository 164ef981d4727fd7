package dev.sessionready.checks.logging;

import dev.sessionready.check.Verdict;
import dev.sessionready.model.LogGroup;
import dev.sessionready.model.SessionPreferences;
import dev.sessionready.subject.Subject;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/** The log group that the preferences name, for checks that ask more of it than that it exists. */
final class LogGroupTarget {

  private LogGroupTarget() {}

  /** The verdict on the group; not applicable where there is none. */
  static Verdict group(Subject subject, Function<LogGroup, Verdict> question) {
    SessionPreferences preferences = subject.preferences();
    if (!preferences.logsToCloudWatch()) {
      return Verdict.notApplicable("preferences.no-cloudwatch");
    }
    String name = preferences.cloudWatch().logGroupName();
    return find(subject, name)
        .map(question)
        .orElseGet(() -> Verdict.notApplicable("log-group.none", name));
  }

  /** The verdict on the group and the ARN of its key; not applicable where there is none. */
  static Verdict key(Subject subject, BiFunction<LogGroup, String, Verdict> question) {
    return group(
        subject,
        group -> {
          String keyArn = group.kmsKeyId();
          return keyArn == null
              ? Verdict.notApplicable("log-group.no-key", group.name())
              : question.apply(group, keyArn);
        });
  }

  // AWS is not asked about what cannot be a name.
  private static Optional<LogGroup> find(Subject subject, String name) {
    return new LogGroupName(name).isPossible()
        ? subject.account().logGroup(name).ask()
        : Optional.empty();
  }
}
