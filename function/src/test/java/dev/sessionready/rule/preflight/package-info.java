/** Tests of what an operator is told before deploying. */
@NullMarked
package dev.sessionready.rule.preflight;

import org.jspecify.annotations.NullMarked;
