package dev.sessionready.subject;

import dev.sessionready.fact.Parsed;
import dev.sessionready.iam.Policy;
import dev.sessionready.model.SessionPreferences;

/**
 * Reads the texts that a snapshot keeps as AWS returned them. Parsing happens at evaluation, so
 * that a parser fixed today reads yesterday's snapshot better.
 */
public interface Documents {

  /** The policy that an IAM, key, bucket or endpoint policy document states. */
  Parsed<Policy> policy(String text);

  /** The preferences that a session document states. */
  Parsed<SessionPreferences> sessionPreferences(String text);
}
