package dev.sessionready.json;

/** Reads values of one type, as the text of a snapshot states them when nothing is unusual. */
interface ValueReader {

  /**
   * Takes the value that is next.
   *
   * @throws RuntimeException where the text holds anything else, or the value refuses it
   */
  Object read(SnapshotTokens in, SharedValues shared);
}
