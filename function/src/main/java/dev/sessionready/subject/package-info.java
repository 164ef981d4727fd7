/**
 * The joined account: what instances share, worked out once for all of them, and one instance in
 * it.
 */
@NullMarked
package dev.sessionready.subject;

import org.jspecify.annotations.NullMarked;
