package dev.sessionready.model;

import dev.sessionready.fact.Parsed;

/**
 * Reads the texts that a snapshot keeps as AWS returned them. Reading happens at judgement, so that
 * a parser mended today reads yesterday's snapshot better.
 */
public interface Documents {

  Parsed<SessionPreferences> sessionPreferences(String text);
}
