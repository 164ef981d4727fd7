/** The prerequisites of Session Manager, one class each. */
@NullMarked
package dev.sessionready.checks;

import org.jspecify.annotations.NullMarked;
