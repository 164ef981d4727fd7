/** Which instances a changed resource affects. */
@NullMarked
package dev.sessionready.aws.dependents;

import org.jspecify.annotations.NullMarked;
