package dev.sessionready.preflight;

/**
 * The state of a configuration recorder.
 *
 * @param recording whether it is switched on
 * @param lastError the code of the error that its last attempt ended in; empty where it succeeded
 *     or was none yet
 */
public record RecorderStatus(boolean recording, String lastError) {}
