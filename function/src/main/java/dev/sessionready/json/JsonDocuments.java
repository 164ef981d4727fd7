package dev.sessionready.json;

import dev.sessionready.fact.Parsed;
import dev.sessionready.iam.Policy;
import dev.sessionready.model.SessionPreferences;
import dev.sessionready.subject.Documents;

/** The reader of the JSON documents that a snapshot keeps as text. */
public record JsonDocuments() implements Documents {

  private static final PolicyReader POLICIES = new PolicyReader();

  @Override
  public Parsed<Policy> policy(String text) {
    return POLICIES.read(text);
  }

  @Override
  public Parsed<SessionPreferences> sessionPreferences(String text) {
    return PreferencesReader.read(text);
  }
}
