package dev.sessionready.check;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What a user of Session Manager sees; people search for these words. */
public enum Symptom {
  /** The instance is not offered, or StartSession answers TargetNotConnected. */
  NOT_CONNECTED,
  /** Black for minutes, then a session whose log does not arrive. */
  BLACK_SCREEN,
  /** Black for minutes, then refused: encryption is said not to be set up on the log group. */
  BLACK_SCREEN_THEN_NOT_ENCRYPTED,
  /** Black for minutes, then refused: the bucket's encryption cannot be validated. */
  BLACK_SCREEN_THEN_NOT_VALIDATED,
  /** Black for minutes, then a session of which CloudWatch Logs gets nothing. */
  BLACK_SCREEN_THEN_NO_LOG,
  /** Black for minutes, then a session of which the bucket gets nothing. */
  BLACK_SCREEN_THEN_NO_OBJECT,
  /** The session is refused: encryption is not set up on the log group. */
  LOG_GROUP_NOT_ENCRYPTED,
  /** The session is refused: the bucket's encryption cannot be validated. */
  BUCKET_NOT_VALIDATED,
  /** The session is refused: encryption is not set up on the bucket. */
  BUCKET_NOT_ENCRYPTED,
  /** The handshake times out. */
  HANDSHAKE_TIMED_OUT,
  /** The session ends with a message that the data key could not be decrypted. */
  DATA_KEY_REFUSED,
  /** The session ends in its handshake, where KMS refuses a data key to the client. */
  CLIENT_KEY_REFUSED,
  /** Sessions work and the log stream stays empty. */
  EMPTY_STREAM,
  /** Sessions work and nothing arrives in CloudWatch Logs. */
  NOTHING_IN_CLOUDWATCH,
  /** Sessions work and no object arrives in the bucket. */
  NOTHING_IN_S3,
  /** The log of a session that the instance does not survive is lost. */
  LOG_LOST,
  /** Sessions work and are not logged. */
  NOT_LOGGED,
  /** Sessions work and their data is encrypted by TLS only. */
  NOT_ENCRYPTED,
  /** The session ends: no run-as user is known. */
  RUN_AS_NO_USER,
  /** The session ends: the run-as user may not be used. */
  RUN_AS_REFUSED,
  /** The session starts and then hangs. */
  SESSION_HANGS,
  /** The agent is older than the operator demands. */
  TOO_OLD,
  /** StartSession answers InvalidDocument. */
  INVALID_DOCUMENT,
  /** The session ends at once. */
  SESSION_ENDS,
  /** Sessions work today; one of their features fails. */
  FEATURE_FAILS;

  /** What users see where no network path leads to a service. */
  private static final List<Symptom> OF_A_BLOCKED_PATH =
      List.of(
          NOT_CONNECTED,
          HANDSHAKE_TIMED_OUT,
          BLACK_SCREEN,
          BLACK_SCREEN_THEN_NOT_ENCRYPTED,
          BLACK_SCREEN_THEN_NOT_VALIDATED,
          BLACK_SCREEN_THEN_NO_LOG,
          BLACK_SCREEN_THEN_NO_OBJECT);

  /** All that users may see of a check's failures; empty where it never fails. */
  public static List<Symptom> of(CheckInfo info) {
    List<Symptom> own = List.of(info.symptoms());
    return info.blocksPath()
        ? Stream.of(OF_A_BLOCKED_PATH, own).flatMap(List::stream).toList()
        : own;
  }

  /** The sentence for it. */
  public Text text() {
    return Text.message("symptom." + name().toLowerCase(Locale.ROOT).replace('_', '-'));
  }
}
