/** What to know before the stack is deployed. */
@NullMarked
package dev.sessionready.preflight;

import org.jspecify.annotations.NullMarked;
