/** Prerequisites of session logs and their keys. */
@NullMarked
package dev.sessionready.checks.logging;

import org.jspecify.annotations.NullMarked;
