/** Tests of what an operator learns before deploying. */
@NullMarked
package dev.sessionready.preflight;

import org.jspecify.annotations.NullMarked;
