package dev.sessionready.aws;

import dev.sessionready.fact.Parsed;
import dev.sessionready.iam.Policy;
import dev.sessionready.model.SessionPreferences;
import dev.sessionready.subject.Documents;
import dev.sessionready.wire.LoggingSeed;
import java.util.List;

/** A reader whose answer for every session document is settled beforehand; it reads no policies. */
record SettledDocuments(Parsed<SessionPreferences> answer) implements Documents {

  /** The preferences that a {@link LoggingSeed} plants. */
  static Documents asSeeded() {
    return naming(LoggingSeed.BUCKET, LoggingSeed.GROUP, LoggingSeed.ALIAS);
  }

  static Documents naming(String bucket, String logGroup, String key) {
    return new SettledDocuments(
        new Parsed.Read<>(
            new SessionPreferences(
                "Standard_Stream",
                new SessionPreferences.S3Logging(bucket, "", true),
                new SessionPreferences.CloudWatchLogging(logGroup, true, false),
                key,
                SessionPreferences.RunAs.OFF,
                SessionPreferences.Limits.DEFAULTS,
                SessionPreferences.ShellProfile.NONE,
                List.of())));
  }

  @Override
  public Parsed<SessionPreferences> sessionPreferences(String text) {
    return answer;
  }

  @Override
  public Parsed<Policy> policy(String text) {
    throw new AssertionError("nobody judges a policy while facts are collected");
  }
}
