/** Prerequisites of credentials and permissions. */
@NullMarked
package dev.sessionready.checks.identity;

import org.jspecify.annotations.NullMarked;
