/** A snapshot for others' eyes: the same verdicts, and none of the account's own names. */
@NullMarked
package dev.sessionready.redact;

import org.jspecify.annotations.NullMarked;
